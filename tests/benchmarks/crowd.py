"""Many people who ask at once, and what became of each of them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.card import Accent
from bot.i18n import say, say_count
from tests.discord.fake.components import texts, walk
from tests.discord.fake.interactions import Interaction
from tests.discord.fake.server import FakeDiscord

_LANGUAGE = "en"
# Discord drops the app's answer to what was not acknowledged by then.
LATEST_ACKNOWLEDGEMENT = 3.0


class Told(StrEnum):
    """Name what a body tells somebody who asked."""

    ANSWER = "answer"
    NO_ANSWER = "no answer"
    WAITING = "waiting"
    BUSY = "busy"
    RESTARTED = "restarted"
    RESTARTING = "restarting"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Fate:
    """Hold what somebody was told in the end, each time that they were told something final."""

    told: tuple[Told, ...]
    acknowledged_after: float | None = None
    answered_after: float | None = None

    @property
    def is_acknowledged(self) -> bool:
        """Tell whether Discord was told in time that there will be an answer."""
        return self.acknowledged_after is not None


async def ask_at_once(fake: FakeDiscord, questions: Iterable[str]) -> list[Interaction]:
    """Use `/ask` as somebody new for each question, all in the same moment."""
    readers = [(fake.reader(f"Lezer {number}"), each) for number, each in enumerate(questions)]
    return [reader.send_slash("ask", question=question) for reader, question in readers]


def fate_of(interaction: Interaction) -> Fate:
    """Return what became of a command."""
    # The first body is the acknowledgement's own, which says nothing.
    told = [tell_apart(body) for body in interaction.bodies[1:]]
    return Fate(
        tuple(each for each in told if each is not Told.WAITING),
        interaction.ack_seconds,
        interaction.answer_seconds,
    )


def is_settled(interaction: Interaction) -> bool:
    """Tell whether somebody has something final, or Discord itself told them that it failed."""
    is_late = not interaction.is_acknowledged and interaction.seconds_old > LATEST_ACKNOWLEDGEMENT
    return is_late or bool(fate_of(interaction).told)


def count_told(fates: Sequence[Fate]) -> Counter[str]:
    """Count what people were told in the end, and who was told nothing."""
    return Counter(fate.told[-1].value if fate.told else "nothing" for fate in fates)


def tell_apart(body: Any) -> Told:
    """Return what a message's body says, by its colour and its words."""
    components = body.get("components") or []
    accents = {each.get("accent_color") for each in walk(components)}
    if Accent.ANSWER.value in accents:
        return Told.ANSWER
    if Accent.NO_ANSWER.value in accents:
        return Told.NO_ANSWER
    said = _without_numbers(" ".join(texts(components)))
    return next((told for told, words in _sentences() if words == said), Told.OTHER)


def _sentences() -> Iterable[tuple[Told, str]]:
    counted: Sequence[tuple[Told, Callable[[], str]]] = (
        (Told.WAITING, lambda: say_count("notice.waiting", _LANGUAGE, 7)),
        (Told.BUSY, lambda: say_count("notice.busy", _LANGUAGE, 7)),
        (Told.RESTARTED, lambda: say("notice.restarted", _LANGUAGE)),
        (Told.RESTARTING, lambda: say("notice.restarting", _LANGUAGE)),
    )
    return ((told, _without_numbers(words())) for told, words in counted)


def _without_numbers(text: str) -> str:
    return re.sub(r"\d+", "", text)
