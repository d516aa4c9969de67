"""What a new dense index takes over from the generation before, so that little is written anew."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from corpus.article import Passage
from retrieval.dense import HNSW
from retrieval.errors import IndexMissingError
from retrieval.generations import DENSE_FOLDER, Generation, Generations

PASSAGES_FILE = "passages.json"
# More than this is as quickly written anew, into a graph without gaps.
_MOST_CHANGED = 0.1
# A row that is gone stays in the graph as a gap: so many of them neither cost disk nor recall.
_MOST_GAPS = 0.2


@dataclass(frozen=True, slots=True)
class Contents:
    """Hold what a dense index was given: a digest by passage; `gaps` are the rows it lost since."""

    digests: Mapping[str, str]
    gaps: int = 0


@dataclass(frozen=True, slots=True)
class Basis:
    """Hold the folder to begin from, and what differs: ids to remove, positions to write."""

    directory: Path
    removed: tuple[str, ...]
    fresh: tuple[int, ...]
    gaps: int


def contents_of(passages: Sequence[Passage], *, gaps: int = 0) -> Contents:
    """Return what an index of these passages holds."""
    return Contents({passage.id: _digest(passage) for passage in passages}, gaps)


def write_contents(directory: Path, contents: Contents) -> None:
    """Write down what a generation's dense index holds, for the generation after it."""
    written = json.dumps({"gaps": contents.gaps, "digests": contents.digests})
    (directory / PASSAGES_FILE).write_text(written, "utf-8")


def read_contents(directory: Path) -> Contents | None:
    """Return what a generation's dense index holds, or None where that was not written down."""
    try:
        told = json.loads((directory / PASSAGES_FILE).read_text("utf-8"))
        return Contents(told["digests"], told["gaps"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def find_basis(data: Path, fingerprint: str, passages: Sequence[Passage]) -> Basis | None:
    """Return what to begin from, or None where everything is better written anew.

    That is a sound generation of the same model, the same graph and the same Chroma.
    """
    try:
        generation = Generations(data).open()
    except IndexMissingError:
        return None
    generation.archive.close()
    held = read_contents(generation.directory)
    if held is None or not _is_alike(generation, fingerprint):
        return None
    return basis_of(generation.directory / DENSE_FOLDER, held, contents_of(passages))


def basis_of(directory: Path, held: Contents, wanted: Contents) -> Basis | None:
    """Return the way from what an index holds to what is wanted; None where it is too long."""
    removed = tuple(id_ for id_ in held.digests if id_ not in wanted.digests)
    fresh = tuple(
        place
        for place, (id_, digest) in enumerate(wanted.digests.items())
        if held.digests.get(id_) != digest
    )
    written_over = sum(
        1 for id_, digest in held.digests.items() if wanted.digests.get(id_, digest) != digest
    )
    gaps = held.gaps + len(removed) + written_over
    is_short = len(removed) + len(fresh) <= _MOST_CHANGED * len(held.digests)
    if not is_short or gaps > _MOST_GAPS * len(wanted.digests):
        return None
    return Basis(directory, removed, fresh, gaps)


def _is_alike(generation: Generation, fingerprint: str) -> bool:
    manifest = generation.manifest
    return (
        manifest.model.fingerprint == fingerprint
        and dict(manifest.hnsw) == dict(HNSW)
        and manifest.versions.get("chromadb") == version("chromadb")
    )


def _digest(passage: Passage) -> str:
    """Return what changes with what the index is given of a passage: 16 hexadecimal digits."""
    return sha256(f"{passage.published} {passage.search_text}".encode()).hexdigest()[:16]
