import pytest

from tests.discord.fake.command_book import ImpossibleError
from tests.discord.fake.places import Channel, Kind
from tests.discord.fake.reader import Reader
from tests.discord.fake.server import FakeDiscord
from tests.discord.journeys.looks import look_at, quotes_in

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUESTION = "Hoeveel wagons telde de wapentrein?"
# What the archive says on it, first on 10 December 2022 and then on the 12th.
FOURTEEN = (
    "De trein telde veertien wagons, waarop volgens ooggetuigen 26 pantservoertuigen stonden."
)
TWENTY_TWO = "de trein 22 wagons telde"


async def test_a_command_is_answered_for_everybody_in_the_language_of_the_readers_discord(
    discord: FakeDiscord, evan: Reader, channel: Channel
) -> None:
    reply = await evan.slash("ask", question=QUESTION, channel=channel)

    assert discord.messages_of_bot(channel) == [reply.message]
    assert FOURTEEN in quotes_in(reply)
    assert "Read as Dutch" in reply.text
    assert "10 December 2022" in reply.text


async def test_a_command_and_its_options_go_by_dutch_names_too(
    hanna: Reader, channel: Channel
) -> None:
    reply = await hanna.slash(
        "vraag", vraag=QUESTION, van="2022-12", tot="2022-12", channel=channel
    )

    assert "alleen december 2022" in reply.text


async def test_a_private_answer_is_seen_by_who_asked_alone(
    discord: FakeDiscord, evan: Reader, channel: Channel
) -> None:
    reply = await evan.slash("ask", question=QUESTION, private=True, channel=channel)

    assert reply.is_private
    assert reply.message.viewer == evan.person
    assert not discord.messages_of_bot(channel)


async def test_a_period_leaves_articles_out_and_says_how_many(
    evan: Reader, channel: Channel
) -> None:
    days = {"from": "11 december 2022", "to": "2022-12-31"}

    reply = await evan.slash("ask", question=QUESTION, **days, channel=channel)

    assert "only 11 December 2022 – 31 December 2022" in reply.text
    assert "25 articles outside it · 5 undated articles left out" in reply.text
    assert TWENTY_TWO in reply.text
    assert FOURTEEN not in reply.text


async def test_an_answer_as_of_a_day_knows_nothing_that_was_published_later(
    evan: Reader, channel: Channel
) -> None:
    reply = await evan.slash("ask", question=QUESTION, as_of="2022-12-11", channel=channel)

    assert "only up to 11 December 2022" in reply.text
    assert FOURTEEN in quotes_in(reply)
    assert TWENTY_TWO not in reply.text


async def test_a_period_without_an_answer_is_said_and_another_one_offered(
    evan: Reader, channel: Channel
) -> None:
    days = {"from": "1999", "to": "1999"}

    reply = await evan.slash("ask", question=QUESTION, **days, channel=channel)

    assert "The archive does not hold an answer to this in the period asked about." in reply.text
    assert "Another period may hold an answer; choose one below." in reply.text
    assert "December 2022" in reply.options


@pytest.mark.parametrize("option", ["from", "to", "as_of"])
async def test_a_day_that_is_none_is_repeated_with_examples_that_are(
    evan: Reader, channel: Channel, option: str
) -> None:
    days = {option: "the day **before** @here"}

    reply = await evan.slash("ask", question=QUESTION, **days, channel=channel)

    look = look_at(reply)
    assert "“the day **before** @here” names no day or period." in look.letters
    assert "Write 2022, 2022-11, 2022-11-05 or “november 2022”." in look.letters
    assert not look.foreign


async def test_a_period_that_ends_before_it_begins_is_said_with_both_days(
    evan: Reader, channel: Channel
) -> None:
    days = {"from": "2023", "to": "2022"}

    reply = await evan.slash("ask", question=QUESTION, **days, channel=channel)

    assert "would end (31 December 2022) before it begins (1 January 2023)" in reply.text


async def test_discord_itself_takes_no_question_that_is_too_long(
    evan: Reader, channel: Channel
) -> None:
    with pytest.raises(ImpossibleError, match="1 to 1000"):
        await evan.slash("ask", question="x" * 1001, channel=channel)


async def test_the_longest_question_of_nothing_but_marks_is_still_answered(
    evan: Reader, channel: Channel
) -> None:
    reply = await evan.slash("ask", question="*_`|" * 250, channel=channel)

    look = look_at(reply)
    assert look.letters.startswith("*_`|" * 40)
    assert "The question says too little to search by" in look.letters
    assert not look.foreign


async def test_a_question_of_blanks_is_told_how_to_ask(evan: Reader, channel: Channel) -> None:
    reply = await evan.slash("ask", question="   ", channel=channel)

    assert "There is no question in this." in reply.text


@pytest.mark.parametrize("where", ["thread", "voice", "direct", "group"])
async def test_a_command_works_wherever_people_write(
    discord: FakeDiscord, hanna: Reader, evan: Reader, where: str
) -> None:
    places = {
        "thread": discord.thread,
        "voice": discord.new_channel("stemhokje", kind=Kind.VOICE),
        "direct": discord.dm(evan),
        "group": discord.group(evan, hanna),
    }

    reply = await evan.slash("ask", question=QUESTION, channel=places[where])

    assert reply.message.channel == places[where]
    assert FOURTEEN in quotes_in(reply)
