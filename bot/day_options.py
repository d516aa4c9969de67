"""The days of the command line's options, refused with the remedy where they are none."""

from datetime import date

import typer

from bot.days import Backwards, Days, NoDay, understand_days
from bot.given import GivenDays


def read_days(given: GivenDays) -> Days:
    """Return the days that were meant; raises typer.BadParameter with the remedy."""
    days = understand_days(given)
    match days:
        case Days():
            return days
        case NoDay(option, written):
            raise typer.BadParameter(
                f"“{written[:40]}” names no day or period; "
                "write 2022, 2022-11, 2022-11-05 or “november 2022”",
                param_hint=f"--{option.replace('_', '-')}",
            )
        case Backwards(first, last):
            raise typer.BadParameter(
                f"the period would end ({last}) before it begins ({first}); "
                "give an earlier --from, or a later --to or --as-of"
            )


def read_today(written: str | None) -> date:
    """Return the day that relative dates are read against; raises as `read_days` does."""
    return read_days(GivenDays(today=written)).today
