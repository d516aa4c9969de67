import pytest

from tests.discord.fake.places import Channel
from tests.discord.fake.reader import Reader
from tests.discord.fake.reply import Reply
from tests.discord.journeys.keeping.town import Town

pytestmark = pytest.mark.asyncio(loop_scope="session")

_LIGHTHOUSE = "001-vuurtoren"
_ASK_LIGHTHOUSE = "Wie schonk zijn logboeken aan het museum van de vuurtoren?"
_SAID_OF_LIGHTHOUSE = "Wachter Douwe Hofstra schonk zijn logboeken."
_NEXT = "Next page ▶"
_GONE = "This article is no longer in the archive. Ask again to see what is there now."
_SHIP = "007-turfschip"
_SAID_OF_SHIP = "Bergers vonden een kist met tinnen lepels."


async def suppress(mo: Reader, article: str, channel: Channel) -> Reply:
    """Hide an article."""
    return await mo.slash("corpus suppress", article=article, reason="privacy", channel=channel)


async def restore(mo: Reader, article: str, channel: Channel) -> Reply:
    """Show an article again."""
    return await mo.slash("corpus restore", article=article, channel=channel)


async def test_an_article_that_is_hidden_while_it_is_read_is_gone_at_the_next_page(
    mo: Reader, hanna: Reader, channel: Channel
) -> None:
    answer = await hanna.slash("ask", question=_ASK_LIGHTHOUSE, channel=channel)
    source = await hanna.press(answer, "Source 1")
    await suppress(mo, _LIGHTHOUSE, channel)

    turned = await hanna.press(source, _NEXT)
    opened = await hanna.press(answer, "Source 1")
    asked = await hanna.slash("ask", question=_ASK_LIGHTHOUSE, channel=channel)
    await restore(mo, _LIGHTHOUSE, channel)
    again = await hanna.press(source, _NEXT)

    assert _SAID_OF_LIGHTHOUSE in answer.text
    assert turned.text == _GONE
    assert opened.text == _GONE
    assert _SAID_OF_LIGHTHOUSE not in asked.text
    assert "1 article withheld by moderators" in asked.text
    assert "Page 2 of" in again.text


async def test_a_hidden_article_is_found_nowhere(
    mo: Reader, hanna: Reader, channel: Channel
) -> None:
    await suppress(mo, _SHIP, channel)
    suggested = await hanna.autocomplete("source", article="turfschip")
    to_moderators = await mo.autocomplete("corpus note", article="turfschip")
    source = await hanna.slash("source", article=_SHIP, channel=channel)
    listed = await hanna.slash("sources", words="turfschip", channel=channel)
    quoted = await hanna.slash("quote", text=_SAID_OF_SHIP, channel=channel)
    course = await hanna.slash("timeline", topic="turfschip lepels", channel=channel)
    message = await hanna.say(_SAID_OF_SHIP, channel=channel)
    checked = await hanna.menu("Check against the archive", message)
    await restore(mo, _SHIP, channel)

    assert suggested == to_moderators == []
    assert source.text.startswith("No single article goes by")
    assert "turfschip Vrouwe Jikke" not in listed.text
    assert "does not stand in the archive" in quoted.text
    assert all("tinnen lepels" not in each.text for each in (course,))
    assert "turfschip Vrouwe Jikke" not in checked.text


async def test_a_restored_article_is_found_again(
    mo: Reader, hanna: Reader, channel: Channel
) -> None:
    await suppress(mo, "006-weefgetouw", channel)

    reply = await restore(mo, "006-weefgetouw", channel)
    answer = await hanna.slash("ask", question="Wat weeft Aleida Mook?", channel=channel)

    assert "Readers get to see this article again." in reply.text
    assert "was: privacy" in reply.text
    assert "Zij weeft er paardendekens op." in answer.text


async def test_moderators_choose_from_the_hidden_articles(
    mo: Reader, hanna: Reader, channel: Channel
) -> None:
    await suppress(mo, "005-duiventil", channel)

    offered = await mo.autocomplete("corpus restore", article="duiv")
    await restore(mo, "005-duiventil", channel)
    afterwards = await mo.autocomplete("corpus restore", article="duiv")

    assert [choice["value"] for choice in offered] == ["005-duiventil"]
    assert afterwards == []


async def test_who_hides_an_article_sees_its_title_and_the_reason(
    town: Town, mo: Reader, channel: Channel
) -> None:
    reply = await suppress(mo, "004-zoutpan", channel)
    await restore(mo, "004-zoutpan", channel)

    details = [(a.act, a.detail) for a in town.acts() if a.subject == "004-zoutpan"]
    assert reply.is_private
    assert "De zoutpan van Zilverhaven levert achthonderd kilo zout." in reply.text
    assert "Readers no longer get to see this article." in reply.text
    assert details == [("suppress", "– → “privacy”"), ("restore", "“privacy” → –")]


async def test_what_is_not_hidden_cannot_be_restored(
    town: Town, mo: Reader, channel: Channel
) -> None:
    before = town.acts()

    known = await restore(mo, "002-orgel", channel)
    unknown = await restore(mo, "nergens", channel)

    assert "It was so already; nothing was changed." in known.text
    assert unknown.text.startswith("No article of the archive goes by “nergens”.")
    assert town.acts() == before
