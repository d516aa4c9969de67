import pytest

from tests.discord.fake.places import Channel
from tests.discord.fake.reader import Reader
from tests.discord.fake.server import FakeDiscord
from tests.discord.journeys.looks import look_at, quotes_in

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUESTION = "Wat zei Halmar in oktober 2022 over de Grendelsluis?"


async def test_a_reply_with_another_month_asks_the_same_about_that_month_of_that_year(
    hanna: Reader, channel: Channel
) -> None:
    answer = await hanna.mention(QUESTION, channel=channel)

    reply = await hanna.ask("en in maart?", reply_to=answer)

    assert "Wat zei Halmar over de Grendelsluis in maart 2022?" in look_at(reply).letters
    assert "maart 2022 krijgt voorrang" in reply.text


async def test_a_reply_that_asks_what_was_said_next_keeps_to_the_articles_of_the_answer(
    evan: Reader, channel: Channel
) -> None:
    answer = await evan.mention("What did Kesselaar say about the lock?", channel=channel)

    reply = await evan.ask("what did he say next?", reply_to=answer)

    letters = look_at(reply).letters
    assert letters.startswith("What did Kesselaar say about the lock? what did he say next?")
    assert titles_in(reply.text)[0] in titles_in(answer.text)


async def test_somebody_else_may_ask_on_from_an_answer_to_a_command(
    hanna: Reader, evan: Reader, channel: Channel
) -> None:
    answer = await hanna.slash("vraag", vraag=QUESTION, channel=channel)
    # Nobody replies to what they have not looked at; by then the answer's place is known.
    await evan.press(answer, "Bron 1")

    reply = await evan.ask("en in november?", reply_to=answer)

    assert "over de Grendelsluis in november 2022?" in look_at(reply).letters


async def test_a_conversation_goes_on_from_one_reply_to_the_next(
    discord: FakeDiscord, hanna: Reader
) -> None:
    answer = await hanna.ask(QUESTION, channel=discord.dm(hanna))
    november = await hanna.ask("en in november?", reply_to=answer)

    december = await hanna.ask("en in december?", reply_to=november)

    assert "over de Grendelsluis in december 2022?" in look_at(december).letters


async def test_a_reply_that_stands_by_itself_is_asked_alone(
    hanna: Reader, channel: Channel
) -> None:
    answer = await hanna.mention(QUESTION, channel=channel)

    reply = await hanna.ask("Hoeveel wagons telde de wapentrein?", reply_to=answer)

    assert reply.text.startswith("**Hoeveel wagons telde de wapentrein?**")
    assert any("22 wagons" in quote for quote in quotes_in(reply))


async def test_a_reply_to_a_notice_of_the_bot_is_asked_alone(
    hanna: Reader, channel: Channel
) -> None:
    notice = await hanna.mention("", channel=channel)

    reply = await hanna.ask("Hoeveel wagons telde de wapentrein?", reply_to=notice)

    assert any("22 wagons" in quote for quote in quotes_in(reply))


async def test_the_period_of_an_answer_is_kept_by_who_asks_on(
    discord: FakeDiscord, evan: Reader, channel: Channel
) -> None:
    days = {"from": "2022-10", "to": "2022-10"}
    answer = await evan.slash("ask", question="Wat zei Kesselaar?", **days, channel=channel)
    await evan.press(answer, "Source 1")

    reply = await evan.ask("en wat zei hij daarna?", reply_to=answer)

    assert "alleen oktober 2022" in reply.text


def titles_in(text: str) -> list[str]:
    """Return the titles of the articles that an answer quotes, in order."""
    lines = (line for line in text.splitlines() if line.startswith("*") and line.endswith("**"))
    return [line.partition(" · ")[0] for line in lines if not line.startswith("**")]
