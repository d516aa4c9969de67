import pytest

from tests.discord.fake.places import Channel
from tests.discord.fake.reader import Reader
from tests.discord.journeys.looks import look_at, quotes_in

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_topic_becomes_dated_quotes_in_order_with_the_gap_between_them(
    evan: Reader, channel: Channel
) -> None:
    course = await evan.slash("timeline", topic="wapentrein", channel=channel)

    letters = look_at(course).letters
    if "Next page ▶" in course.buttons:
        letters += look_at(await evan.press(course, "Next page ▶")).letters
    shown = [
        "\n10 December 2022\n",
        # The same event, told by another paper: under the date on which it was told first.
        "With other figures\n",
        "12 December 2022\n",
        "— 2 months from which nothing is quoted here —",
        "\n25 March 2023\n",
    ]
    assert [each for each in shown if each not in letters] == []
    assert shown == sorted(shown, key=letters.index)


async def test_what_is_undated_stands_apart_behind_all_that_is_dated(
    evan: Reader, channel: Channel
) -> None:
    course = await evan.slash("timeline", topic="klokken van Oldermonde", channel=channel)

    letters = look_at(course).letters
    dated, _, undated = letters.partition("\nundated\n")
    assert "De klokken van Oldermonde zwijgen." in undated
    assert "De klokken van Oldermonde zwijgen." not in dated


async def test_a_long_course_of_events_goes_on_where_its_page_ended(
    hanna: Reader, evan: Reader, channel: Channel
) -> None:
    first = await evan.slash("timeline", topic="Lorrezicht", channel=channel)

    second = await hanna.press(first, "Next page ▶")

    assert second.message.id == first.message.id
    assert "Page 2 of 2" in second.text
    assert first.buttons[0] == "Source 1"
    assert second.buttons[0] == "Source 6"
    assert not set(quotes_in(first)) & set(quotes_in(second))


async def test_whoever_turns_a_page_for_everybody_leaves_it_in_its_language(
    hanna: Reader, evan: Reader, channel: Channel
) -> None:
    first = await evan.slash("timeline", topic="Lorrezicht", channel=channel)

    second = await hanna.press(first, "Next page ▶")

    assert "Read as Dutch" in second.text
    assert second.buttons[-2:] == ["◀ Previous page", "Next page ▶"]


async def test_a_source_of_a_later_page_opens_with_its_quote_marked(
    evan: Reader, channel: Channel
) -> None:
    first = await evan.slash("timeline", topic="Lorrezicht", channel=channel)
    second = await evan.press(first, "Next page ▶")

    source = await evan.press(second, "Source 6")

    assert f"❝ {quotes_in(second)[0]} ❞" in look_at(source).letters


async def test_a_course_of_events_keeps_to_its_period(evan: Reader, channel: Channel) -> None:
    days = {"from": "2023", "to": "2023"}

    course = await evan.slash("timeline", topic="wapentrein", **days, channel=channel)

    assert "only 2023" in course.text
    assert "December 2022" not in course.text
    assert "25 March 2023" in course.text


async def test_a_topic_that_the_archive_knows_nothing_of_is_said(
    hanna: Reader, channel: Channel
) -> None:
    course = await hanna.slash("tijdlijn", onderwerp="kwantumcomputers", channel=channel)

    assert "Het archief bevat niets over dit onderwerp." in course.text
    assert not course.buttons
