"""Which articles share pieces of wording with an excerpt: an index of pieces of eight letters.

An article's letters are cut into pieces that lie end to end; of an excerpt every window of as many
letters is looked up. So fifteen letters in a row hold at least one whole piece, wherever they
begin, and an article takes one entry for eight letters.
"""

import sqlite3
import struct
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise
from typing import Any, TypeAlias
from zlib import crc32

from retrieval.excerpts.letters import letters_of

# Eight letters say which handful of articles; of fewer, as many again would be needed.
PIECE = 8
# So many letters hold a whole piece wherever they begin.
FEWEST_LETTERS = 2 * PIECE - 1
# An article of 700 pieces is in a bucket by mere chance once in 700; more buckets take more bytes.
_BUCKET_BITS = 19
# Room for the number of an article, above which stands its bucket.
_NUMBER_BITS = 32
_NUMBER, _NUMBER_BYTES = "<u4", 4
# Letters of an excerpt that tell which articles may hold the whole of it; the rest is compared.
_TELLING = 128
# Windows of a long excerpt that are looked up: one in eight of them meets a piece.
_MOST_WINDOWS = 1_024
# Entries of buckets that are counted; a sentence has a few hundred where nothing is repeated.
_MOST_COUNTED = 4_096
# To read so few articles takes no longer than to unpack a bucket of so many bytes.
_FEW, _FULL = 2, 16_384

SCHEMA = """
CREATE TABLE numbered (number INTEGER PRIMARY KEY, id TEXT NOT NULL);
CREATE TABLE bucket (bucket INTEGER PRIMARY KEY, articles BLOB NOT NULL);
"""
_Rows: TypeAlias = Callable[[str, Mapping[str, str | bytes | int]], list[Any]]


class PieceWriter:
    """Gather the pieces of articles, then write them all at once; each article may come once."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        # The bucket of a piece above the number of an article, so that sorting gathers them.
        self._entries = array("Q")

    def add(self, article_id: str, text: str) -> None:
        """Gather the pieces of an article's text."""
        letters = letters_of(text)
        buckets = {_bucket_of(letters, at) for at in range(0, len(letters) - PIECE + 1, PIECE)}
        number = len(self._ids)
        self._ids.append(article_id)
        self._entries.extend([bucket << _NUMBER_BITS | number for bucket in buckets])

    def write(self, database: sqlite3.Connection) -> None:
        """Write the tables of `SCHEMA`."""
        database.executemany("INSERT INTO numbered VALUES (?, ?)", enumerate(self._ids))
        database.executemany("INSERT INTO bucket VALUES (?, ?)", self._buckets())

    def _buckets(self) -> Iterator[tuple[int, bytes]]:
        """Yield each bucket with the numbers of its articles, four bytes long."""
        # It takes a tenth of a second to import, and who only looks excerpts up does without it.
        import numpy as np  # noqa: PLC0415

        entries = np.sort(np.frombuffer(self._entries, dtype=np.uint64))
        buckets, starts = np.unique(entries >> _NUMBER_BITS, return_index=True)
        # What is cut off is the bucket.
        packed = entries.astype(_NUMBER).tobytes()
        bounds = [*(starts * _NUMBER_BYTES).tolist(), len(packed)]
        for bucket, (start, end) in zip(buckets.tolist(), pairwise(bounds), strict=True):
            yield bucket, packed[start:end]


class PieceIndex:
    """Look pieces up by means of a function that runs a query with named values."""

    def __init__(self, rows: _Rows) -> None:
        self._rows = rows

    def holding(self, letters: str) -> Sequence[str]:
        """Return the ids, in order, of the articles that may hold these letters in a row.

        No article that does is left out; there must be at least `FEWEST_LETTERS` of them.
        """
        buckets = _windows(letters[:_TELLING])
        packed = self._packed(buckets)
        # Wherever its pieces begin, an article that holds the letters holds one series of eight.
        series = (set(buckets[first::PIECE]) for first in range(min(PIECE, len(buckets))))
        found = (_in_all([packed.get(bucket, b"") for bucket in each]) for each in series)
        return sorted(self._names(set[int]().union(*found)).values())

    def sharing(self, letters: str, limit: int) -> Sequence[str]:
        """Return the ids of at most `limit` articles that share pieces, most of them first.

        The rarest pieces count; what stands everywhere tells no article from another.
        """
        windows = _windows(letters)
        # An odd step, for the pieces of an article lie eight letters apart.
        step = len(windows) // _MOST_WINDOWS * 2 + 1
        rarest = map(_unpack, sorted(self._packed(windows[::step]).values(), key=len))
        counted = Counter(islice(chain.from_iterable(rarest), _MOST_COUNTED))
        shared = [number for number, _ in counted.most_common(limit)]
        names = self._names(shared)
        return [names[number] for number in shared]

    def _packed(self, buckets: Iterable[int]) -> Mapping[int, bytes]:
        """Return the articles of each bucket that is not empty, packed."""
        query = "SELECT * FROM bucket WHERE bucket IN (SELECT value FROM json_each(:keys))"
        return dict(self._rows(query, {"keys": _listed(set(buckets))}))

    def _names(self, numbers: Iterable[int]) -> Mapping[int, str]:
        query = "SELECT * FROM numbered WHERE number IN (SELECT value FROM json_each(:keys))"
        return dict(self._rows(query, {"keys": _listed(numbers)}))


def _windows(letters: str) -> list[int]:
    """Return the bucket of every window of a piece's length, in order."""
    return [_bucket_of(letters, at) for at in range(len(letters) - PIECE + 1)]


def _bucket_of(letters: str, at: int) -> int:
    return crc32(letters[at : at + PIECE].encode()) >> 32 - _BUCKET_BITS


def _in_all(buckets: Iterable[bytes]) -> set[int]:
    """Return the articles that are in every bucket, and perhaps a few that are not in all.

    The emptiest decide soonest, and a full one is not worth unpacking for a few.
    """
    emptiest, *others = sorted(buckets, key=len)
    common = set(_unpack(emptiest))
    for packed in others:
        if not common or (len(common) <= _FEW and len(packed) > _FULL):
            break
        common.intersection_update(_unpack(packed))
    return common


def _listed(numbers: Iterable[int]) -> str:
    return f"[{','.join(map(str, numbers))}]"


def _unpack(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(packed) // _NUMBER_BYTES}I", packed)
