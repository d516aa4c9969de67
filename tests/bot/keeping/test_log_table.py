import csv
import io

import pytest

from bot.keeping.log_table import acts_as_csv, guarded
from bot.ledger import Act
from tests.bot.ledger.builders import START


def test_every_act_is_a_row_under_its_names() -> None:
    act = Act(3, START, 7, "Hilde", "note", "001-veer", 'zei "ja",\nen ging')
    names, row = csv.reader(io.StringIO(acts_as_csv([act])))

    assert names == ["number", "at", "actor", "actor_name", "act", "subject", "detail"]
    assert row == [
        "3",
        "2024-05-06T12:00:00+00:00",
        "7",
        "Hilde",
        "note",
        "001-veer",
        'zei "ja",\nen ging',
    ]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r@x"])
def test_no_cell_is_taken_for_a_formula(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


def test_other_cells_stay_as_they_are() -> None:
    assert guarded("2022-11 = goed") == "2022-11 = goed"
