"""What people wrote, as the questions they meant; shared by every door."""

from datetime import date

from bot.days import Backwards, Days, NoDay, understand_days
from bot.failures import ReaderError
from bot.given import GivenDays
from bot.inert import without_surrogates
from bot.rendering import notices
from retrieval.types import Question

# Long enough for any question that a sentence or two can ask; what is longer is a document.
LONGEST_QUESTION = 1_000


def question_of(text: str, days: Days, *, language: str) -> Question:
    """Return the question that was meant; raises ReaderError for an empty or too long one."""
    clean = without_surrogates(text).strip()
    if not clean:
        raise ReaderError(notices.empty_question(language=language))
    if len(clean) > LONGEST_QUESTION:
        raise ReaderError(notices.long_question(LONGEST_QUESTION, language=language))
    return Question(clean, days.today, published=days.published, as_of=days.as_of)


def days_of(given: GivenDays, *, language: str) -> Days:
    """Return the days that were meant; raises ReaderError with the remedy."""
    days = understand_days(given)
    match days:
        case Days():
            return days
        case NoDay(written=written):
            raise ReaderError(notices.no_day(written, language=language))
        case Backwards(first, last):
            raise ReaderError(notices.backwards(first, last, language=language))


def plain_days(today: date) -> Days:
    """Return the days of a question that fixes none."""
    return Days(today, None, None)
