"""The Dutch thesaurus: words that news uses for one another, group by group."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TypeAlias

# What an operator adds beside the decisions; a headword there replaces the packaged one.
THESAURUS_FILE = "thesaurus.txt"
# A word or phrase as it is written, and behind it forms that its stem does not show.
Term: TypeAlias = tuple[str, ...]

# What parts the words of a group that mean the same from those that only come near.
_NEAR = "~"
# A word or phrase, then the forms of it in brackets.
_TERM = re.compile(r"([^(),=~]*[^(),=~\s])\s*(?:\(([^()]*)\))?")


@dataclass(frozen=True, slots=True)
class Group:
    """Hold the words of one sense: those that mean the same, headword first, and those near it."""

    same: tuple[Term, ...]
    near: tuple[Term, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """Return all its words."""
        return self.same + self.near


def read_groups(text: str) -> Iterator[Group]:
    """Read lines of `word (form, form) = word, word ~ word`; `#` begins a comment.

    What is after `=` means the same as the headword, what is after `~` comes near. A headword alone
    is a group too: one that says there is no other word.
    """
    for line in text.splitlines():
        same, _, near = line.partition("#")[0].partition(_NEAR)
        group = Group(_terms(same), _terms(near))
        if group.same:
            yield group


def read_own_groups(path: Path) -> tuple[Group, ...]:
    """Return the groups of an operator's own file, none where there is no such file.

    What is no UTF-8 there is read as words that nothing is found by; raises OSError.
    """
    if not path.is_file():
        return ()
    return tuple(read_groups(path.read_text("utf-8-sig", errors="replace")))


@cache
def packaged_groups() -> tuple[Group, ...]:
    """Return every group of this package's thesaurus, subject by subject."""
    folder = files("retrieval").joinpath("thesaurus")
    pages = sorted(folder.iterdir(), key=lambda page: page.name)
    return tuple(group for page in pages for group in read_groups(page.read_text("utf-8")))


def _terms(text: str) -> tuple[Term, ...]:
    return tuple((word.strip(), *_forms(forms)) for word, forms in _TERM.findall(text))


def _forms(text: str) -> tuple[str, ...]:
    return tuple(form for part in text.split(",") if (form := part.strip())) if text else ()
