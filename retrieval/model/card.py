"""What is known of a model: its prompts, and how far to trust it per question language."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any, cast

from retrieval.types import Language, Weights
from retrieval.words.glossing import glossary_digest

_PARTS = ("*.json", "*.txt", "*.model", "*.safetensors", "*.bin")
# Prompt names under which models publish theirs, the most usual first.
_QUESTION_PROMPTS = ("query", "question", "s2p_query")
_PASSAGE_PROMPTS = ("passage", "document", "corpus")


@dataclass(frozen=True, slots=True)
class ModelCard:
    """Hold the texts a model wants before its inputs, and its share in the fused score, 0 to 1.

    What `reads_english` alone is given Dutch in English words.
    """

    question_prompt: str
    passage_prompt: str
    weights: Weights
    reads_english: bool = False


def _weights(dutch: float, english: float) -> Weights:
    return {Language.DUTCH: dutch, Language.ENGLISH: english}


# Published figures: on Dutch news a small multilingual model is level with BM25, a large one
# clearly better; for English questions on Dutch text every one of them about doubles BM25.
_E5 = ModelCard("query: ", "passage: ", _weights(0.5, 0.8))
_CARDS: Mapping[str, ModelCard] = {
    "multilingual-e5-small": _E5,
    "multilingual-e5-base": _E5,
    "multilingual-e5-large": ModelCard("query: ", "passage: ", _weights(0.6, 0.85)),
    "bge-m3": ModelCard("", "", _weights(0.6, 0.85)),
    "granite-embedding-97m-multilingual-r2": ModelCard("", "", _weights(0.5, 0.8)),
    "granite-embedding-311m-multilingual-r2": ModelCard("", "", _weights(0.5, 0.8)),
    "paraphrase-multilingual-MiniLM-L12-v2": ModelCard("", "", _weights(0.3, 0.7)),
    # Given Dutch as it is, it was worth a fifth at the most. Word by word in English it finds what
    # is told in other words; more than this costs headlines, which share their article's words.
    "all-MiniLM-L6-v2": ModelCard("", "", _weights(0.4, 0.7), reads_english=True),
}
# A model nobody measured here gets a voice, but cannot outvote the words themselves.
_UNKNOWN_WEIGHTS = _weights(0.3, 0.5)


def card_of(name: str, folder: Path) -> ModelCard:
    """Return a model's card: the known one of that name, else what its own folder says."""
    known = _CARDS.get(Path(name).name)
    if known is not None:
        return known
    prompts, default = _published_prompts(folder)
    question, passage = (
        next((prompts[key] for key in keys if key in prompts), default)
        for keys in (_QUESTION_PROMPTS, _PASSAGE_PROMPTS)
    )
    return ModelCard(question, passage, _UNKNOWN_WEIGHTS)


def fingerprint(folder: Path, card: ModelCard) -> str:
    """Return what changes when the model's files or prompts do: 32 hexadecimal digits."""
    total = sha256(repr((card.question_prompt, card.passage_prompt)).encode())
    if card.reads_english:
        total.update(glossary_digest())
    for part in sorted(
        {path.relative_to(folder) for kind in _PARTS for path in folder.rglob(kind)}
    ):
        # A hidden folder holds what a download noted for itself.
        if (folder / part).is_file() and not part.parts[0].startswith("."):
            total.update(part.as_posix().encode())
            total.update(sha256_of(folder / part).encode())
    return total.hexdigest()[:32]


def sha256_of(path: Path) -> str:
    """Return a file's SHA-256 in hexadecimal digits."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _published_prompts(folder: Path) -> tuple[Mapping[str, str], str]:
    """Return the prompts that a model's own files name, and what stands for one they do not."""
    try:
        published = json.loads((folder / "config_sentence_transformers.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}, ""
    told = _object(published)
    named = _object(told.get("prompts"))
    prompts = {key: text for key, text in named.items() if isinstance(text, str)}
    return prompts, prompts.get(str(told.get("default_prompt_name")), "")


def _object(value: Any) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}
