"""The periods that a reader may choose from a menu: months of the archive, or years."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.card import MOST_OPTIONS
from bot.i18n import say, say_count
from bot.wording import period_in_words
from corpus.period import Period
from corpus.publication import Origin, PublicationDate

_ANY = "any"


@dataclass(frozen=True, slots=True)
class PeriodChoice:
    """Hold one line of the menu; `read_choice` reads its value."""

    value: str
    label: str
    description: str | None
    is_chosen: bool


def period_choices(
    dates: Iterable[PublicationDate | None], chosen: Period | None, language: str
) -> tuple[PeriodChoice, ...]:
    """Return any day, then the months of these dates, or their years where the months are many.

    The newest come first, at most 25 in all; none where nothing is dated. A count is of the
    articles that may lie in the period, so one of which only the year is known counts in each
    month of it.
    """
    dated = [each for each in dates if each is not None]
    if not dated:
        return ()
    # Never marked: where nothing is chosen, the menu shows what it is for.
    everything = PeriodChoice(_ANY, say("period.any", language), None, is_chosen=False)
    return (everything, *_choices(dated, chosen, language))


def read_choice(value: str) -> Period | None:
    """Return the period of a choice, None for any day; raises ValueError for any other text."""
    return None if value == _ANY else _read(value)


def _read(value: str) -> Period:
    return PublicationDate.parse(value, Origin.STATED).period


def _choices(
    dated: Sequence[PublicationDate], chosen: Period | None, language: str
) -> Iterator[PeriodChoice]:
    # Many articles share a day; comparing periods is the slow part.
    published = Counter(each.period for each in dated)
    for value in _values(dated):
        period = _read(value)
        count = sum(number for each, number in published.items() if each.overlaps(period))
        label, articles = period_in_words(period, language), say_count("articles", language, count)
        yield PeriodChoice(value, label, articles, period == chosen)


def _values(dated: Sequence[PublicationDate]) -> list[str]:
    """Return the months that are known, with the years of which no month is, if they are few."""
    months = {str(each)[: len("2022-11")] for each in dated}
    years = {month[: len("2022")] for month in months}
    # Any day takes one of the options.
    most = MOST_OPTIONS - 1
    return sorted(months if len(months) <= most else years, reverse=True)[:most]
