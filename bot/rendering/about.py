"""What the archive is and what is kept about people -> the card that says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_datetime

from bot.card import Accent, Card, Rule
from bot.i18n import say, say_count, spoken
from bot.rendering.budget import fit_card
from bot.rendering.draft import Draft, Drafted, Line, Long, draft, small, strong
from bot.wording import holdings_in_words
from retrieval.types import Holdings


@dataclass(frozen=True, slots=True)
class AboutFacts:
    """Hold what a reader may know of the archive, and how much of theirs is kept.

    `model` finds sentences by meaning, `wanted_model` is the one it stands in for, if it does;
    `degraded` says for operators what is missing. `built` is in UTC. `sample` tells the fictional
    archive. `kept` counts the asker's own questions and reports.
    """

    holdings: Holdings
    model: str
    wanted_model: str | None
    degraded: str | None
    built: datetime
    retention_days: int
    version: str
    sample: bool
    kept: int


def render_about(facts: AboutFacts, *, language: str) -> Card:
    """Draw what the archive holds, how to ask it, and what is kept about people and how long."""
    asking = (say(f"about.{key}", language) for key in ("ask", "look", "check"))
    kept = (
        say("about.kept", language),
        say_count("about.retention", language, facts.retention_days),
        say_count("about.yours", language, facts.kept),
    )
    parts: tuple[Drafted, ...] = (
        draft((Long(say("about.what", language)),)),
        Rule(),
        _section("about.archive", _archive(facts, language), language),
        _section("about.asking", asking, language),
        _section("about.privacy", iter(kept), language),
        Rule(),
        draft(small(say("about.version", language, version=facts.version))),
    )
    return fit_card(parts, Accent.NOTICE)


def _section(title: str, items: Iterator[str], language: str) -> Draft:
    return draft(strong(say(title, language)), *map(_item, items))


def _item(words: str) -> Line:
    return ("- ", Long(words))


def _archive(facts: AboutFacts, language: str) -> Iterator[str]:
    yield holdings_in_words(facts.holdings, language)
    if facts.sample:
        yield say("about.sample", language)
    # Both in the order and with the words of the language, to the minute.
    moment = format_datetime(facts.built, "d MMMM y HH:mm", locale=spoken(language))
    yield say("about.built", language, moment=moment)
    yield say("about.model", language, model=facts.model)
    if facts.wanted_model:
        yield say("about.stand_in", language, model=facts.wanted_model)
    if facts.degraded:
        yield say("degraded", language, sentence=facts.degraded)
