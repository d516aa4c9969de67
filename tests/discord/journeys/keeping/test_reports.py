import re

import pytest
import pytest_asyncio

from bot.actions import Action, Verb
from tests.discord.fake.places import Channel
from tests.discord.fake.reader import Reader
from tests.discord.fake.reply import Reply
from tests.discord.journeys.keeping.deeds import report
from tests.discord.journeys.keeping.planting import plant_button
from tests.discord.journeys.keeping.town import Town
from tests.discord.journeys.looks import look_at

pytestmark = pytest.mark.asyncio(loop_scope="session")

_QUESTIONS = {
    "002-orgel": "Hoeveel pijpen verving de orgelbouwer?",
    "003-stoomtram": "Wat kost een rit met de stoomtram?",
    "005-duiventil": "Wat zag duivenmelker Griet Olthof?",
    "006-weefgetouw": "Wat weeft Aleida Mook?",
}
_CLOSE = "Close the report"
_HOW = "How was it dealt with?"


@pytest_asyncio.fixture(loop_scope="session")
async def number(hanna: Reader, channel: Channel) -> int:
    """Return the number of a report about an answer from the organ's article."""
    return await report_on("002-orgel", hanna, channel, "Het waren er achtentachtig.")


async def report_on(article: str, hanna: Reader, channel: Channel, words: str) -> int:
    """Ask about an article, and report a mistake in the answer."""
    answer = await hanna.slash("ask", question=_QUESTIONS[article], channel=channel)
    return await report(hanna, answer, words)


async def open_report(mo: Reader, number: int, channel: Channel) -> Reply:
    """Choose a report from the queue, on whichever of its pages it is."""
    listed = await mo.slash("corpus reports", channel=channel)
    while not (found := [each for each in listed.options if each.startswith(f"{number}. ")]):
        listed = await mo.press(listed, "Next page ▶")
    return await mo.choose(listed, found[0])


async def test_a_report_waits_in_the_queue_with_its_question_and_its_words(
    mo: Reader, channel: Channel, number: int
) -> None:
    shown = await open_report(mo, number, channel)

    seen = look_at(shown).letters
    assert shown.is_private
    assert f"Report {number}" in seen
    assert _QUESTIONS["002-orgel"] in seen
    assert "Shown: an answer, from g000002" in seen
    assert "1: Het orgel van Zilverhaven klinkt weer. (002-orgel)" in seen
    assert "Het waren er achtentachtig." in seen
    assert shown.buttons == [_CLOSE, "Date source 1", "Hide source 1", "Note on source 1"]


async def test_a_report_is_closed_with_a_reason(
    town: Town, mo: Reader, channel: Channel, number: int
) -> None:
    form = await mo.press(await open_report(mo, number, channel), _CLOSE)

    closed = await mo.submit(form, {_HOW: "Nagekeken bij de orgelbouwer."})
    listed = await mo.slash("corpus reports", which="closed", channel=channel)

    assert "Closed on" in closed.text
    assert "Nagekeken bij de orgelbouwer." in closed.text
    assert _CLOSE not in closed.buttons
    assert listed.options[0].startswith(f"{number}. ")
    assert ("resolve", str(number), "Nagekeken bij de orgelbouwer.") in [
        (act.act, act.subject, act.detail) for act in town.acts()
    ]


async def test_a_report_that_somebody_closed_meanwhile_is_said_to_be_closed(
    town: Town, mo: Reader, channel: Channel, number: int
) -> None:
    jet = town.moderator("Jet")
    form = await mo.press(await open_report(mo, number, channel), _CLOSE)
    theirs = await jet.press(await open_report(jet, number, channel), _CLOSE)
    await jet.submit(theirs, {_HOW: "Klopt."})
    acts = town.acts()

    again = await mo.submit(form, {_HOW: "Klopt niet."})

    assert again.text.startswith(f"Report {number} was closed already.")
    assert town.acts() == acts


async def test_the_queue_is_turned_page_by_page(
    mo: Reader, hanna: Reader, channel: Channel
) -> None:
    answer = await hanna.slash("ask", question=_QUESTIONS["002-orgel"], channel=channel)
    for count in range(11):
        await report(hanna, answer, f"Bezwaar nummer {count}.")

    first = await mo.slash("corpus reports", channel=channel)
    second = await mo.press(first, "Next page ▶")
    back = await mo.press(second, "◀ Previous page")

    assert len(first.options) == 10
    assert second.options
    assert set(second.options).isdisjoint(first.options)
    assert back.options == first.options


async def test_an_article_is_dated_from_a_report(
    town: Town, mo: Reader, hanna: Reader, channel: Channel
) -> None:
    number = await report_on("003-stoomtram", hanna, channel, "Dit is van 2017.")
    form = await mo.press(await open_report(mo, number, channel), "Date source 1")

    reply = await mo.submit(form, {"When was it published?": "2017-08"})

    assert "The article’s date was set." in reply.text
    assert str(town.decided().dates["003-stoomtram"]) == "2017-08"


async def test_an_article_is_hidden_from_a_report(
    town: Town, mo: Reader, hanna: Reader, channel: Channel
) -> None:
    number = await report_on("005-duiventil", hanna, channel, "Griet wil dit niet.")
    form = await mo.press(await open_report(mo, number, channel), "Hide source 1")

    reply = await mo.submit(form, {"Why should readers not see it?": "op verzoek"})

    assert "Readers no longer get to see this article." in reply.text
    assert "005-duiventil" in town.decided().suppressed


async def test_a_note_is_written_from_a_report(
    town: Town, mo: Reader, hanna: Reader, channel: Channel
) -> None:
    number = await report_on("006-weefgetouw", hanna, channel, "Zij weeft ook tapijten.")
    form = await mo.press(await open_report(mo, number, channel), "Note on source 1")

    reply = await mo.submit(form, {"What should readers know?": "Ook tapijten."})

    assert "This note stands wherever the article is cited." in reply.text
    assert town.decided().notes["006-weefgetouw"] == "Ook tapijten."


@pytest.mark.parametrize("written", ["0", "7777", "999999999999999999999999", "x"])
async def test_a_report_that_is_not_there_is_said_not_to_be_there(
    town: Town, mo: Reader, channel: Channel, written: str
) -> None:
    button = plant_button(town.discord, Action(Verb.RESOLVE, written), channel)
    form = await mo.press(button, Verb.RESOLVE)

    reply = await mo.submit(form, {_HOW: "Klopt."})

    assert re.match(r"There is no report \d+\. Choose one from", look_at(reply).letters)


async def test_what_a_reader_reports_is_shown_inert(
    mo: Reader, hanna: Reader, channel: Channel
) -> None:
    words = "**fout** @everyone [klik](https://boos.example) <@123456789012345678>"
    number = await report_on("002-orgel", hanna, channel, words)

    shown = await open_report(mo, number, channel)

    assert words in look_at(shown).letters
    assert look_at(shown).foreign <= {"bullet", "quote", "blockquote"}


async def test_questions_without_an_answer_are_counted_without_names(
    town: Town, mo: Reader, channel: Channel
) -> None:
    question = "Wie bakt de lekkerste stroopwafels?"
    for name in ("Oebele", "Foekje", "Oebele"):
        reader = town.discord.reader(name)
        await reader.slash("ask", question=question, channel=channel)
    await town.discord.reader("Sietske").slash(
        "ask", question="Hoe oud is de zon?", channel=channel
    )

    gaps = await mo.slash("corpus gaps", channel=channel)

    seen = look_at(gaps).letters
    assert gaps.is_private
    assert seen.index(question) < seen.index("Hoe oud is de zon?")
    assert "asked 3 times, last on" in seen
    assert "not in the archive" in seen
    assert not any(name in seen for name in ("Oebele", "oebele", "Foekje", "foekje"))
