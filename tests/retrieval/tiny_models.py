"""Models of a hundred kilobytes that load and answer the way real ones do."""

from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.numpy import load_file, save_file
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import BertProcessing
from transformers import (
    BertConfig,
    BertForSequenceClassification,
    BertModel,
    PreTrainedModel,
    PreTrainedTokenizerFast,
)

# Threads that share so little work mostly wait for each other, for seconds on a busy machine.
torch.set_num_threads(1)

MARKS = {
    "pad_token": "[PAD]",
    "unk_token": "[UNK]",
    "cls_token": "[CLS]",
    "sep_token": "[SEP]",
    "mask_token": "[MASK]",
}
WORDS = (
    *("query", "passage", ":", ".", "de", "een", "op", "bij", "haven", "boot", "brug", "molen"),
    *("dijk", "veer", "boer", "bakker", "vaart", "draait", "slaapt", "bakt", "brood", "vis"),
)
# What the tiny cross-encoder was taught that a relevant passage holds.
TELLING_WORD = "brug"
# How many tokens a tiny model reads of a text.
LONGEST = 32
_HIDDEN = 32


def save_embedder(
    folder: Path,
    *,
    prompts: Mapping[str, str] | None = None,
    default_prompt: str | None = None,
) -> Path:
    """Save a sentence-transformers model as the library does, and return its folder."""
    # The library adds to a transformer alone what makes one vector of a sentence.
    model = SentenceTransformer(
        str(save_plain(folder.with_name(f"{folder.name}-plain"))),
        device="cpu",
        prompts=dict(prompts) if prompts else None,
        default_prompt_name=default_prompt,
    )
    model.save(str(folder))
    return folder


def save_plain(folder: Path) -> Path:
    """Save the transformer alone, the way models are published that know nothing of sentences."""
    torch.manual_seed(1)
    return _save(BertModel(_config()), folder)


def save_reranker(folder: Path, *, labels: int = 1, lessons: int = 20) -> Path:
    """Save a cross-encoder that was taught to like passages with one word in them."""
    torch.manual_seed(1)
    config = _config()
    config.num_labels = labels
    model = BertForSequenceClassification(config)
    _teach(model, labels, lessons)
    return _save(model, folder)


def spoil_weights(folder: Path) -> Path:
    """Put NaN into every weight of a model."""
    file = folder / "model.safetensors"
    weights = {name: weight * float("nan") for name, weight in load_file(file).items()}
    save_file(weights, file, {"format": "pt"})
    return folder


def _config() -> BertConfig:
    return BertConfig(
        vocab_size=len(MARKS) + len(WORDS),
        hidden_size=_HIDDEN,
        intermediate_size=_HIDDEN,
        num_hidden_layers=1,
        num_attention_heads=2,
        max_position_embeddings=LONGEST,
    )


def _tokenizer() -> PreTrainedTokenizerFast:
    vocabulary = {word: number for number, word in enumerate((*MARKS.values(), *WORDS))}
    words = Tokenizer(WordLevel(vocabulary, MARKS["unk_token"]))
    words.pre_tokenizer = BertPreTokenizer()
    first, last = MARKS["cls_token"], MARKS["sep_token"]
    words.post_processor = BertProcessing((last, vocabulary[last]), (first, vocabulary[first]))
    return PreTrainedTokenizerFast(tokenizer_object=words, model_max_length=LONGEST, **MARKS)


def _save(model: PreTrainedModel, folder: Path) -> Path:
    model.save_pretrained(folder)
    _tokenizer().save_pretrained(folder)
    return folder


def _teach(model: BertForSequenceClassification, labels: int, lessons: int) -> None:
    """Train on every word as a passage: the telling one is relevant, the others are not."""
    pairs = _tokenizer()(["de boot"] * len(WORDS), list(WORDS), return_tensors="pt")
    relevant = torch.tensor([word == TELLING_WORD for word in WORDS])
    wanted = relevant.float().unsqueeze(1)
    if labels > 1:
        wanted = torch.nn.functional.one_hot(relevant.long(), labels).float()
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.01)
    # One lesson in which the answer is yes counts for as much as all the others.
    weight = torch.where(relevant, float(len(WORDS)), 1.0).unsqueeze(1)
    for _ in range(lessons):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(
            model(**pairs).logits, wanted, weight=weight
        )
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
