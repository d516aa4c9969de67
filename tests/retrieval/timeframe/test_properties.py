from calendar import month_name
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from corpus.period import Period
from retrieval.timeframe import read_day_or_period, read_timeframe

DUTCH_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus"),
    *("september", "oktober", "november", "december"),
)
# Any clock that an archive of news can have.
CLOCKS = st.dates(date(1995, 1, 1), date(2100, 12, 31))
TODAY = date(2023, 5, 17)
DAYS = st.dates(date(1990, 1, 1), date(2043, 12, 31))
LANGUAGES = st.sampled_from(("nl", "en"))
# Words of the grammar in any order: far more often nearly a date than any text is.
WORDS = st.lists(
    st.sampled_from(
        (
            *("tussen", "en", "van", "tot", "sinds", "voor", "na", "in", "op", "between", "and"),
            *("begin", "eind", "eerste", "laatste", "helft", "drie", "weken", "geleden", "vorig"),
            *("jaar", "maand", "november", "mei", "may", "zomer", "winter", "kwartaal", "q3"),
            *("2022", "1940", "2000", "’22", "5", "31", "30 februari", "2022-11-05", "5-12"),
            *("dinsdag", "monday", "vorige week", "this month", "the year", "het jaar", "jl."),
            *("since", "before", "until", "by", "early", "end", "first", "ago", "terug", "5/11"),
            *("november 2022", "29 februari", "de", "the", "of", "half", "nu", "-", "–", ",", "?"),
        )
    ),
    max_size=12,
).map(" ".join)


def named_month(day: date, language: str) -> str:
    return DUTCH_MONTHS[day.month - 1] if language == "nl" else month_name[day.month]


@given(st.text(), CLOCKS)
def test_no_text_is_too_strange(text: str, today: date) -> None:
    read_timeframe(text, today=today)
    read_day_or_period(text, today=today)


@given(st.one_of(st.text(), WORDS), CLOCKS)
def test_the_words_stand_in_the_question(text: str, today: date) -> None:
    timeframe = read_timeframe(text, today=today)

    assert timeframe is None or (timeframe.words and timeframe.words in text)


@given(st.one_of(st.text(), WORDS), CLOCKS)
def test_a_period_begins_before_it_ends(text: str, today: date) -> None:
    timeframe = read_timeframe(text, today=today)

    assert timeframe is None or timeframe.period.first <= timeframe.period.last


@given(st.sampled_from(("Wat was bekend", "What was known")), WORDS, CLOCKS)
def test_what_was_known_has_no_first_day(asked: str, text: str, today: date) -> None:
    timeframe = read_timeframe(f"{asked} {text}", today=today)

    assert timeframe is None or not timeframe.as_of or timeframe.period.first == date.min


@given(WORDS, CLOCKS)
def test_letter_case_does_not_matter(text: str, today: date) -> None:
    small, capital = (read_timeframe(form, today=today) for form in (text.lower(), text.upper()))

    assert (small and small.period) == (capital and capital.period)


@given(DAYS, LANGUAGES)
def test_a_day_is_read_as_it_is_written(day: date, language: str) -> None:
    words = f"{day.day} {named_month(day, language)} {day.year}"
    timeframe = read_timeframe(f"Wat gebeurde er op {words}?", today=TODAY)

    assert timeframe is not None
    assert (timeframe.period, timeframe.words) == (Period.of_day(day), words)


@given(DAYS, st.sampled_from(("%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d")))
def test_a_day_in_digits_is_read_as_it_is_written(day: date, form: str) -> None:
    timeframe = read_timeframe(f"What happened on {day.strftime(form)}?", today=TODAY)

    assert timeframe is not None
    assert timeframe.period == Period.of_day(day)


@given(DAYS, LANGUAGES)
def test_a_month_is_read_as_it_is_written(day: date, language: str) -> None:
    words = f"{named_month(day, language)} {day.year}"
    timeframe = read_timeframe(f"What happened in {words}?", today=TODAY)

    assert timeframe is not None
    assert (timeframe.period, timeframe.words) == (Period.of_month(day.year, day.month), words)


@given(DAYS)
def test_a_year_is_read_as_it_is_written(day: date) -> None:
    timeframe = read_timeframe(f"Wat gebeurde er in {day.year}?", today=TODAY)

    assert timeframe is not None
    assert (timeframe.period, timeframe.words) == (Period.of_year(day.year), str(day.year))


@given(DAYS, DAYS, LANGUAGES)
def test_a_range_runs_from_its_earlier_to_its_later_end(
    one: date, other: date, language: str
) -> None:
    ends = [f"{day.day} {named_month(day, language)} {day.year}" for day in (one, other)]
    words = (
        f"tussen {ends[0]} en {ends[1]}" if language == "nl" else f"between {ends[0]} and {ends[1]}"
    )
    timeframe = read_timeframe(f"Wat gebeurde er {words}?", today=TODAY)

    assert timeframe is not None
    assert timeframe.period == Period(min(one, other), max(one, other))
    assert timeframe.words == words


@given(CLOCKS, LANGUAGES)
def test_a_month_without_a_year_is_the_last_that_has_begun(today: date, language: str) -> None:
    day = today - timedelta(days=200)
    timeframe = read_timeframe(f"Wat gebeurde er in {named_month(day, language)}?", today=today)

    assert timeframe is not None
    assert timeframe.period == Period.of_month(day.year, day.month)


@given(CLOCKS, st.sampled_from(("Wat gebeurde er vorige week?", "What happened last week?")))
def test_last_week_ends_on_the_sunday_before_this_week(today: date, question: str) -> None:
    timeframe = read_timeframe(question, today=today)

    assert timeframe is not None
    assert timeframe.period.last == today - timedelta(days=today.isoweekday())
    assert timeframe.period.last - timeframe.period.first == timedelta(days=6)


@given(DAYS)
def test_an_option_reads_iso_dates_at_every_precision(day: date) -> None:
    written = (f"{day:%Y-%m-%d}", f"{day:%Y-%m}", f"{day:%Y}")
    periods = [read_day_or_period(text, today=TODAY) for text in written]

    assert periods == [
        Period.of_day(day),
        Period.of_month(day.year, day.month),
        Period.of_year(day.year),
    ]
