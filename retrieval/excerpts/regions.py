"""Where an article reads as an excerpt does, letter by letter, for a stretch at least; pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from retrieval.excerpts.index import PIECE

# Where a word or two are left out or put in, what follows lies so many letters off at most.
_DRIFT = 20
# Of what an excerpt says over and over again, the first few times are looked at.
_MOST_REPEATED = 8
# Shared pieces of which each is looked at; of more, those at the likeliest shifts are.
_MOST_SEEDS = 32
_MOST_SHIFTS = 8

Windows: TypeAlias = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Block:
    """Hold a stretch of letters that stands both in an excerpt and in an article."""

    excerpt: int
    article: int
    length: int

    @property
    def shift(self) -> int:
        """Return how much further on it stands in the article."""
        return self.article - self.excerpt


@dataclass(frozen=True, slots=True)
class Region:
    """Hold the blocks that an article shares with an excerpt in one place, in its order."""

    blocks: tuple[Block, ...]

    @property
    def first(self) -> int:
        """Return where the region begins in the excerpt."""
        return self.blocks[0].excerpt

    @property
    def last(self) -> int:
        """Return where the region ends in the excerpt."""
        return self.blocks[-1].excerpt + self.blocks[-1].length

    @property
    def covered(self) -> int:
        """Return how many letters of the excerpt stand in the region."""
        return sum(block.length for block in self.blocks)

    @property
    def place(self) -> tuple[int, int]:
        """Return where the region begins and ends in the article's letters."""
        return self.blocks[0].article, self.blocks[-1].article + self.blocks[-1].length

    def within(self, first: int, last: int) -> "Region | None":
        """Return the part of a region that lies within a stretch of the excerpt."""
        clipped = tuple(
            Block(begin, block.article + begin - block.excerpt, end - begin)
            for block in self.blocks
            if (begin := max(block.excerpt, first))
            < (end := min(block.excerpt + block.length, last))
        )
        return Region(clipped) if clipped else None


def windows_of(letters: str) -> Windows:
    """Return where each window of a piece's length begins in an excerpt."""
    windows: dict[str, list[int]] = {}
    for at in range(len(letters) - PIECE + 1):
        places = windows.setdefault(letters[at : at + PIECE], [])
        if len(places) < _MOST_REPEATED:
            places.append(at)
    return windows


def find_regions(letters: str, windows: Windows, article: str) -> Iterator[Region]:
    """Yield the regions of an article's letters that an excerpt's stand in, the longest first."""
    blocks = sorted(set(_blocks(letters, windows, article)), key=lambda block: -block.length)
    while blocks:
        longest = blocks[0]
        near = [block for block in blocks if abs(block.shift - longest.shift) <= _DRIFT]
        yield Region(_in_order(near))
        blocks = [block for block in blocks if abs(block.shift - longest.shift) > _DRIFT]


def _blocks(letters: str, windows: Windows, article: str) -> Iterator[Block]:
    """Yield the stretches around shared pieces, as long as they go on being the same."""
    ends: dict[int, int] = {}
    for begin, at in _likely(list(_seeds(windows, article))):
        if ends.get(at - begin, 0) <= at:
            block = _widened(letters, begin, article, at)
            ends[block.shift] = block.article + block.length
            yield block


def _seeds(windows: Windows, article: str) -> Iterator[tuple[int, int]]:
    """Yield where a shared piece begins in the excerpt, and where in the article."""
    for at in range(0, len(article) - PIECE + 1, PIECE):
        for begin in windows.get(article[at : at + PIECE], ()):
            yield begin, at


def _likely(seeds: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the seeds that most others stand near to; a word that comes often stands anywhere."""
    if len(seeds) <= _MOST_SEEDS:
        yield from seeds
        return
    near = Counter((at - begin) // _DRIFT for begin, at in seeds)
    best = {each for each, _ in near.most_common(_MOST_SHIFTS)}
    yield from (seed for seed in seeds if (seed[1] - seed[0]) // _DRIFT in best)


def _widened(letters: str, begin: int, article: str, at: int) -> Block:
    before, after = 0, PIECE
    most = min(begin, at)
    while before < most and letters[begin - before - 1] == article[at - before - 1]:
        before += 1
    most = min(len(letters) - begin, len(article) - at)
    while after < most and letters[begin + after] == article[at + after]:
        after += 1
    return Block(begin - before, at - before, before + after)


def _in_order(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks that follow one another in both texts, chosen from the longest on."""
    chosen: list[Block] = []
    for block in blocks:
        if all(_is_before(block, other) or _is_before(other, block) for other in chosen):
            chosen.append(block)
    ordered = sorted(chosen, key=lambda block: block.excerpt)
    longest = ordered.index(blocks[0])
    before = _connected(ordered[longest::-1])
    return (*reversed(before[1:]), *_connected(ordered[longest:]))


def _connected(blocks: Sequence[Block]) -> list[Block]:
    """Return the first block and those after it that are no further off than they are long.

    A word or two is easily met by chance, a long stretch is not.
    """
    connected = [blocks[0]]
    for block in blocks[1:]:
        one, other = sorted((connected[-1], block), key=lambda each: each.excerpt)
        if other.excerpt - one.excerpt - one.length <= block.length:
            connected.append(block)
    return connected


def _is_before(block: Block, other: Block) -> bool:
    """Tell whether a block ends before another begins, but for a few letters by chance."""
    end, chance = block.excerpt + block.length, PIECE // 2
    return end <= other.excerpt + chance and end + block.shift <= other.article + chance
