from pathlib import Path

import pytest

from tests.discord.fake.attachments import Upload
from tests.discord.fake.places import Channel
from tests.discord.fake.reader import Reader
from tests.discord.journeys.keeping.test_adding import files_of, preview, upload
from tests.discord.journeys.keeping.town import QUICKLY, Town, town_of
from tests.discord.journeys.looks import look_at
from tests.discord.journeys.newsroom import open_newsroom

pytestmark = pytest.mark.asyncio(loop_scope="session")

_TEXT = "De klompenmaker van Zilverhaven hakt. Hij hakt al dertig jaar."
_ZIP = b"PK\x03\x04" + bytes(200)
# Each with what is said of it.
_REFUSED = {
    "too large": (
        Upload("groot.txt", b"a" * 2_000_001),
        "it is larger than the 2 MB that an article may have",
    ),
    "wrong type": (Upload("artikel.pdf", b"%PDF-1.7"), "its type is not read; use .txt"),
    "a zip bomb": (Upload("bom.zip", _ZIP, "application/zip"), "its type is not read; use .txt"),
    "a zip as text": (Upload("bom.txt", _ZIP), "it is a zip archive or an office document"),
    "a PDF as text": (Upload("blad.txt", b"%PDF-1.7 x"), "it is a PDF, not text"),
    "a picture": (
        Upload("foto.txt", b"\x89PNG\r\n", "image/png"),
        "it is sent as image/png, which is no text; save it as text",
    ),
    "not UTF-8": (Upload("oud.txt", "De één is vóór.".encode("latin-1")), "save it as UTF-8"),
    "nothing in it": (Upload("leeg.txt", b""), "it holds no text"),
    "no name": (Upload("", _TEXT.encode()), "its type is not read; use .txt"),
}
_HOSTILE = (
    "@everyone **Let op** <@123456789012345678> [klik](https://boos.example) ||geheim|| `x` "
    "<t:0:R> https://boos.example\n\n# Kop van een ander\n\n> citaat\n\n```\ncode\n```"
)


@pytest.mark.parametrize(("refused", "why"), _REFUSED.values(), ids=_REFUSED)
async def test_what_is_no_article_is_refused_with_its_reason(
    town: Town, mo: Reader, channel: Channel, refused: Upload, why: str
) -> None:
    before = files_of(town)

    shown = await preview(mo, channel, refused)

    assert "0 articles can be added" in shown.text
    assert why in look_at(shown).letters
    assert shown.buttons == []
    assert files_of(town) == before


async def test_what_is_no_article_leaves_the_others_to_be_added(
    town: Town, mo: Reader, channel: Channel
) -> None:
    shown = await preview(mo, channel, upload(_TEXT), Upload("a.zip", _ZIP, "application/zip"))

    assert shown.buttons == ["Add 1 article"]
    assert "✗ a.zip: its type is not read" in look_at(shown).letters


async def test_a_file_keeps_to_the_folder_whatever_its_name_says(
    town: Town, mo: Reader, channel: Channel
) -> None:
    before, around = files_of(town), set(town.corpus.parent.iterdir())

    shown = await preview(mo, channel, upload("De loods van Zilverhaven loodst.", "../../x.txt"))
    await mo.press(shown, "Add 1 article")

    (name,) = files_of(town) - before
    assert "../../x.txt becomes" in look_at(shown).letters
    assert name.startswith("undated-de-loods-van-zilverhaven")
    assert set(town.corpus.parent.iterdir()) == around


async def test_hostile_text_is_shown_inert_and_kept_as_it_is(
    town: Town, mo: Reader, channel: Channel
) -> None:
    before = files_of(town)

    shown = await preview(mo, channel, upload(_HOSTILE, "`x` **y** @here.txt"))
    added = await mo.press(shown, "Add 1 article")

    (name,) = files_of(town) - before
    assert look_at(shown).foreign == set()
    assert look_at(added).foreign == {"bullet"}
    assert "@everyone **Let op**" in look_at(shown).letters
    assert (town.corpus / name).read_text("utf-8") == _HOSTILE


async def test_a_message_without_text_or_files_is_said_to_hold_nothing(
    town: Town, mo: Reader, channel: Channel
) -> None:
    message = await town.discord.reader("Hanna").say("   ", channel=channel)

    reply = await mo.menu("Add to the archive", message)

    assert reply.text.startswith("Nothing was handed in.")


async def test_a_file_that_discord_does_not_hand_over_is_said(
    town: Town, mo: Reader, channel: Channel
) -> None:
    # The library tries again, a few times.
    town.discord.faults.answer(404, r"/attachments/", method="GET")

    shown = await preview(mo, channel, upload(_TEXT, "weg.txt"))

    assert "weg.txt: Discord did not hand it over; hand it in again" in look_at(shown).letters


async def test_a_preview_of_before_a_restart_must_be_handed_in_again(settled: Path) -> None:
    async with open_newsroom(settled / "articles", settled / "data") as room:
        async with room.bot(**QUICKLY) as bot:
            town = town_of(room, bot)
            shown = await preview(town.mo, room.discord.channel, upload(_TEXT))
        before = files_of(town)
        async with room.bot(**QUICKLY):
            reply = await town.mo.press(shown, "Add 1 article")

    assert reply.text == "What this button belongs to is no longer kept. Ask again."
    assert files_of(town) == before
