import pytest

from tests.discord.fake.attachments import Upload
from tests.discord.fake.places import Channel
from tests.discord.fake.reader import Reader
from tests.discord.fake.reply import Reply
from tests.discord.journeys.keeping.deeds import START, outcome_of
from tests.discord.journeys.keeping.planting import attach, plant_again
from tests.discord.journeys.keeping.town import (
    ARTICLES,
    ASK_FOUNTAIN,
    FOUNTAIN,
    SAID_OF_FOUNTAIN,
    Town,
)
from tests.discord.journeys.looks import look_at

pytestmark = pytest.mark.asyncio(loop_scope="session")

_LEAD = "De fontein van Zilverhaven spuit limonade."
_OFFER = "What would a reindex change?"
_ADD = "Add 1 article"


def upload(text: str, name: str = "artikel.txt") -> Upload:
    """Return a text as somebody hands it in."""
    return Upload(name, text.encode())


def files_of(town: Town) -> set[str]:
    """Return the names in the folder of articles."""
    return {path.name for path in town.corpus.iterdir()}


async def preview(mo: Reader, channel: Channel, *uploads: Upload) -> Reply:
    """Hand files in and look at what would become of them."""
    names = ("file", "file2", "file3", "file4", "file5")
    given = dict(zip(names, uploads, strict=False))
    return await mo.slash("corpus add", channel=channel, **given)


async def test_an_article_is_shown_added_reindexed_and_found(
    town: Town, mo: Reader, channel: Channel
) -> None:
    before = files_of(town)
    shown = await preview(mo, channel, upload(FOUNTAIN))
    not_yet = files_of(town)
    added = await mo.press(shown, _ADD)
    plan = await mo.press(added, _OFFER)
    await mo.press(plan, START)
    (progress,) = town.discord.messages_of_bot(channel)
    outcome = await outcome_of(town, progress)
    answer = await mo.slash("ask", question=ASK_FOUNTAIN, channel=channel)

    (name,) = files_of(town) - before
    assert shown.is_private
    assert _LEAD in shown.text
    assert "20 May 2022 (dated by the article itself)" in shown.text
    assert "1 × lead" in shown.text
    assert not_yet == before
    assert "1 article was added" in added.text
    assert name.startswith("2022-05-20-de-fontein-van-zilverhaven")
    assert name.removesuffix(".txt") in look_at(added).letters
    assert "1 article new: 2022-05-20-de-fontein" in plan.text
    assert outcome.text.startswith("**The new index answers")
    assert SAID_OF_FOUNTAIN in answer.text
    assert "20 May 2022" in answer.text


async def test_what_is_nearly_in_the_archive_already_is_shown_with_its_share(
    mo: Reader, channel: Channel
) -> None:
    text = ARTICLES["001-vuurtoren"].replace("jaargang 1850", "jaargang 1849")

    shown = await preview(mo, channel, upload(text))

    assert "% the same as “De vuurtoren van Zilverhaven krijgt een museum.” (001-vuurtoren)" in (
        look_at(shown).letters
    )


async def test_the_menu_of_a_message_adds_its_text_and_its_files(
    town: Town, mo: Reader, channel: Channel
) -> None:
    before = files_of(town)
    message = await mo.say("De kapper van Zilverhaven knipt nu ook honden.", channel=channel)
    message = attach(
        town.discord, message, upload("De slager van Zilverhaven verkoopt worst.", "slager.md")
    )

    shown = await mo.menu("Add to the archive", message)
    added = await mo.press(shown, "Add 2 articles")

    assert shown.is_private
    assert "2 articles were added" in added.text
    assert {name.rpartition(".")[2] for name in files_of(town) - before} == {"txt", "md"}


async def test_five_files_are_taken_at_once(town: Town, mo: Reader, channel: Channel) -> None:
    before = files_of(town)
    uploads = [upload(f"De {number}e buurman van Zilverhaven zingt.") for number in range(1, 6)]

    shown = await preview(mo, channel, *uploads)
    added = await mo.press(shown, "Add 5 articles")

    assert "5 articles were added" in added.text
    assert len(files_of(town) - before) == 5


async def test_what_was_added_once_is_not_added_twice(
    town: Town, mo: Reader, channel: Channel
) -> None:
    shown = await preview(mo, channel, upload("De tuinman van Zilverhaven snoeit."))
    first = await mo.press(shown, _ADD)
    count = len(files_of(town))

    second = await mo.press(shown, _ADD)

    assert "1 article was added" in first.text
    assert second.text == "What this button belongs to is no longer kept. Ask again."
    assert len(files_of(town)) == count


async def test_a_button_that_is_pressed_twice_at_once_adds_once(
    town: Town, mo: Reader, channel: Channel
) -> None:
    before = files_of(town)
    shown = await preview(mo, channel, upload("De visser van Zilverhaven vist."))

    presses = [mo.send_press(shown, _ADD) for _ in range(2)]
    for press in presses:
        await press.answered()

    told = [town.discord.world.messages[press.result_id or 0].text for press in presses]
    assert len(files_of(town) - before) == 1
    assert sum("1 article was added" in text for text in told) == 1
    assert sum("is no longer kept" in text for text in told) == 1


async def test_what_lies_there_letter_for_letter_is_said_to_be_there(
    town: Town, mo: Reader, channel: Channel
) -> None:
    text = "De molenaar van Zilverhaven maalt."
    await mo.press(await preview(mo, channel, upload(text)), _ADD)
    count = len(files_of(town))

    again = await mo.press(await preview(mo, channel, upload(text, "anders.txt")), _ADD)

    assert "was there already, letter for letter" in again.text
    assert again.buttons == []
    assert len(files_of(town)) == count


async def test_nobody_else_adds_what_somebody_previewed(
    town: Town, mo: Reader, channel: Channel
) -> None:
    shown = await preview(mo, channel, upload("De bakker van Zilverhaven bakt."))
    before, jet = files_of(town), town.moderator("Jet")
    for_all = plant_again(town.discord, shown)

    by_another = await jet.press(for_all, _ADD)
    by_owner = await mo.press(shown, _ADD)

    assert by_another.text.startswith("Only who asked for this may press that button.")
    assert "1 article was added" in by_owner.text
    assert len(files_of(town) - before) == 1


async def test_what_could_not_be_added_can_be_added_once_that_is_mended(
    town: Town, mo: Reader, channel: Channel
) -> None:
    shown = await preview(mo, channel, upload("De smid van Zilverhaven smeedt."))
    away = town.corpus.rename(town.corpus.with_name("elders"))
    refused = await mo.press(shown, _ADD)
    away.rename(town.corpus)

    added = await mo.press(shown, _ADD)

    assert refused.text.startswith("This was not done: ")
    assert "1 article was added" in added.text


async def test_an_added_article_is_logged_by_its_title(
    town: Town, mo: Reader, channel: Channel
) -> None:
    shown = await preview(mo, channel, upload("De wever van Zilverhaven weeft."))
    await mo.press(shown, _ADD)

    (act,) = (act for act in town.acts() if "wever" in act.subject)
    assert (act.actor_name, act.act) == ("mo", "add")
    assert act.detail == "De wever van Zilverhaven weeft."
