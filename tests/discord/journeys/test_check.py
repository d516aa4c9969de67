import pytest

from tests.discord.fake.places import Channel
from tests.discord.fake.reader import Reader
from tests.discord.fake.server import FakeDiscord
from tests.discord.journeys.looks import look_at, quotes_in

pytestmark = pytest.mark.asyncio(loop_scope="session")

CHECK = "Check against the archive"
FOURTEEN = (
    "De trein telde veertien wagons, waarop volgens ooggetuigen 26 pantservoertuigen stonden."
)
NO_VERDICT = "This is no verdict: these are the archive’s own sentences; read them in their place."


async def test_a_claim_is_shown_with_who_says_the_same_and_what_else_is_about_it(
    hanna: Reader, evan: Reader, channel: Channel
) -> None:
    message = await hanna.say("De trein telde veertien wagons!", channel=channel)

    reply = await evan.menu(CHECK, message)

    agreeing, _, about = look_at(reply).letters.partition("About it")
    assert "Says the same or much the same" in agreeing
    assert FOURTEEN in agreeing
    assert "de trein 22 wagons telde" in about
    assert "12 December 2022" in about
    assert NO_VERDICT in about


async def test_a_check_is_private_and_leaves_no_trace_in_the_channel(
    discord: FakeDiscord, hanna: Reader, evan: Reader, channel: Channel
) -> None:
    message = await hanna.say("De trein telde veertien wagons!", channel=channel)

    reply = await evan.menu(CHECK, message)

    assert reply.message.viewer == evan.person
    assert not discord.messages_of_bot(channel)


async def test_a_checked_claim_opens_its_sources(
    hanna: Reader, evan: Reader, channel: Channel
) -> None:
    message = await hanna.say("De trein telde veertien wagons!", channel=channel)
    reply = await evan.menu(CHECK, message)

    source = await evan.press(reply, f"Source {quotes_in(reply).index(FOURTEEN) + 1}")

    assert f"❝ {FOURTEEN} ❞" in look_at(source).letters


async def test_the_menu_goes_by_its_dutch_name_too(
    hanna: Reader, evan: Reader, channel: Channel
) -> None:
    message = await evan.say("De trein telde veertien wagons!", channel=channel)

    reply = await hanna.menu("Toets aan het archief", message)

    assert "Dit is geen oordeel" in reply.text


async def test_a_claim_that_the_archive_is_silent_on_is_told_so_and_not_judged(
    hanna: Reader, evan: Reader, channel: Channel
) -> None:
    message = await hanna.say("Bananen op Mars zijn paars.", channel=channel)

    reply = await evan.menu(CHECK, message)

    assert "The archive holds nothing on this." in reply.text
    assert NO_VERDICT in reply.text
    assert not quotes_in(reply)


async def test_a_message_without_words_has_nothing_to_check(
    discord: FakeDiscord, hanna: Reader, evan: Reader, channel: Channel
) -> None:
    message = await hanna.say("", channel=channel)

    reply = await evan.menu(CHECK, message)

    assert "This message holds no text to check." in reply.text


async def test_what_a_claim_brings_along_is_shown_letter_for_letter_and_does_nothing(
    hanna: Reader, evan: Reader, channel: Channel
) -> None:
    claim = (
        "De wapentrein telde 22 wagons @everyone [bank](https://evil.example) ||x|| `y`\n"
        "# Kop\n> citaat\n- punt ```"
    )
    message = await hanna.say(claim, channel=channel)

    reply = await evan.menu(CHECK, message)

    look = look_at(reply)
    assert " ".join(claim.split()) in look.letters
    assert not look.foreign


async def test_who_is_mentioned_in_a_claim_is_no_part_of_it(
    discord: FakeDiscord, hanna: Reader, evan: Reader, channel: Channel
) -> None:
    message = await hanna.say(f"{evan.person.mention} 22 wagons telde de trein", channel=channel)

    reply = await evan.menu(CHECK, message)

    assert look_at(reply).letters.startswith("22 wagons telde de trein")


async def test_the_bots_own_answer_can_be_checked(evan: Reader, channel: Channel) -> None:
    answer = await evan.slash("ask", question="Hoeveel wagons?", channel=channel)

    reply = await evan.menu(CHECK, answer)

    assert reply.is_private
    assert reply.text
