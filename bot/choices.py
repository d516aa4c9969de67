"""What Discord suggests while somebody types; from memory, for it must come at once."""

from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import TypeAlias

from discord import app_commands

from bot.edition import Edition, State
from bot.inert import inert
from bot.rendering.keys import key_of
from bot.wording import published_in_words
from retrieval.analysis import fold
from retrieval.archive import Entry

# Discord's limits: choices in a list, characters in a choice's name and value.
_MOST_CHOICES = 25
_LONGEST = 100

Choices: TypeAlias = list[app_commands.Choice[str]]


def article_choices(state: State, typed: str, language: str) -> Choices:
    """Return the articles whose words begin like those typed; none while no archive is open."""
    if not isinstance(state, Edition):
        return []
    entries = state.answerer.catalogue.suggest(typed, _MOST_CHOICES)
    return [
        app_commands.Choice(name=_describe(entry, language), value=key_of(entry.id))
        for entry in entries
    ]


def outlet_choices(state: State, typed: str) -> Choices:
    """Return the outlets that hold what was typed, those with the most articles first."""
    if not isinstance(state, Edition):
        return []
    counts = Counter(entry.source for entry in state.answerer.entries if entry.source)
    wanted = fold(typed)
    fitting = [outlet for outlet, _ in counts.most_common() if wanted in fold(outlet)]
    return [
        app_commands.Choice(name=inert(outlet)[:_LONGEST], value=outlet)
        for outlet in fitting[:_MOST_CHOICES]
        if len(outlet) <= _LONGEST and inert(outlet)
    ]


def id_choices(ids: Iterable[str], typed: str) -> Choices:
    """Return the ids that hold what was typed, as far as a choice can name them."""
    wanted = fold(typed)
    fitting = (each for each in ids if wanted in fold(each) and len(each) <= _LONGEST)
    return [
        app_commands.Choice(name=inert(each) or "-", value=each)
        for each in islice(fitting, _MOST_CHOICES)
    ]


def _describe(entry: Entry, language: str) -> str:
    """Return date, title and outlet in at most 100 characters, the title cut first."""
    date = published_in_words(entry.published, language)
    outlet = f" · {inert(entry.source)}"[:30] if entry.source else ""
    room = _LONGEST - len(date) - len(outlet) - 3
    title = inert(entry.title) or entry.id
    if len(title) > room:
        title = f"{title[: room - 1]}…"
    return f"{date} · {title}{outlet}"
