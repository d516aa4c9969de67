from collections.abc import Mapping
from pathlib import Path

import pytest

from corpus.chunking import chunk_article
from retrieval.analysis import DutchAnalyzer
from retrieval.archive import write_archive
from retrieval.gate.calibration import calibrate
from retrieval.gate.evidence import SIGNAL, THRESHOLD
from retrieval.generations import ARCHIVE_FILE, LEXICAL_FOLDER
from retrieval.lexical import LexicalWriter
from retrieval.manifest import GateRecord
from tests.retrieval.in_memory import read_articles
from tests.retrieval.village import VILLAGE

ANALYZER = DutchAnalyzer()
NAMELESS: Mapping[str, str] = {"001-stil.txt": "de kade bleef leeg. niemand zag de boten gaan."}


def calibrated(folder: Path, files: Mapping[str, str] = VILLAGE) -> GateRecord:
    articles = read_articles(folder / "articles", files)
    write_archive(folder / ARCHIVE_FILE, articles)
    lexical = LexicalWriter(folder / LEXICAL_FOLDER, ANALYZER)
    lexical.add([passage for article in articles for passage in chunk_article(article)])
    lexical.commit()
    return calibrate(folder, articles, ANALYZER)


def first(count: int) -> Mapping[str, str]:
    return dict(list(VILLAGE.items())[:count])


def test_a_threshold_is_found_with_its_method_and_its_error(tmp_path: Path) -> None:
    gate = calibrated(tmp_path)

    assert gate.signal == SIGNAL
    assert gate.method
    assert gate.probes > 0
    assert gate.refused is not None
    assert gate.passed is not None
    assert 0 <= gate.refused <= 1
    assert 0 <= gate.passed <= 1


def test_it_is_the_same_for_the_same_archive(tmp_path: Path) -> None:
    assert calibrated(tmp_path / "one") == calibrated(tmp_path / "two")


@pytest.mark.parametrize("count", [1, 3, len(VILLAGE)])
def test_a_few_articles_move_it_little(tmp_path: Path, count: int) -> None:
    gate = calibrated(tmp_path, first(count))

    assert THRESHOLD - 0.2 <= gate.threshold <= THRESHOLD + 0.2


def test_an_archive_whose_sentences_say_nothing_moves_it_no_further_than_others_do(
    tmp_path: Path,
) -> None:
    # Words in no order: another sentence's words are as good as a sentence's own.
    words = ["Kade", "boot", "touw", "zeil", "mast", "roer", "Anker", "kiel", "boeg", "kajuit"]
    lists = {
        f"{at:03}-lijst.txt": f"{words[at % 10]} {words[(at + 3) % 10]} {words[(at * 7) % 10]}."
        for at in range(60)
    }

    assert abs(calibrated(tmp_path, lists).threshold - THRESHOLD) <= 0.2


def test_an_archive_that_names_nothing_has_the_threshold_of_others(tmp_path: Path) -> None:
    assert calibrated(tmp_path, NAMELESS) == GateRecord(SIGNAL, THRESHOLD)
