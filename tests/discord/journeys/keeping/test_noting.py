import pytest

from tests.discord.fake.places import Channel
from tests.discord.fake.reader import Reader
from tests.discord.journeys.keeping.town import ASK_ORGAN, SAID_OF_ORGAN, Town
from tests.discord.journeys.looks import look_at

pytestmark = pytest.mark.asyncio(loop_scope="session")

_ORGAN = "002-orgel"
_NOTE = "Het waren er achtentachtig, meldt de orgelbouwer later."
_SHOWN = f"Moderator’s note: {_NOTE}"
_HOSTILE = "**vet** @everyone [klik](https://boos.example) <@123456789012345678> `x`"


async def test_a_note_stands_wherever_its_article_is_cited(
    mo: Reader, hanna: Reader, channel: Channel
) -> None:
    reply = await mo.slash("corpus note", article=_ORGAN, text=_NOTE, channel=channel)

    answer = await hanna.slash("ask", question=ASK_ORGAN, channel=channel)
    source = await hanna.press(answer, "Source 1")
    course = await hanna.press(answer, "Timeline")
    quoted = await hanna.slash("quote", text=SAID_OF_ORGAN, channel=channel)
    mention = await hanna.mention(ASK_ORGAN, channel=channel)
    await mo.slash("corpus note", article=_ORGAN, channel=channel)

    assert "This note stands wherever the article is cited." in reply.text
    for shown in (answer, source, course, quoted):
        assert _SHOWN in look_at(shown).letters
    assert _NOTE in look_at(mention).letters


async def test_a_note_that_was_taken_away_stands_nowhere(
    mo: Reader, hanna: Reader, channel: Channel
) -> None:
    await mo.slash("corpus note", article=_ORGAN, text=_NOTE, channel=channel)

    reply = await mo.slash("corpus note", article=_ORGAN, channel=channel)
    answer = await hanna.slash("ask", question=ASK_ORGAN, channel=channel)

    assert "No note stands any more where the article is cited." in reply.text
    assert "note" not in answer.text


async def test_a_note_is_shown_as_it_was_written_and_does_nothing(
    town: Town, mo: Reader, hanna: Reader, channel: Channel
) -> None:
    article = "007-turfschip"
    reply = await mo.slash("corpus note", article=article, text=_HOSTILE, channel=channel)
    source = await hanna.slash("source", article=article, channel=channel)
    await mo.slash("corpus note", article=article, channel=channel)

    assert f"now: {_HOSTILE}" in look_at(reply).letters
    assert _HOSTILE in look_at(source).letters
    assert look_at(source).foreign == set()
    assert town.discord.journal.pings == []


async def test_a_term_of_the_glossary_counts_from_the_next_question_on(
    mo: Reader, hanna: Reader, channel: Channel
) -> None:
    question = "What did she see at the columbarium?"
    before = await hanna.slash("ask", question=question, channel=channel)
    reply = await mo.slash(
        "corpus glossary", term="columbarium", words="duiventil, duivenmelker", channel=channel
    )

    after = await hanna.slash("ask", question=question, channel=channel)

    assert "does not hold an answer" in before.text
    assert "now: duiventil, duivenmelker" in reply.text
    assert "Duivenmelker Griet Olthof zag een havik boven het plein." in after.text
    assert "does not hold an answer" not in after.text


async def test_a_term_is_taken_out_of_the_glossary(
    town: Town, mo: Reader, channel: Channel
) -> None:
    await mo.slash("corpus glossary", term="tinker", words="ketellapper", channel=channel)

    reply = await mo.slash("corpus glossary", term="Tinker", channel=channel)

    assert "This term is no longer in the glossary." in reply.text
    assert "tinker" not in town.decided().glossary
    details = [act.detail for act in town.acts() if act.subject == "tinker"]
    assert details == ["– → “ketellapper”", "“ketellapper” → –"]
