"""`kernvraag timeline`: what the archive says on a topic, in order of publication."""

from contextlib import closing

from bot.commands.ask import read_question
from bot.given import Given, GivenDays
from bot.json_output import timeline_object
from bot.opening import answerer_for
from bot.session import open_session
from bot.terminal import render_timeline


def run(topic: str, given: Given, *, days: GivenDays) -> None:
    """Show quotes on a topic; ends with status 3 when there are none."""
    session = open_session(given)
    question = read_question(topic, session, days=days)
    with closing(answerer_for(session)) as answerer:
        timeline = answerer.timeline(question)
    session.show(timeline_object(timeline), render_timeline(timeline))
    if not timeline.citations and not timeline.undated:
        session.end_without_result()
