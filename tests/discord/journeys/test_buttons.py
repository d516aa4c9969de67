import asyncio

import pytest
import pytest_asyncio

from bot.ledger import Ledger, read_key
from tests.discord.fake.command_book import ImpossibleError
from tests.discord.fake.places import Channel
from tests.discord.fake.reader import Reader
from tests.discord.fake.reply import Reply
from tests.discord.fake.server import FakeDiscord
from tests.discord.journeys.looks import look_at, quotes_in
from tests.discord.journeys.newsroom import Newsroom

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUESTION = "Hoeveel wagons telde de wapentrein?"
TITLE = "Wapentrein was langer dan gemeld: 22 wagons, 40 voertuigen"
# Two sentences of that article that are quoted together, and the one before them.
QUOTED = (
    "Uit een laadlijst die Het Avondlicht kon inkijken, blijkt dat de trein 22 wagons telde en "
    "40 pantservoertuigen vervoerde. Andere media hielden het op veertien wagons."
)
BEFORE = "was een stuk groter dan tot nu toe werd aangenomen. "
FOURTEEN = (
    "De trein telde veertien wagons, waarop volgens ooggetuigen 26 pantservoertuigen stonden."
)


@pytest_asyncio.fixture(loop_scope="session")
async def answer(hanna: Reader, channel: Channel) -> Reply:
    """Return an answer that somebody else asked for, in Dutch."""
    return await hanna.slash("ask", question=QUESTION, channel=channel)


def source_of(answer: Reply, quote: str) -> str:
    """Return the label of the button that opens the source of a quote."""
    return f"Bron {quotes_in(answer).index(quote) + 1}"


async def test_a_source_opens_privately_with_the_quote_marked_in_its_place(
    evan: Reader, answer: Reply
) -> None:
    source = await evan.press(answer, source_of(answer, QUOTED))

    letters = look_at(source).letters
    assert source.is_private
    assert letters.startswith(TITLE)
    assert f"{BEFORE}❝ {QUOTED} ❞" in letters
    assert "What was quoted stands between ❝ and ❞." in letters


async def test_all_that_an_answer_quotes_of_an_article_is_marked_when_it_opens(
    evan: Reader, answer: Reply
) -> None:
    source = await evan.press(answer, source_of(answer, FOURTEEN))

    letters = look_at(source).letters
    quoted = [quote for quote in quotes_in(answer) if quote in letters]
    assert len(quoted) == 2
    assert all(f"❝ {quote} ❞" in letters for quote in quoted)


async def test_everybody_may_open_a_source_each_for_themselves(
    discord: FakeDiscord, hanna: Reader, evan: Reader, answer: Reply
) -> None:
    label = source_of(answer, QUOTED)

    first, second = await hanna.press(answer, label), await evan.press(answer, label)

    assert [each.message.viewer for each in (first, second)] == [hanna.person, evan.person]
    assert [each.text.splitlines()[-1] for each in (first, second)] == [
        "-# Pagina 1 van 1",
        "-# Page 1 of 1",
    ]
    assert discord.messages_of_bot(answer.message.channel) == [answer.message]


async def test_a_button_that_is_pressed_twice_at_once_answers_both_presses(
    evan: Reader, answer: Reply
) -> None:
    label = source_of(answer, QUOTED)

    presses = [evan.send_press(answer, label) for _ in range(2)]
    await asyncio.gather(*(press.answered() for press in presses))

    assert len({press.result_id for press in presses}) == 2
    assert [press.is_private for press in presses] == [True, True]


async def test_two_people_who_turn_a_page_at_once_both_see_it_turned(
    hanna: Reader, evan: Reader, channel: Channel
) -> None:
    course = await hanna.slash("timeline", topic="Lorrezicht", channel=channel)

    turned = await asyncio.gather(
        *(reader.press(course, "Volgende pagina ▶") for reader in (hanna, evan))
    )

    assert all("Pagina 2 van 2" in each.text for each in turned)


async def test_nobody_turns_the_pages_of_what_only_somebody_else_sees(
    hanna: Reader, evan: Reader
) -> None:
    listed = await hanna.slash("sources")

    with pytest.raises(ImpossibleError, match="does not see"):
        await evan.press(listed, "Volgende pagina ▶")


async def test_a_source_opens_at_the_page_of_the_quote_and_can_be_paged_through(
    evan: Reader, channel: Channel
) -> None:
    question = "Wanneer kan de reactor volgens Stolvoort weer worden opgestart?"
    answer = await evan.slash("ask", question=question, channel=channel)
    quote = next(each for each in quotes_in(answer) if "20 februari" in each)

    opened = await evan.press(answer, f"Source {quotes_in(answer).index(quote) + 1}")
    turned = await evan.press(opened, "◀ Previous page")

    assert f"❝ {quote} ❞" in look_at(opened).letters
    assert "Page 2 of 2" in opened.text
    assert turned.message.id == opened.message.id
    assert "Page 1 of 2" in turned.text
    assert quote not in look_at(turned).letters


async def test_another_period_is_asked_about_for_who_chose_it_alone(
    evan: Reader, answer: Reply
) -> None:
    reply = await evan.choose(answer, "oktober 2022")

    assert reply.is_private
    assert reply.text.startswith(f"**{QUESTION}**")
    assert "only October 2022" in reply.text
    assert QUOTED not in reply.text


async def test_any_day_brings_the_first_answer_back(evan: Reader, answer: Reply) -> None:
    narrowed = await evan.choose(answer, "2023")

    reply = await evan.choose(narrowed, "any day")

    assert quotes_in(reply) == quotes_in(answer)


async def test_a_question_becomes_a_course_of_events(evan: Reader, answer: Reply) -> None:
    reply = await evan.press(answer, "Tijdlijn")

    quotes, letters = quotes_in(reply), look_at(reply).letters
    assert reply.is_private
    assert FOURTEEN in quotes
    assert letters.index("10 December 2022") < letters.index("12 December 2022")
    assert letters.index(FOURTEEN) < letters.index("Het wapentransport dat")


async def test_a_report_is_numbered_and_kept_with_what_it_is_about(
    newsroom: Newsroom, evan: Reader, answer: Reply
) -> None:
    form = await evan.press(answer, "Meld een fout")

    reply = await evan.submit(form, {"What is wrong?": "It was a goods train."})

    data = newsroom.data
    with Ledger.open(data / "ledger.sqlite", key=read_key(data / "ledger.key")) as ledger:
        report = ledger.reports.page(is_open=True, limit=1, offset=ledger.reports.open_count() - 1)
    assert f"Your report is number {report[0].number};" in reply.text
    assert reply.is_private
    assert report[0].text == "It was a goods train."
    assert report[0].shown.text == QUESTION


async def test_a_report_of_blanks_is_not_kept(evan: Reader, answer: Reply) -> None:
    form = await evan.press(answer, "Meld een fout")

    reply = await evan.submit(form, {"What is wrong?": "   "})

    assert "The report was empty." in reply.text
