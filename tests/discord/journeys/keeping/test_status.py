import pytest

from tests.discord.fake.places import Channel
from tests.discord.fake.reader import Reader
from tests.discord.journeys.keeping.town import ASK_ORGAN, Town
from tests.discord.journeys.looks import look_at

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_status_says_how_the_archive_is_doing(
    town: Town, mo: Reader, hanna: Reader, channel: Channel
) -> None:
    await hanna.slash("ask", question=ASK_ORGAN, channel=channel)
    await hanna.slash("ask", question="Wie bakt de lekkerste stroopwafels?", channel=channel)

    status = await mo.slash("corpus status", channel=channel)

    seen = look_at(status).letters
    assert status.is_private
    assert "g000002 answers, built" in seen
    assert "7 articles" in seen
    assert "2 dated to the day · 3 dated to the month · 1 dated to the year · 1 undated" in seen
    assert "newest article: September 2022" in seen
    assert "by year: 2020 (1), 2021 (2), 2022 (3)" in seen
    assert "0 dates · 0 articles hidden · 0 notes · 0 terms in the glossary" in seen
    assert "1 question answered" in seen
    assert "1 question without an answer: 1 × not in the archive" in seen
    assert "0 reports of mistakes are open" in seen
    assert "Model that finds sentences by their meaning" in seen
    assert "g000001 is kept to go back to" in seen
    assert "MB on disk" in seen


async def test_the_status_speaks_the_moderators_language(town: Town, channel: Channel) -> None:
    status = await town.moderator("Jet").slash("corpus status", channel=channel)
    in_dutch = await _dutch(town).slash("corpus status", channel=channel)

    assert status.text.startswith("**How the archive is doing**")
    assert in_dutch.text.startswith("**Hoe het archief ervoor staat**")


async def test_the_status_says_nothing_of_staleness_where_no_limit_is_set(
    mo: Reader, channel: Channel
) -> None:
    status = await mo.slash("corpus status", channel=channel)

    assert "is more than" not in status.text


def _dutch(town: Town) -> Reader:
    mo = town.mo.person
    return town.discord.reader("Neel", locale="nl", permissions=mo.permissions)
