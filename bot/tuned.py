"""What tuning found: as a table with what it gains, and as scripts see it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from bot.comparing import comparison_object, render_comparison
from bot.json_output import Json
from bot.settings import PREFIX
from retrieval.evaluation.measures import rounded
from retrieval.tuning.fitting import FOLDS, Fit
from retrieval.tuning.tune import LEAST_OF_A_KIND, TooFew, Tuning, sound_value

_HEADINGS = ("", "now", "fits best", "score", "with fitting", "95 % interval of the gain", "")
_FLATTERED = (
    "Below, all questions with the settings as they are and as they become. It flatters what was "
    "fitted on these very questions; what to expect of others stands above."
)


def found_by_variable(tuning: Tuning) -> Mapping[str, Fit | TooFew]:
    """Return what was found, by the names that the settings have in the environment."""
    weights = {
        f"{PREFIX}DENSE_WEIGHT_{language.value.upper()}": found
        for language, found in tuning.weights.items()
    }
    return {**weights, f"{PREFIX}EVIDENCE_THRESHOLD": tuning.threshold}


def tuning_object(tuning: Tuning, written: Path | None) -> Json:
    """Return what was found for scripts."""
    found = found_by_variable(tuning)
    return {
        "questions": tuning.comparison.questions,
        "folds": FOLDS,
        "settings": {name: _found_object(each) for name, each in found.items()},
        "written": None if written is None else str(written),
        "comparison": comparison_object(tuning.comparison),
    }


def render_tuning(tuning: Tuning) -> RenderableType:
    """Draw each setting with what fitting it gains, then the figures before and after."""
    found = found_by_variable(tuning)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="dim")
    for _ in _HEADINGS[1:-1]:
        table.add_column(no_wrap=True, justify="right")
    table.add_column()
    table.add_row(*(Text(heading, "dim") for heading in _HEADINGS))
    for name, each in found.items():
        table.add_row(name, *_cells(each))
    if not any(sound_value(each) is not None for each in found.values()):
        return table
    return Group(table, "", Text(_FLATTERED), "", render_comparison(tuning.comparison))


def remarks(
    values: Mapping[str, str], written: Path | None, environment: Mapping[str, str]
) -> Iterator[str]:
    """Yield what became of the values, and which of them the environment overrules."""
    if not values:
        yield "Nothing was written: the settings stay as they are."
    elif written is None:
        yield f"Nothing was written; it would be: {_listed(values)}."
    else:
        yield f"Written to {written}: {_listed(values)}. A bot that runs uses it once restarted."
    overruled = [name for name in values if name in {each.upper() for each in environment}]
    if overruled:
        yield f"The environment has the last word on {', '.join(overruled)}; change it there too."


def _found_object(found: Fit | TooFew) -> Json:
    value = sound_value(found)
    common: Json = {
        "present": found.present,
        "chosen": found.present if value is None else value,
        "changed": value is not None,
        "why": _why(found),
        "questions": found.questions,
    }
    if isinstance(found, TooFew):
        return {**common, "fitted": None, "cross_validated": None}
    cross_validated = {
        "before": rounded(found.before),
        "after": rounded(found.after),
        "difference": rounded(found.after - found.before),
        "low": rounded(found.interval.low),
        "high": rounded(found.interval.high),
    }
    return {**common, "fitted": found.value, "cross_validated": cross_validated}


def _cells(found: Fit | TooFew) -> Iterator[str]:
    yield f"{found.present:g}"
    if isinstance(found, Fit):
        yield f"{found.value:g}"
        yield f"{found.before:.3f}"
        yield f"{found.after:.3f}"
        yield f"{found.interval.low:+.3f} to {found.interval.high:+.3f}"
    else:
        yield from ("", "", "", "")
    yield _why(found)


def _why(found: Fit | TooFew) -> str:
    """Return in words why a setting is changed or stays."""
    match found:
        case TooFew():
            return f"stays: {found.questions} questions {found.kind}, {LEAST_OF_A_KIND} are needed"
        case Fit() if found.is_sound:
            within = found.interval.low <= 0 <= found.interval.high
            return "changes; the gain is within noise" if within else "changes"
        case Fit() if found.value == found.present:
            return "stays: nothing fits better"
        case Fit():
            return "stays: on questions that it was not fitted on, another is worse"


def _listed(values: Mapping[str, str]) -> str:
    return ", ".join(f"{name}={value}" for name, value in values.items())
