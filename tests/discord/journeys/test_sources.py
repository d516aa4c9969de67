import pytest

from tests.discord.fake.places import Channel
from tests.discord.fake.reader import Reader
from tests.discord.fake.server import FakeDiscord
from tests.discord.journeys.looks import look_at

pytestmark = pytest.mark.asyncio(loop_scope="session")

TITLE = "Rechtzetting: de juiste cijfers van het graanakkoord"
OPENING = "In het artikel over het graanakkoord van Sarlisse"
DATE_OF_FILE = "3 November 2022 (dated by its file)"


@pytest.mark.parametrize(
    "typed", ["rechtz graanakk", "recht november", "2022-11-03 avond", "017-recht"]
)
async def test_while_somebody_types_articles_are_suggested_by_title_date_outlet_and_id(
    evan: Reader, typed: str
) -> None:
    (choice,) = await evan.autocomplete("source", article=typed)

    assert choice["name"] == f"3 November 2022 · {TITLE} · Het Avondlicht"


async def test_suggestions_are_as_many_and_as_long_as_discord_takes(hanna: Reader) -> None:
    choices = await hanna.autocomplete("bron", artikel="")

    assert len(choices) == 25
    assert max(len(choice["name"]) for choice in choices) == 100
    assert max(len(choice["value"]) for choice in choices) <= 100


async def test_what_fits_nothing_is_suggested_nothing(evan: Reader) -> None:
    assert await evan.autocomplete("source", article="../../etc/passwd") == []


async def test_an_article_that_was_chosen_from_the_suggestions_opens_privately(
    evan: Reader, channel: Channel
) -> None:
    (choice,) = await evan.autocomplete("source", article="rechtzetting")

    source = await evan.slash("source", article=choice["value"], channel=channel)

    assert source.is_private
    assert look_at(source).letters.startswith(TITLE)
    assert OPENING in source.text
    assert DATE_OF_FILE in source.text
    assert source.links == ["https://hetavondlicht.example/2022/11/03/rechtzetting-graanakkoord"]


async def test_an_article_is_found_by_words_that_fit_it_alone(evan: Reader) -> None:
    source = await evan.slash("source", article="cijfers graanakkoord")

    assert look_at(source).letters.startswith(TITLE)


async def test_an_article_is_shown_to_everybody_if_so_asked(
    discord: FakeDiscord, evan: Reader, channel: Channel
) -> None:
    source = await evan.slash("source", article="rechtzetting", private=False, channel=channel)

    assert discord.messages_of_bot(channel) == [source.message]


async def test_whoever_turns_an_article_for_everybody_leaves_it_in_its_language(
    hanna: Reader, evan: Reader, channel: Channel
) -> None:
    words = "reactor stilgelegd"
    source = await evan.slash("source", article=words, private=False, channel=channel)

    turned = await hanna.press(source, "Next page ▶")

    assert turned.message.id == source.message.id
    assert "Page 2 of 2" in turned.text


@pytest.mark.parametrize(
    "words",
    ["../../etc/passwd", "#0000000000000000", "'; DROP TABLE shown; --", "graan", "@everyone"],
    ids=["path", "key", "statement", "several", "call"],
)
async def test_words_that_single_no_article_out_are_repeated_with_what_to_do(
    evan: Reader, words: str
) -> None:
    reply = await evan.slash("source", article=words)

    look = look_at(reply)
    assert look.letters.startswith(f"No single article goes by “{words}”.")
    assert "look it up with /sources" in look.letters
    assert not look.foreign


async def test_all_articles_are_listed_in_pages_the_newest_first(hanna: Reader) -> None:
    first = await hanna.slash("bronnen")

    second = await hanna.press(first, "Volgende pagina ▶")

    assert first.is_private
    assert "37 van 37 artikelen, 2022 – 2023, 5 zonder datum\n-# Pagina 1 van 4" in first.text
    assert "Pagina 2 van 4" in second.text
    assert second.message.id == first.message.id
    assert not set(first.options) & set(second.options)


async def test_undated_articles_are_listed_last_and_so_named(evan: Reader) -> None:
    listed = await evan.slash("sources")
    for _ in range(3):
        listed = await evan.press(listed, "Next page ▶")

    dates = [line.rpartition(" · ")[2] for line in listed.text.splitlines() if "\\. *" in line]
    assert dates[-5:] == ["**undated**"] * 5


async def test_a_list_is_narrowed_by_words_outlet_and_period(hanna: Reader) -> None:
    listed = await hanna.slash(
        "sources", woorden="graan", van="2022-10", tot="2022-12", medium="Het Avondlicht"
    )

    assert listed.text.startswith("**graan · Het Avondlicht**")
    assert "alleen oktober 2022 – december 2022" in listed.text
    assert listed.options == [
        f"1. {TITLE}",
        "2. Handdruk bleef uit, handtekening niet: graanakkoord van Sarlisse is rond",
    ]


async def test_the_outlets_of_the_archive_are_suggested(evan: Reader) -> None:
    choices = await evan.autocomplete("sources", outlet="avond")

    assert choices == [{"name": "Het Avondlicht", "value": "Het Avondlicht"}]


async def test_an_article_of_a_list_opens_beside_it(evan: Reader) -> None:
    listed = await evan.slash("sources", words="graan avondlicht 2022")

    source = await evan.choose(listed, f"1. {TITLE}")

    assert source.is_private
    assert source.message.id != listed.message.id
    assert OPENING in source.text


async def test_a_list_that_nothing_fits_says_so(evan: Reader) -> None:
    listed = await evan.slash("sources", words="songfestival")

    assert "No article of the archive fits." in listed.text
    assert "0 of 37 articles" in listed.text
    assert not listed.options


async def test_a_list_of_a_period_that_is_none_is_told_how_to_write_one(evan: Reader) -> None:
    days = {"from": "last spring or so"}

    listed = await evan.slash("sources", **days)

    assert "Write 2022, 2022-11, 2022-11-05 or “november 2022”." in listed.text
