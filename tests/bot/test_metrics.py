import re
from datetime import UTC, datetime, timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.metrics import Door, Metrics, Published, Vitals


def figures(metrics: Metrics) -> dict[str, float]:
    """Return every figure that is fetched, by its name with its labels."""
    return {
        sample.name + "".join(f"[{value}]" for value in sample.labels.values()): sample.value
        for family in text_string_to_metric_families(metrics.render().decode())
        for sample in family.samples
    }


def test_questions_are_counted_by_the_door_they_came_through() -> None:
    metrics = Metrics()

    metrics.asked(Door.MENTION)
    metrics.asked(Door.MENTION)

    assert figures(metrics)["kernvraag_asked_total[mention]"] == 2
    assert figures(metrics)["kernvraag_asked_total[command]"] == 0


def test_ends_refusals_and_errors_are_counted_by_their_kind() -> None:
    metrics = Metrics()

    metrics.answered("not_in_archive")
    metrics.refused("busy")
    metrics.failed("late")

    shown = figures(metrics)
    assert shown["kernvraag_answered_total[not_in_archive]"] == 1
    assert shown["kernvraag_refused_total[busy]"] == 1
    assert shown["kernvraag_failed_total[late]"] == 1


def test_what_alarms_watch_is_there_before_it_happens() -> None:
    shown = figures(Metrics())

    assert shown["kernvraag_failed_total[unexpected]"] == 0
    assert shown["kernvraag_refused_total[busy]"] == 0


def test_an_acknowledgement_within_the_second_lies_below_discords_limit() -> None:
    metrics = Metrics()

    metrics.acknowledged_after(0.9)
    metrics.acknowledged_after(3.5)

    shown = figures(metrics)
    assert shown["kernvraag_acknowledgement_seconds_bucket[1.0]"] == 1
    assert shown["kernvraag_acknowledgement_seconds_bucket[3.0]"] == 1
    assert shown["kernvraag_acknowledgement_seconds_bucket[+Inf]"] == 2


def test_a_clock_that_is_behind_discords_takes_no_time_back() -> None:
    metrics = Metrics()

    metrics.acknowledged_after(-0.4)

    assert figures(metrics)["kernvraag_acknowledgement_seconds_sum"] == 0


def test_answering_and_waiting_are_timed_apart() -> None:
    metrics = Metrics()

    metrics.answered_after(2.0, waited=1.5)

    shown = figures(metrics)
    assert shown["kernvraag_answer_seconds_sum"] == 2.0
    assert shown["kernvraag_queue_wait_seconds_sum"] == 1.5


def test_a_blocked_event_loop_can_be_told_from_a_free_one() -> None:
    metrics = Metrics()

    metrics.blocked_for(0.002)
    metrics.blocked_for(0.2)

    assert figures(metrics)["kernvraag_loop_blocked_seconds_bucket[0.1]"] == 1


def test_vitals_are_read_anew_at_every_fetch() -> None:
    metrics = Metrics()
    depths = iter([3, 7])
    metrics.follow(lambda: Vitals(waiting=next(depths), working=2, is_connected=True))

    assert figures(metrics)["kernvraag_queue_depth"] == 3
    assert figures(metrics)["kernvraag_queue_depth"] == 7


def test_an_archive_that_is_not_open_shows_no_figures() -> None:
    metrics = Metrics()
    metrics.follow(lambda: Vitals(waiting=0, working=0, is_connected=False))

    shown = figures(metrics)
    assert shown["kernvraag_gateway_connected"] == 0
    assert "kernvraag_index_age_seconds" not in shown


def test_an_open_archive_shows_its_generation_its_size_and_its_age() -> None:
    metrics = Metrics()
    published = Published("g000017", 250, datetime.now(UTC) - timedelta(hours=1))
    metrics.follow(lambda: Vitals(waiting=0, working=0, is_connected=True, published=published))

    shown = figures(metrics)
    assert shown["kernvraag_generation_info[g000017]"] == 1
    assert shown["kernvraag_index_articles"] == 250
    assert shown["kernvraag_index_age_seconds"] >= 3600


def test_two_bots_in_a_process_share_no_figure() -> None:
    one, other = Metrics(), Metrics()

    one.asked(Door.DIRECT)

    assert figures(other)["kernvraag_asked_total[direct]"] == 0


@pytest.mark.parametrize(
    "family",
    [
        family
        for family in text_string_to_metric_families(Metrics().render().decode())
        if not family.name.startswith("kernvraag_process_")
    ],
    ids=lambda family: family.name,
)
def test_every_figure_is_ours_and_is_described_in_a_sentence(family) -> None:  # noqa: ANN001 - the library's
    assert family.name.startswith("kernvraag_")
    assert re.fullmatch(r"[A-Z].*\.", family.documentation)
