from dataclasses import replace
from pathlib import Path

import pytest

from retrieval.analysis import DutchAnalyzer
from retrieval.lexical import LexicalIndex, LexicalWriter, open_searcher
from retrieval.types import Reading, Scope, Variant
from tests.builders import make_passage, make_reading

TEXTS = ("De molen maalt.", "De maalderij maalt.", "De mulder slaapt.", "Een haan kraait.")


@pytest.fixture
def index(tmp_path: Path) -> LexicalIndex:
    analyzer = DutchAnalyzer()
    writer = LexicalWriter(tmp_path / "lexical", analyzer)
    writer.add(make_passage(text, number=number) for number, text in enumerate(TEXTS))
    writer.commit()
    return LexicalIndex(open_searcher(tmp_path / "lexical"), analyzer, "stem")


def reading(*words: tuple[Variant, ...]) -> Reading:
    return replace(make_reading("?"), words=words)


def found(index: LexicalIndex, *words: tuple[Variant, ...]) -> list[str]:
    hits = index.search(reading(*words), Scope(), 10)
    return [TEXTS[int(hit.passage_id.rpartition("-")[2])] for hit in hits]


def test_any_variant_of_a_word_finds(index: LexicalIndex) -> None:
    mill = (Variant("molen"), Variant("maalderij", 0.5))

    assert found(index, mill) == ["De molen maalt.", "De maalderij maalt."]


def test_a_lighter_variant_counts_for_less(index: LexicalIndex) -> None:
    heavy, light = (
        index.search(reading((Variant("molen", weight),)), Scope(), 1)[0].score
        for weight in (1.0, 0.25)
    )

    assert light == pytest.approx(heavy / 4)


def test_variants_of_one_word_do_not_add_up(index: LexicalIndex) -> None:
    once = index.search(reading((Variant("molen"),)), Scope(), 1)

    many = index.search(reading((Variant("molen"), Variant("maalt", 0.1))), Scope(), 1)

    assert many == once


def test_a_variant_of_several_words_is_looked_for_by_each(index: LexicalIndex) -> None:
    assert found(index, (Variant("maalt in de molen"),))[0] == "De molen maalt."


def test_a_variant_without_a_word_finds_nothing(index: LexicalIndex) -> None:
    assert found(index, (Variant("?!"),), ()) == []


def test_a_word_is_looked_for_by_its_stem(index: LexicalIndex) -> None:
    assert found(index, (Variant("hanen"),)) == ["Een haan kraait."]


def test_only_the_first_words_of_an_endless_question_are_looked_for(index: LexicalIndex) -> None:
    beside = [(Variant(f"woord{number}"),) for number in range(64)]

    assert found(index, *beside[1:], (Variant("haan"),)) == ["Een haan kraait."]
    assert found(index, *beside, (Variant("haan"),)) == []


def test_an_index_knows_how_rare_a_term_is(index: LexicalIndex) -> None:
    analyzer = DutchAnalyzer()

    assert [index.rarity(analyzer.stem(word)) for word in ("maalt", "haan", "koe")] == [2, 1, 0]
    assert index.size == len(TEXTS)


def test_what_is_no_index_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises((ValueError, OSError)):
        open_searcher(tmp_path)


def test_an_index_is_not_written_over_another(index: LexicalIndex, tmp_path: Path) -> None:
    with pytest.raises(FileExistsError):
        LexicalWriter(tmp_path / "lexical", DutchAnalyzer())
