from pathlib import Path

import pytest

from bot.keeping.decisions import TEXT_LIMIT
from bot.keeping.errors import NothingWrittenError, TextTooLongError
from bot.keeping.keeper import Keeper
from bot.ledger import Ledger, LedgerUnavailableError
from corpus.decision_file import Changed, Conflict
from retrieval.errors import ArticleUnknownError
from tests.bot.builders import NOVEMBER


def logged(ledger: Ledger) -> list[tuple[int, str, str, str, str]]:
    return [
        (act.actor, act.actor_name, act.act, act.subject, act.detail) for act in ledger.acts.all()
    ]


def test_every_act_is_done_and_logged(keeper: Keeper, ledger: Ledger) -> None:
    decisions = keeper.decisions
    decisions.set_date("001-veer", NOVEMBER)
    decisions.set_date("001-veer", None)
    decisions.clear_date("001-veer")
    decisions.suppress("002-molen", "op verzoek")
    decisions.restore("002-molen")
    decisions.set_note("002-molen", "De naam is verbeterd.")
    decisions.add_term("ferry", ["veerpont", "veer"])
    decisions.remove_term("ferry")

    assert logged(ledger) == [
        (7, "Hilde", "date", "001-veer", "– → “2022-11”"),
        (7, "Hilde", "date", "001-veer", "“2022-11” → “none”"),
        (7, "Hilde", "date", "001-veer", "“none” → –"),
        (7, "Hilde", "suppress", "002-molen", "– → “op verzoek”"),
        (7, "Hilde", "restore", "002-molen", "“op verzoek” → –"),
        (7, "Hilde", "note", "002-molen", "– → “De naam is verbeterd.”"),
        (7, "Hilde", "glossary", "ferry", "– → “veerpont, veer”"),
        (7, "Hilde", "glossary", "ferry", "“veerpont, veer” → –"),
    ]


def test_an_act_that_changes_nothing_is_not_logged(keeper: Keeper, ledger: Ledger) -> None:
    keeper.decisions.restore("001-veer")

    assert logged(ledger) == []


def test_nothing_is_decided_about_an_article_that_the_archive_lacks(
    keeper: Keeper, ledger: Ledger, data: Path
) -> None:
    with pytest.raises(ArticleUnknownError, match="list them"):
        keeper.decisions.suppress("../../etc/passwd", "fout")
    assert logged(ledger) == []
    assert not (data / "decisions.toml").exists()


def test_what_was_decided_about_an_article_that_is_gone_can_be_taken_back(
    keeper: Keeper, data: Path
) -> None:
    (data / "decisions.toml").write_text('[suppressed]\n"000-weg" = "fout"\n')
    restored = keeper.decisions.restore("000-weg")

    assert isinstance(restored, Changed)
    assert restored.now is None


def test_a_copy_is_dated_and_suppressed_by_its_own_id(keeper: Keeper) -> None:
    keeper.decisions.set_date("009-veer", NOVEMBER)
    keeper.decisions.suppress("009-veer", "ingetrokken")
    decided = keeper.decisions.read().decisions

    assert list(decided.dates) == ["009-veer"]
    assert decided.suppressed == {"009-veer"}


def test_a_note_on_a_copy_stands_beside_the_article_that_is_cited(keeper: Keeper) -> None:
    keeper.decisions.set_note("009-veer", "Zie ook de rechtzetting.")

    assert list(keeper.decisions.read().decisions.notes) == ["001-veer"]


def test_a_conflict_changes_nothing_and_keeps_both_in_the_log(
    keeper: Keeper, ledger: Ledger
) -> None:
    seen = keeper.decisions.read()
    keeper.decisions.set_note("001-veer", "Van hen.")
    edited = keeper.decisions.set_note("001-veer", "Van ons.", seen=seen)

    assert isinstance(edited, Conflict)
    assert keeper.decisions.read().decisions.notes == {"001-veer": "Van hen."}
    assert "“Van hen.” meanwhile" in logged(ledger)[-1][-1]
    assert "“Van ons.” was meant" in logged(ledger)[-1][-1]


def test_what_cannot_be_logged_is_taken_back(keeper: Keeper, ledger: Ledger) -> None:
    keeper.decisions.set_note("001-veer", "Eerst dit.")
    ledger.close()

    with pytest.raises(LedgerUnavailableError):
        keeper.decisions.set_note("001-veer", "Dan dat.")
    assert keeper.decisions.read().decisions.notes == {"001-veer": "Eerst dit."}


def test_a_text_must_say_something_and_fit_beside_a_quote(keeper: Keeper) -> None:
    with pytest.raises(NothingWrittenError, match="there is no reason"):
        keeper.decisions.suppress("001-veer", " \n ")
    with pytest.raises(NothingWrittenError, match="there is no translation"):
        keeper.decisions.add_term("ferry", [" "])
    with pytest.raises(TextTooLongError, match="shorten it"):
        keeper.decisions.set_note("001-veer", "a" * (TEXT_LIMIT + 1))


def test_a_resolved_report_is_logged_with_its_reason(keeper: Keeper, ledger: Ledger) -> None:
    number = ledger.reports.add("shown", reader="r", text="De datum klopt niet.")

    assert keeper.resolve(number, "datum verbeterd")
    assert not keeper.resolve(number, "nog eens")
    assert logged(ledger) == [(7, "Hilde", "resolve", str(number), "datum verbeterd")]
