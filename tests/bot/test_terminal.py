import unicodedata
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.inert import inert
from bot.terminal import quoted, render_outcome, render_timeline
from corpus.article import Copy
from corpus.period import Period
from corpus.publication import Origin, PublicationDate
from retrieval.timeframe import Timeframe
from retrieval.types import Excluded, Language, Reason
from tests.bot.builders import (
    make_answer,
    make_article,
    make_citation,
    make_no_answer,
    make_reading,
    make_timeline,
    on_terminal,
    piped,
)

ANY_TEXT = st.text(min_size=1).filter(lambda text: bool(text.strip()))


def test_a_citation_shows_its_number_quote_title_outlet_date_and_id() -> None:
    lines = piped(render_outcome(make_answer())).splitlines()

    assert " 1 “De sluis ging dicht.”" in lines
    assert "   Sluis dicht · De Zwanebode · november 2022 · 001-sluis" in lines


def test_the_question_stands_above_its_reading() -> None:
    lines = piped(render_outcome(make_answer())).splitlines()

    assert lines[:2] == ["Waarom ging de sluis dicht?", "Gelezen als Nederlands"]


def test_the_archive_is_spanned_below_the_answer() -> None:
    last = piped(render_outcome(make_answer())).splitlines()[-1]

    assert last == "Het archief: 5 artikelen, november 2022 – maart 2023, 2 zonder datum"


def test_an_english_question_is_answered_in_english() -> None:
    reading = make_reading("Why was the lock closed?", language=Language.ENGLISH)

    lines = piped(render_outcome(make_answer(reading=reading))).splitlines()

    assert lines[1] == "Read as English"
    assert "   Sluis dicht · De Zwanebode · November 2022 · 001-sluis" in lines
    assert lines[-1] == "The archive: 5 articles, November 2022 – March 2023, 2 undated"


def test_a_period_that_was_understood_names_the_words_it_was_understood_from() -> None:
    timeframe = Timeframe(period=Period.of_month(2023, 3), words="vorige maand")

    text = piped(render_outcome(make_answer(reading=make_reading(timeframe=timeframe))))

    assert "maart 2023 krijgt voorrang (“vorige maand”)" in text


def test_until_when_something_was_known_is_said() -> None:
    until = Period(date.min, date(2023, 2, 28))
    timeframe = Timeframe(period=until, words="februari 2023", as_of=True)

    text = piped(render_outcome(make_answer(reading=make_reading(timeframe=timeframe))))

    assert "alleen wat bekend was tot en met februari 2023 (“februari 2023”)" in text


def test_a_filter_says_what_it_left_out() -> None:
    reading = make_reading(published=Period(date(2022, 11, 5), date(2022, 11, 20)))
    excluded = Excluded(outside_period=1, undated=2, suppressed=3)

    text = piped(render_outcome(make_answer(reading=reading, excluded=excluded)))

    assert "alleen 5 november 2022 – 20 november 2022" in text
    assert "1 artikel valt erbuiten" in text
    assert "2 artikelen zonder datum tellen niet mee" in text
    assert "3 artikelen achtergehouden door moderatoren" in text


def test_an_undated_article_is_called_undated() -> None:
    citation = make_citation(make_article(published=None))

    text = piped(render_outcome(make_answer([citation])))

    assert "De Zwanebode · zonder datum · 001-sluis" in text


def test_copies_and_a_note_stand_under_their_citation() -> None:
    day = PublicationDate(Origin.FILE, 2022, 11, 5)
    copies = (Copy("002", "Havenblad", None, day), Copy("003-kopie", None, None, None))
    article = make_article(copies=copies, note="Later rechtgezet.")

    text = piped(render_outcome(make_answer([make_citation(article)])))

    assert "   Ook in Havenblad (5 november 2022), 003-kopie (zonder datum)\n" in text
    assert "   Noot van een moderator: Later rechtgezet.\n" in text


def test_what_was_missing_is_said_at_the_end() -> None:
    text = piped(render_outcome(make_answer(degraded="The dense index did not answer.")))

    assert text.endswith("Let op: The dense index did not answer.\n")


def test_no_answer_gives_its_reason_and_marks_what_is_nearest() -> None:
    text = piped(render_outcome(make_no_answer(nearest=[make_citation()])))

    reason = text.index("Het archief bevat hierop geen antwoord.")
    mark = text.index("Het dichtst erbij in het archief, misschien geen antwoord")
    assert reason < mark < text.index("“De sluis ging dicht.”")


def test_no_answer_with_nothing_near_promises_nothing_near() -> None:
    text = piped(render_outcome(make_no_answer(Reason.TOO_VAGUE)))

    assert "Het dichtst erbij" not in text


def test_every_reason_has_a_sentence_in_both_languages() -> None:
    for language in Language:
        for reason in Reason:
            outcome = make_no_answer(reason, reading=make_reading(language=language))

            assert len(piped(render_outcome(outcome)).splitlines()) == 6


def test_a_timeline_stands_under_its_dates_and_ends_with_what_has_none() -> None:
    citations = [make_citation(number=1), make_citation(make_article(id="002-ook"), number=2)]
    undated = make_citation(make_article(published=None, id="003-los"), number=3)

    lines = piped(render_timeline(make_timeline(citations, [undated]))).splitlines()

    dates = [at for at, text in enumerate(lines) if text in {"november 2022", "zonder datum"}]
    ids = [at for at, text in enumerate(lines) if text.startswith("   ")]
    assert len(dates) == 2
    assert dates[0] < ids[0] < ids[1] < dates[1] < ids[2]


def test_an_empty_timeline_says_so() -> None:
    text = piped(render_timeline(make_timeline()))

    assert "Het archief bevat niets over dit onderwerp." in text


def test_a_quote_that_brings_its_own_marks_gets_the_other_pair() -> None:
    assert quoted("“Nee”, zei ze.").plain == "‘“Nee”, zei ze.’"


def test_a_terminal_wraps_a_quote_under_its_bar() -> None:
    sentence = "Het water " + "steeg en steeg " * 12 + "tot de dijk brak."

    lines = on_terminal(
        render_outcome(make_answer([make_citation(make_article(sentence), sentence)]))
    ).splitlines()

    barred = [line for line in lines if " │ " in line]
    assert len(barred) > 3
    assert all("\x1b" in line for line in barred)


def test_a_pipe_gets_a_quote_in_one_line_without_bars_or_codes() -> None:
    sentence = "Het water " + "steeg en steeg " * 200 + "tot de dijk brak."

    text = piped(render_outcome(make_answer([make_citation(make_article(sentence), sentence)])))

    assert f" 1 “{sentence}”\n" in text
    assert "│" not in text
    assert "\x1b" not in text


def test_an_id_links_to_its_article_where_a_terminal_has_links() -> None:
    linked = make_citation(make_article(url="https://example.org/sluis"))

    assert ";https://example.org/sluis\x1b" in on_terminal(render_outcome(make_answer([linked])))
    assert "https" not in piped(render_outcome(make_answer([linked])))


def test_an_address_that_is_none_is_never_linked() -> None:
    for url in ("javascript:alert(1)", "https://example.org/\x1b\\\x1b[2J", "https://a b"):
        unsafe = make_citation(make_article(url=url))

        assert "]8;" not in on_terminal(render_outcome(make_answer([unsafe])))


def test_markup_in_a_text_is_shown_and_not_obeyed() -> None:
    citation = make_citation(
        make_article("[red]Rood[/red] [link=x]hier[/link]."), "[red]Rood[/red]"
    )

    assert "“[red]Rood[/red]”" in piped(render_outcome(make_answer([citation])))


@settings(deadline=None)
@given(text=ANY_TEXT, title=st.text(), asked=st.text(), outlet=st.text())
def test_any_text_is_drawn_whole_and_inert(text: str, title: str, asked: str, outlet: str) -> None:
    article = make_article(text, title=title, source=outlet, note=title)
    reading = make_reading(asked, language=Language.ENGLISH)
    outcome = make_answer([make_citation(article, text)], reading=reading)

    drawn = piped(render_outcome(outcome))

    assert all(
        unicodedata.category(char) not in {"Cc", "Cf", "Cs"} for char in drawn if char != "\n"
    )
    assert all(word in drawn for word in inert(text).split())


@settings(deadline=None)
@given(text=ANY_TEXT)
def test_a_terminal_of_any_text_has_no_codes_but_its_own(text: str) -> None:
    reading = make_reading(text)
    outcome = make_no_answer(nearest=[make_citation(make_article(text), text)], reading=reading)

    drawn = on_terminal(render_outcome(outcome), width=30)

    allowed = {"\n", "\x1b"}
    assert all(unicodedata.category(char) != "Cc" for char in drawn if char not in allowed)
    assert drawn.count("\x1b") == drawn.count("\x1b[")
