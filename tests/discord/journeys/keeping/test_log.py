import csv
import io

import pytest

from tests.bot.running import CommandLine
from tests.discord.fake.places import Channel
from tests.discord.fake.reader import Reader
from tests.discord.journeys.keeping.deeds import text_of_file
from tests.discord.journeys.keeping.town import Town
from tests.discord.journeys.looks import look_at

pytestmark = pytest.mark.asyncio(loop_scope="session")

# More than a page of the log shows.
_TERMS = 17
_FORMULA = '=HYPERLINK("https://boos.example")'


async def add_term(mo: Reader, term: str, channel: Channel, words: str = "iets") -> None:
    """Do something that the log keeps."""
    await mo.slash("corpus glossary", term=term, words=words, channel=channel)


async def test_the_log_says_who_did_what_and_when_latest_first(
    town: Town, mo: Reader, channel: Channel
) -> None:
    await add_term(town.moderator("Jet"), "eerste", channel)
    await add_term(mo, "tweede", channel)

    log = await mo.slash("corpus log", channel=channel)

    seen = look_at(log).letters
    assert log.is_private
    assert seen.index("Glossary · tweede") < seen.index("Glossary · eerste")
    assert "UTC · mo · – → “iets”" in seen
    assert "UTC · jet · – → “iets”" in seen


async def test_the_log_is_turned_page_by_page(mo: Reader, channel: Channel) -> None:
    for number in range(_TERMS):
        await add_term(mo, f"term {number:02}", channel)

    first = await mo.slash("corpus log", channel=channel)
    second = await mo.press(first, "Next page ▶")
    back = await mo.press(second, "◀ Previous page")

    assert "term 16" in first.text
    assert "term 00" not in first.text
    assert "term 00" in second.text
    assert "Page 2 of" in second.text
    assert back.text == first.text


async def test_the_whole_log_is_handed_out_as_a_table_that_computes_nothing(
    town: Town, mo: Reader, channel: Channel
) -> None:
    await add_term(mo, _FORMULA, channel)
    log = await mo.slash("corpus log", channel=channel)

    exported = await mo.press(log, "The whole log as a file")

    rows = list(csv.DictReader(io.StringIO(text_of_file(town, exported.message))))
    assert exported.is_private
    assert f"The log with {len(rows)} acts is in the attached file." in exported.text
    assert len(rows) == len(town.acts())
    assert rows[-1]["subject"] == f"'{_FORMULA}"
    assert rows[-1]["actor"] == str(mo.person.id)


async def test_the_command_line_sees_the_same_log(town: Town, mo: Reader, channel: Channel) -> None:
    await add_term(mo, "van Discord", channel)
    command = CommandLine(town.data.parent, town.room.settings())
    folders = ("--data", str(town.data), "--corpus", str(town.corpus))
    command.run("corpus", "glossary", "van de regel", "iets", *folders)

    (by_command, by_discord) = command.read("corpus", "log", *folders, "--limit", "2")["acts"]
    seen = await mo.slash("corpus log", channel=channel)

    assert (by_discord["actor"], by_discord["actor_name"]) == (mo.person.id, "mo")
    assert (by_discord["act"], by_discord["subject"]) == ("glossary", "van Discord")
    assert (by_command["actor"], by_command["subject"]) == (0, "van de regel")
    assert "Glossary · van de regel" in look_at(seen).letters


async def test_what_an_operator_decides_counts_for_readers_on_discord(
    town: Town, hanna: Reader, channel: Channel
) -> None:
    command = CommandLine(town.data.parent, town.room.settings())
    folders = ("--data", str(town.data), "--corpus", str(town.corpus))
    command.run("corpus", "suppress", "007-turfschip", "op verzoek", *folders)

    # The bot looks at the file once a second.
    while await hanna.autocomplete("source", article="turfschip", channel=channel):
        pass
    source = await hanna.slash("source", article="007-turfschip", channel=channel)

    assert source.text.startswith("No single article goes by")
