"""The publication period that a question names, and the words that named it."""

from retrieval.timeframe.knowledge import without_asking
from retrieval.timeframe.questions import (
    Timeframe,
    names_month_alone,
    read_day_or_period,
    read_timeframe,
)
from retrieval.timeframe.sequence import names_sequence

__all__ = [
    "Timeframe",
    "names_month_alone",
    "names_sequence",
    "read_day_or_period",
    "read_timeframe",
    "without_asking",
]
