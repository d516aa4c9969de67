from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.types import Variant
from retrieval.words.dictionary import packaged_headwords, translations
from retrieval.words.translation import Translator

NOTHING: frozenset[str] = frozenset()
BOOK: Mapping[str, Sequence[str]] = {
    "chain": ("ketting", "keten"),
    "fire": ("vuur", "brand"),
    "fire brigade": ("brandweer",),
    "grind": ("malen",),
    "bake": ("bakken",),
    "stop": ("stoppen",),
    "ferry": ("veerpont",),
    "late": ("laat",),
    "prime minister": ("premier",),
    "minister": ("minister",),
}
TRANSLATOR = Translator(BOOK, {})


def translate(
    text: str,
    *,
    book: Mapping[str, Sequence[str]] = BOOK,
    glossary: Mapping[str, Sequence[str]] | None = None,
    drop: frozenset[str] = NOTHING,
) -> dict[str, tuple[Variant, ...]]:
    return dict(Translator(book, glossary or {}).translate(text, drop))


def words(variants: Sequence[Variant]) -> list[str]:
    return [variant.word for variant in variants]


def test_a_word_becomes_its_translations_the_usual_one_heaviest() -> None:
    (variants,) = translate("chain").values()

    assert words(variants) == ["ketting", "keten", "chain"]
    assert variants[0].weight == 1
    assert variants[0].weight > variants[1].weight > variants[2].weight > 0


def test_a_translation_far_down_the_list_still_weighs_something() -> None:
    book = {"run": tuple(f"woord{number}" for number in range(20))}

    (variants,) = translate("run", book=book).values()

    assert min(variant.weight for variant in variants) > 0.2


def test_a_phrase_goes_before_its_words() -> None:
    found = translate("the fire brigade")

    assert words(found["fire brigade"]) == ["brandweer"]
    assert "fire" not in found


def test_the_word_alone_keeps_its_own_translation() -> None:
    assert words(translate("fire in the brigade")["fire"]) == ["vuur", "brand", "fire"]


def test_the_last_word_of_a_phrase_may_be_inflected() -> None:
    assert words(translate("two prime ministers")["prime ministers"]) == ["premier"]


@pytest.mark.parametrize(
    ("form", "wanted"),
    [
        ("chains", "ketting"),
        ("ferries", "veerpont"),
        ("grinding", "malen"),
        ("baked", "bakken"),
        ("stopped", "stoppen"),
        ("stopping", "stoppen"),
        ("later", "laat"),
        ("latest", "laat"),
    ],
)
def test_an_inflected_word_is_looked_up_by_its_stem(form: str, wanted: str) -> None:
    assert words(translate(form)[form])[0] == wanted


def test_a_word_that_only_ends_like_an_inflection_is_itself() -> None:
    book = {"new": ("nieuw",), "news": ("nieuws",)}

    assert words(translate("news", book=book)["news"]) == ["nieuws", "news"]


def test_a_possessive_is_no_part_of_the_word() -> None:
    assert words(translate("the ferry’s chain")["ferry"]) == ["veerpont", "ferry"]


def test_capitals_do_not_matter() -> None:
    assert words(translate("Fire Brigade")["fire brigade"]) == ["brandweer"]


def test_the_operators_word_comes_before_the_dictionarys() -> None:
    found = translate("chain", glossary={"Chain": ("veerketting",)})

    assert words(found["chain"]) == ["veerketting", "ketting", "keten", "chain"]


def test_the_operator_may_add_a_phrase() -> None:
    found = translate("cable ferries", glossary={"cable ferry": ("kabelpont",)})

    assert words(found["cable ferries"]) == ["kabelpont"]


@pytest.mark.parametrize("key", ["roll-on ferry", "Roll-On  Ferry", "roll on ferry"])
def test_an_entry_of_the_operator_is_found_however_it_is_written(key: str) -> None:
    found = translate("a roll-on ferry", glossary={key: ("autoveer",)})

    assert words(found["roll on ferry"]) == ["autoveer"]


def test_function_words_are_dropped() -> None:
    assert list(translate("is the ferry late", drop=frozenset({"is", "the"}))) == ["ferry", "late"]


def test_a_function_word_within_a_phrase_is_kept() -> None:
    book = {"house of cards": ("kaartenhuis",)}

    assert list(translate("house of cards", book=book, drop=frozenset({"of"}))) == [
        "house of cards"
    ]


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        ("Hungary", "Hongarije"),
        ("North Korea", "Noord-Korea"),
        ("Guinea-Bissau", "Guinee-Bissau"),
        ("Ukrainian", "Oekraïens"),
        ("March", "maart"),
        ("Friday", "vrijdag"),
    ],
)
def test_countries_languages_months_and_days_have_their_dutch_name(
    english: str, dutch: str
) -> None:
    (variants,) = translate(english, book={}).values()

    assert words(variants)[0] == dutch


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        ("evacuation", "evakuatie"),
        ("reorganisation", "reorganisering"),
        ("tradition", "traditie"),
        ("quality", "qualiteit"),
        ("biography", "biografie"),
        ("fantastic", "fantastisch"),
        ("historical", "historisch"),
        ("pianist", "pianist"),
    ],
)
def test_an_unknown_word_is_also_spelled_as_its_dutch_cognate(english: str, dutch: str) -> None:
    (variants,) = translate(english, book={}).values()

    assert words(variants)[0] == english
    assert dutch in words(variants)
    assert all(variant.weight < 1 for variant in variants[1:])


def test_a_word_with_a_translation_needs_no_cognate() -> None:
    found = translate("tradition", book={"tradition": ("gebruik",)})

    assert words(found["tradition"]) == ["gebruik", "tradition"]


@pytest.mark.parametrize("text", ["Brakel", "Oosterwade", "2022", "F16", "Wiersma"])
def test_names_and_numbers_are_carried_over(text: str) -> None:
    found = translate(text, book={})

    assert found == {text.casefold(): (Variant(text.casefold()),)}


def test_the_packaged_words_speak_of_what_archives_are_asked_about() -> None:
    book = translations(packaged_headwords())

    found = translate("nuclear weapons treaty", book=book)

    assert "kernwapens" in words(found["nuclear weapons"])
    assert "verdrag" in words(found["treaty"])


@given(st.text(st.characters(codec=None)))
def test_any_text_can_be_translated(text: str) -> None:
    for phrase, variants in TRANSLATOR.translate(text, NOTHING):
        assert phrase
        assert variants
        assert all(variant.word and 0 < variant.weight <= 1 for variant in variants)


@given(st.lists(st.sampled_from(sorted(BOOK)), max_size=6))
def test_no_word_of_a_question_gets_lost(asked: list[str]) -> None:
    text = " ".join(asked)

    translated = [phrase for phrase, _ in TRANSLATOR.translate(text, NOTHING)]

    assert " ".join(translated) == text
