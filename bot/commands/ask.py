"""`kernvraag ask`: a question, and the archive's own sentences in answer."""

from contextlib import closing

from bot.day_options import read_days
from bot.given import Given, GivenDays
from bot.inert import without_surrogates
from bot.json_output import outcome_object
from bot.opening import answerer_for
from bot.session import Session, open_session
from bot.terminal import render_outcome
from retrieval.types import NoAnswer, Question

# Long enough for any question that a sentence or two can ask; what is longer is a document.
LONGEST_QUESTION = 1_000
# Said with the answer, for it may miss what is put in other words.
_AS_ASKED = "--words asks for that"


def run(text: str, given: Given, *, days: GivenDays, limit: int, by_words: bool = False) -> None:
    """Answer a question; ends with status 3 when the archive does not hold the answer."""
    session = open_session(given)
    question = read_question(text, session, days=days, limit=limit)
    without_model = _AS_ASKED if by_words else None
    with closing(answerer_for(session, without_model=without_model)) as answerer:
        outcome = answerer.answer(question)
    session.show(outcome_object(outcome), render_outcome(outcome))
    if isinstance(outcome, NoAnswer):
        session.end_without_result()


def read_question(text: str, session: Session, *, days: GivenDays, limit: int = 3) -> Question:
    """Return the question that was meant, cut with a remark when it is too long."""
    clean = without_surrogates(text)
    if len(clean) > LONGEST_QUESTION:
        session.remark(f"Only the first {LONGEST_QUESTION:,} characters of the question were read.")
    read = read_days(days)
    return Question(
        clean[:LONGEST_QUESTION],
        read.today,
        published=read.published,
        as_of=read.as_of,
        limit=limit,
    )
