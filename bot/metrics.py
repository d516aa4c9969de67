"""What is counted and timed while the bot runs, for Prometheus to fetch; never who or what."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

from retrieval.types import Reason

# What /metrics answers with; every Prometheus since version 2 reads it.
CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
_OURS = "kernvraag"
# In seconds. Discord gives up on an interaction after 3; what is later than 2 was luck.
_ACKNOWLEDGING = (0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0)
# From an answer out of a warm index to the quarter of an hour for which Discord waits.
_ANSWERING = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 900.0)
# Beyond 0.1 people notice; beyond 10 the heartbeat to Discord suffers.
_BLOCKING = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 3.0, 10.0)


class Door(StrEnum):
    """Name the way in which a question came."""

    COMMAND = "command"
    MENTION = "mention"
    REPLY = "reply"
    DIRECT = "direct"
    MENU = "menu"
    BUTTON = "button"


@dataclass(frozen=True, slots=True)
class Published:
    """Hold which generation answers, how many articles it has and when it was built, in UTC."""

    generation: str
    articles: int
    built: datetime


@dataclass(frozen=True, slots=True)
class Vitals:
    """Hold how the bot stands at one moment; `published` is None while no archive is open."""

    waiting: int
    working: int
    is_connected: bool
    published: Published | None = None


class Metrics:
    """Count and time, in a registry of its own; every method may be called from any thread."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._asked = self._counter("asked", "Questions that came, by door.", "door")
        self._answered = self._counter(
            "answered", "Questions that were brought to an end, by outcome.", "outcome"
        )
        self._refused = self._counter(
            "refused", "Questions that were turned away before the archive was asked.", "reason"
        )
        self._failed = self._counter("failed", "Errors, by kind.", "kind")
        self._acknowledgement = self._histogram(
            "acknowledgement", "Time from an interaction at Discord to our reply.", _ACKNOWLEDGING
        )
        self._queue_wait = self._histogram(
            "queue_wait", "Time that questions waited before work on them began.", _ANSWERING
        )
        self._answer = self._histogram(
            "answer", "Time that answering took, the wait included.", _ANSWERING
        )
        self._loop_blocked = self._histogram(
            "loop_blocked", "Time by which the event loop came late to what it promised.", _BLOCKING
        )
        self._begin_at_zero()
        # Memory, processor time and open files of this process.
        ProcessCollector(namespace=_OURS, registry=self._registry)

    def follow(self, read: Callable[[], Vitals]) -> None:
        """Show, at every fetch, what `read` returns then; to be called once."""
        self._registry.register(_VitalsCollector(read))

    def asked(self, door: Door) -> None:
        """Count a question that came."""
        self._asked.labels(door=door.value).inc()

    def answered(self, outcome: str) -> None:
        """Count a question that was brought to an end: “answer”, or a Reason's value."""
        self._answered.labels(outcome=outcome).inc()

    def refused(self, reason: str) -> None:
        """Count a question that was turned away before the archive was asked, such as “busy”."""
        self._refused.labels(reason=reason).inc()

    def failed(self, kind: str) -> None:
        """Count an error; `kind` is a word of the program's own, never an error's text."""
        self._failed.labels(kind=kind).inc()

    def acknowledged_after(self, seconds: float) -> None:
        """Take how long an interaction waited for its acknowledgement."""
        # Two clocks that differ may say that we replied before we were asked.
        self._acknowledgement.observe(max(0.0, seconds))

    def answered_after(self, seconds: float, *, waited: float) -> None:
        """Take how long answering took in all, and how long of it was spent in the queue."""
        self._answer.observe(seconds)
        self._queue_wait.observe(waited)

    def blocked_for(self, seconds: float) -> None:
        """Take by how much the event loop came late to what it promised."""
        self._loop_blocked.observe(seconds)

    def render(self) -> bytes:
        """Return every figure in Prometheus' text format, as CONTENT_TYPE names it."""
        return generate_latest(self._registry)

    def _begin_at_zero(self) -> None:
        """Show what is known to come: a counter that begins at 1 hides its first event."""
        for door in Door:
            self._asked.labels(door=door.value)
        for outcome in ("answer", *(reason.value for reason in Reason)):
            self._answered.labels(outcome=outcome)
        self._refused.labels(reason="busy")
        self._failed.labels(kind="unexpected")

    def _counter(self, name: str, help_text: str, label: str) -> Counter:
        return Counter(name, help_text, (label,), namespace=_OURS, registry=self._registry)

    def _histogram(self, name: str, help_text: str, buckets: tuple[float, ...]) -> Histogram:
        return Histogram(
            name,
            help_text,
            namespace=_OURS,
            unit="seconds",
            registry=self._registry,
            buckets=buckets,
        )


class _VitalsCollector(Collector):
    """Turn the vitals of the moment into figures when somebody fetches them."""

    def __init__(self, read: Callable[[], Vitals]) -> None:
        self._read = read

    def describe(self) -> tuple[Metric, ...]:
        """Return nothing: otherwise the library would read the vitals before they are there."""
        return ()

    def collect(self) -> Iterator[Metric]:
        """Yield a figure for everything known."""
        vitals = self._read()
        yield _gauge("queue_depth", "Questions that wait for their turn.", vitals.waiting)
        yield _gauge("queue_working", "Questions that are being answered.", vitals.working)
        yield _gauge(
            "gateway_connected", "Whether Discord is connected, 1 or 0.", vitals.is_connected
        )
        if vitals.published is not None:
            yield from _archive(vitals.published)


def _archive(published: Published) -> Iterator[Metric]:
    age = (datetime.now(UTC) - published.built).total_seconds()
    yield _gauge("index_articles", "Articles in the generation that answers.", published.articles)
    yield _gauge("index_age_seconds", "Time since the generation that answers was built.", age)
    yield InfoMetricFamily(
        f"{_OURS}_generation", "The generation that answers.", {"name": published.generation}
    )


def _gauge(name: str, help_text: str, value: float) -> Metric:
    return GaugeMetricFamily(f"{_OURS}_{name}", help_text, value)
