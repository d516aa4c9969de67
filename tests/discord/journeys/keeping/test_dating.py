from dataclasses import dataclass

import pytest

from tests.discord.fake.places import Channel
from tests.discord.fake.reader import Reader
from tests.discord.journeys.keeping.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="session")

_TRAM = "003-stoomtram"
_ASK_TRAM = "Wat kost een rit met de stoomtram?"
_SAID_OF_TRAM = "Een rit kost twee stuivers."


@dataclass(frozen=True, slots=True)
class Writing:
    """Hold what a moderator writes, what is kept of it, and how it is shown."""

    written: str
    kept: str
    shown: str


_WRITINGS = {
    "a day": Writing("2019-05-04", "2019-05-04", "4 May 2019"),
    "a month": Writing("2019-05", "2019-05", "May 2019"),
    "a year": Writing("2019", "2019", "2019"),
    "a day in Dutch": Writing("4 mei 2019", "2019-05-04", "4 May 2019"),
    "a month in English": Writing("may 2019", "2019-05", "May 2019"),
    "no date": Writing("undated", "None", "undated"),
    "no date in Dutch": Writing("zonder datum", "None", "undated"),
}


@pytest.mark.parametrize("writing", _WRITINGS.values(), ids=_WRITINGS)
async def test_an_article_is_given_a_date_at_any_precision(
    town: Town, mo: Reader, channel: Channel, writing: Writing
) -> None:
    date = writing.written
    await mo.slash("corpus date", article="004-zoutpan", date="1999", channel=channel)

    reply = await mo.slash("corpus date", article="004-zoutpan", date=date, channel=channel)

    assert reply.is_private
    assert "The article’s date was set." in reply.text
    assert f"now: {writing.shown} (set by a moderator)" in reply.text
    assert str(town.decided().dates["004-zoutpan"]) == writing.kept


async def test_a_date_that_was_set_counts_in_a_filter_and_is_shown_with_its_origin(
    mo: Reader, hanna: Reader, channel: Channel
) -> None:
    period = {"from": "2018-02", "to": "2018-02"}
    before = await hanna.slash("ask", question=_ASK_TRAM, channel=channel, **period)
    await mo.slash("corpus date", article=_TRAM, date="2018-02-03", channel=channel)

    after = await hanna.slash("ask", question=_ASK_TRAM, channel=channel, **period)
    source = await hanna.press(after, "Source 1")
    listed = await hanna.slash("sources", channel=channel, **period)

    assert "Only undated articles are about this" in before.text
    assert "Only undated" not in after.text
    assert _SAID_OF_TRAM in after.text
    assert "3 February 2018" in after.text
    assert "3 February 2018 (dated by a moderator)" in source.text
    assert "stoomtram" in listed.text


async def test_a_date_is_taken_back(town: Town, mo: Reader, channel: Channel) -> None:
    await mo.slash("corpus date", article="006-weefgetouw", date="1931", channel=channel)

    reply = await mo.slash("corpus date", article="006-weefgetouw", channel=channel)

    assert "The date that a moderator had set was taken back." in reply.text
    assert "comes back with the next build" in reply.text
    assert "006-weefgetouw" not in town.decided().dates


@pytest.mark.parametrize("written", ["gisteravond laat", "2022-13-45", "🙂", "1 2 3 4 5"])
async def test_what_names_no_day_is_refused_with_what_would(
    town: Town, mo: Reader, channel: Channel, written: str
) -> None:
    before = town.acts()

    reply = await mo.slash("corpus date", article="007-turfschip", date=written, channel=channel)

    assert "names no day or period. Write 2022, 2022-11, 2022-11-05" in reply.text
    assert town.acts() == before


async def test_a_date_that_is_set_again_to_the_same_changes_nothing(
    town: Town, mo: Reader, channel: Channel
) -> None:
    await mo.slash("corpus date", article="005-duiventil", date="2001", channel=channel)
    before = town.acts()

    reply = await mo.slash("corpus date", article="005-duiventil", date="2001", channel=channel)

    assert "It was so already; nothing was changed." in reply.text
    assert town.acts() == before


async def test_an_article_is_chosen_from_what_is_suggested(
    town: Town, mo: Reader, channel: Channel
) -> None:
    (choice,) = await mo.autocomplete("corpus date", article="turfschip")

    reply = await mo.slash("corpus date", article=choice["value"], date="1888", channel=channel)

    assert "Het turfschip Vrouwe Jikke is gelicht." in choice["name"]
    assert str(town.decided().dates["007-turfschip"]) == "1888"
    assert "now: 1888 (set by a moderator)" in reply.text


@pytest.mark.parametrize("article", ["999-nergens", "../../etc/passwd", "#0000", '"] x = 1'])
async def test_what_names_no_article_is_refused(
    town: Town, mo: Reader, channel: Channel, article: str
) -> None:
    before = town.acts()

    reply = await mo.slash("corpus date", article=article, date="1888", channel=channel)

    assert reply.text.startswith("No article of the archive goes by")
    assert town.acts() == before


async def test_who_dated_an_article_is_logged_with_what_it_was(
    town: Town, mo: Reader, channel: Channel
) -> None:
    await mo.slash("corpus date", article="001-vuurtoren", date="1871", channel=channel)
    await mo.slash("corpus date", article="001-vuurtoren", date="1872-03", channel=channel)

    (first, second) = (act for act in town.acts() if act.subject == "001-vuurtoren")
    assert (first.actor_name, first.detail) == ("mo", "– → “1871”")
    assert (second.actor, second.detail) == (mo.person.id, "“1871” → “1872-03”")
