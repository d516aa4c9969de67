import json

from bot.json_output import citation_object, outcome_object
from tests.bot.builders import make_answer, make_no_answer
from tests.bot.sequels import NEW, OLD, differing, overtaken


def test_a_later_report_is_written_at_the_end() -> None:
    written = outcome_object(overtaken())

    assert list(written)[-2:] == ["corpus", "later"]
    assert written["later"] == [citation_object(NEW)]


def test_figures_that_differ_are_written_in_pairs_at_the_end() -> None:
    written = outcome_object(differing())

    assert list(written)[-2:] == ["corpus", "differing"]
    assert written["differing"] == [[citation_object(OLD), citation_object(NEW)]]
    assert json.loads(json.dumps(written)) == written


def test_where_nothing_came_after_there_are_no_such_keys() -> None:
    for outcome in (make_answer(), make_no_answer()):
        assert not {"later", "differing"} & outcome_object(outcome).keys()
