import pytest

from tests.discord.fake.places import Channel
from tests.discord.fake.reader import Reader
from tests.discord.fake.server import FakeDiscord
from tests.discord.journeys.looks import look_at, quotes_in

pytestmark = pytest.mark.asyncio(loop_scope="session")

SENTENCE = "Een kwartier later schoof bij de oude steenfabriek veertig meter dijk weg."
DAY = "14 January 2023"


async def test_an_excerpt_that_stands_in_the_archive_is_found_with_its_place(
    evan: Reader, channel: Channel
) -> None:
    reply = await evan.slash("quote", text=SENTENCE, channel=channel)

    assert "This stands word for word in the archive." in reply.text
    assert quotes_in(reply) == [SENTENCE]
    assert DAY in reply.text
    assert "paragraph 2, characters" in reply.text


async def test_the_source_of_an_excerpt_opens_with_it_marked(
    evan: Reader, channel: Channel
) -> None:
    reply = await evan.slash("quote", text="veertig meter dijk weg", channel=channel)

    source = await evan.press(reply, "Source 1")

    assert "steenfabriek ❝ veertig meter dijk weg ❞." in look_at(source).letters


async def test_an_excerpt_with_other_quotation_marks_and_spaces_is_recognised(
    hanna: Reader, channel: Channel
) -> None:
    typed = '"Het klonk niet als water,  het klonk als een trein die niet ophield"'

    reply = await hanna.slash("citaat", tekst=typed, channel=channel)

    assert "alleen aanhalingstekens, streepjes of spaties verschillen" in reply.text
    assert "“Het klonk niet als water, het klonk als een trein die niet ophield”" in reply.text


async def test_an_excerpt_that_was_altered_is_shown_with_what_differs(
    evan: Reader, channel: Channel
) -> None:
    altered = SENTENCE.replace("veertig", "vierhonderd")

    reply = await evan.slash("quote", text=altered, channel=channel)

    assert "Something like it stands in the archive, but not in these words." in reply.text
    assert quotes_in(reply) == [SENTENCE]
    assert "steenfabriek **veertig** ~~vierhonderd~~ meter" in reply.text


async def test_an_excerpt_of_something_else_does_not_stand_in_the_archive(
    evan: Reader, channel: Channel
) -> None:
    reply = await evan.slash("quote", text="De maan is gemaakt van oude kaas.", channel=channel)

    assert "This does not stand in the archive." in reply.text
    assert not reply.buttons


async def test_an_excerpt_as_long_as_discord_lets_it_be_is_looked_up(
    evan: Reader, channel: Channel
) -> None:
    excerpt = ("Het water kwam, @everyone! " * 300)[:6000]

    reply = await evan.slash("quote", text=excerpt, channel=channel)

    look = look_at(reply)
    assert "This does not stand in the archive." in look.letters
    assert "Looked for: “Het water kwam, @everyone! " in look.letters
    assert not look.foreign


async def test_an_excerpt_is_looked_up_privately_if_so_asked(
    discord: FakeDiscord, evan: Reader, channel: Channel
) -> None:
    reply = await evan.slash("quote", text=SENTENCE, private=True, channel=channel)

    assert reply.is_private
    assert not discord.messages_of_bot(channel)
