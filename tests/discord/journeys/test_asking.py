import pytest

from tests.discord.fake.places import Channel
from tests.discord.fake.reader import Reader
from tests.discord.fake.server import FakeDiscord
from tests.discord.journeys.looks import look_at, quotes_in

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUESTION = "Hoeveel wagons telde de wapentrein?"
# A sentence of the sample archive, with where and when it was published.
QUOTE = "De trein telde veertien wagons, waarop volgens ooggetuigen 26 pantservoertuigen stonden."
OPENING = "Een militaire goederentrein uit Valdorre is in de nacht van donderdag op vrijdag"
DAY = "10 december 2022"


async def test_who_mentions_the_bot_is_answered_with_the_archives_own_sentences(
    hanna: Reader, channel: Channel
) -> None:
    reply = await hanna.mention(QUESTION, channel=channel)

    assert QUOTE in quotes_in(reply)
    assert OPENING in look_at(reply).letters
    assert DAY in look_at(reply).letters


async def test_an_answer_shows_how_the_question_was_read_and_what_the_archive_spans(
    hanna: Reader, channel: Channel
) -> None:
    reply = await hanna.mention("Wat zei Kesselaar in oktober 2022?", channel=channel)

    seen = look_at(reply).letters
    assert seen.startswith("Wat zei Kesselaar in oktober 2022?")
    assert "Gelezen als Nederlands · oktober 2022 krijgt voorrang (“oktober 2022”)" in seen
    assert "Het archief: 37 artikelen, 2022 – 2023, 5 zonder datum" in seen


async def test_an_answer_is_a_reply_to_the_message_that_asked(
    discord: FakeDiscord, hanna: Reader, channel: Channel
) -> None:
    reply = await hanna.mention(QUESTION, channel=channel)

    (asked,) = (each for each in discord.world.messages_in(channel) if each.author == hanna.person)
    assert reply.message.reference_id == asked.id
    assert reply.message.channel == channel


async def test_who_asks_in_a_thread_is_answered_there(discord: FakeDiscord, hanna: Reader) -> None:
    reply = await hanna.mention(QUESTION, channel=discord.thread)

    assert reply.message.channel == discord.thread
    assert QUOTE in quotes_in(reply)


async def test_a_direct_message_needs_no_mention(discord: FakeDiscord, hanna: Reader) -> None:
    reply = await hanna.ask(QUESTION, channel=discord.dm(hanna))

    assert QUOTE in quotes_in(reply)


async def test_a_mention_is_answered_in_the_language_of_the_question(
    hanna: Reader, channel: Channel
) -> None:
    reply = await hanna.mention("How many wagons did the arms train have?", channel=channel)

    assert "Read as English" in reply.text
    assert "10 December 2022" in reply.text
    assert reply.buttons[0] == "Source 1"


async def test_a_mention_without_a_question_is_told_how_to_ask(
    hanna: Reader, channel: Channel
) -> None:
    reply = await hanna.mention("", channel=channel)

    assert "Stel er een in je eigen woorden" in reply.text


async def test_a_question_that_is_too_long_is_told_how_long_it_may_be(
    hanna: Reader, channel: Channel
) -> None:
    reply = await hanna.mention("Waarom sloot de sluis? " * 50, channel=channel)

    assert "Een vraag mag 1000 tekens lang zijn." in reply.text


async def test_who_cannot_be_answered_hears_why_and_sees_what_is_nearest(
    hanna: Reader, channel: Channel
) -> None:
    reply = await hanna.mention("Wie won de finale van het songfestival?", channel=channel)

    assert "Het archief bevat hierop geen antwoord." in reply.text
    assert "Het dichtst erbij in het archief, misschien geen antwoord:" in reply.text
    assert quotes_in(reply)


async def test_a_question_that_says_too_little_is_asked_for_more(
    hanna: Reader, channel: Channel
) -> None:
    reply = await hanna.mention("wat is de", channel=channel)

    assert "De vraag zegt te weinig om op te zoeken" in reply.text


async def test_what_a_question_brings_along_is_shown_letter_for_letter_and_does_nothing(
    hanna: Reader, channel: Channel
) -> None:
    brought = (
        "@everyone <@&5> <@5> <#5> </ask:5> <t:1700000000:R> <:boom:5> discord.gg/abc "
        "[bank](https://evil.example) https://evil.example ||x|| `y` **z** ~~w~~ ```v```"
    )

    reply = await hanna.mention(f"{QUESTION} {brought}", channel=channel)

    look = look_at(reply)
    assert brought in look.letters
    assert not look.foreign


async def test_messages_in_a_channel_are_answered_in_the_order_they_came(
    discord: FakeDiscord, channel: Channel
) -> None:
    bot = discord.bot_person
    # The first takes longest to be read; fewer than Discord lets a bot send at once.
    words = [QUESTION * 25, *(f"{QUESTION} {number}" for number in range(3))]

    asked = [
        await discord.reader("Pim").say(f"{bot.mention} {each}", channel=channel) for each in words
    ]
    await discord.until(lambda: all(map(discord.replies_to, asked)), "all answers")

    answered = [message.reference_id for message in discord.messages_of_bot(channel)]
    assert answered == [message.id for message in asked]
