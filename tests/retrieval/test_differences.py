import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.analysis import fold
from retrieval.differences import Change, Difference, differences

SAME, REMOVED, ADDED = Change.SAME, Change.REMOVED, Change.ADDED

QUOTE = "De pont vaart niet voor „vrijdag”."
# Few words, so that a quote and an excerpt share some.
sentences = st.lists(
    st.sampled_from(["de", "De", "pont", "pónt,", "vaart", "niet", "“niet”", "5%", "-", "…"])
).map(" ".join)


def joined(found: tuple[Difference, ...], *changes: Change) -> list[str]:
    return " ".join(each.text for each in found if each.change in changes).split()


def letters(words: list[str]) -> list[str]:
    return [fold(word).strip(",“”") for word in words]


def test_equal_texts_are_one_stretch() -> None:
    assert differences(QUOTE, QUOTE) == (Difference(SAME, QUOTE),)


def test_a_missing_word_is_removed() -> None:
    assert differences("De pont vaart voor „vrijdag”.", QUOTE) == (
        Difference(SAME, "De pont vaart"),
        Difference(REMOVED, "niet"),
        Difference(SAME, "voor „vrijdag”."),
    )


def test_a_word_too_many_is_added() -> None:
    assert differences("De oude pont vaart niet", "De pont vaart niet")[1] == Difference(
        ADDED, "oude"
    )


def test_of_replaced_words_the_removed_come_first() -> None:
    assert differences("De boot ligt nu stil", "De pont vaart niet stil") == (
        Difference(SAME, "De"),
        Difference(REMOVED, "pont vaart niet"),
        Difference(ADDED, "boot ligt nu"),
        Difference(SAME, "stil"),
    )


@pytest.mark.parametrize(
    "excerpt",
    [
        'de pont vaart niet voor "vrijdag"',
        "DE PONT VAART NIET VOOR VRIJDAG",
        "De pónt vaart\n niet voor ‘vrijdag’!".replace("!", "…"),
    ],
)
def test_typography_makes_no_difference_and_is_the_quotes(excerpt: str) -> None:
    assert differences(excerpt, QUOTE) == (Difference(SAME, QUOTE),)


@pytest.mark.parametrize(
    ("excerpt", "quote"), [("5%", "5"), ("4.800", "48.00"), ("-5", "5"), ("Echt?", "Echt.")]
)
def test_marks_that_mean_something_make_a_difference(excerpt: str, quote: str) -> None:
    assert differences(excerpt, quote) == (Difference(REMOVED, quote), Difference(ADDED, excerpt))


def test_nothing_has_no_differences() -> None:
    assert differences("", " ") == ()


def test_texts_of_any_length_are_compared_in_bounded_time() -> None:
    quote = " ".join(str(number) for number in range(20_000))
    excerpt = " ".join(str(number) for number in range(0, 40_000, 2))

    found = differences(excerpt, quote)

    assert joined(found, SAME, REMOVED) == quote.split()
    assert joined(found, ADDED)[-1] == "39998"


@given(sentences, sentences)
def test_same_and_removed_words_are_the_quote(excerpt: str, quote: str) -> None:
    assert joined(differences(excerpt, quote), SAME, REMOVED) == quote.split()


@given(sentences, sentences)
def test_same_and_added_words_are_the_excerpt_but_for_typography(excerpt: str, quote: str) -> None:
    found = differences(excerpt, quote)

    assert letters(joined(found, SAME, ADDED)) == letters(excerpt.split())


@given(st.text(), st.text())
def test_neighbours_never_became_the_same(excerpt: str, quote: str) -> None:
    changes = [each.change for each in differences(excerpt, quote)]

    assert all(one is not other for one, other in itertools.pairwise(changes))
