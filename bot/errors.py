"""What can be wrong with how Kernvraag is set up or called; every message ends with its remedy."""

from pathlib import Path

# Of a list of figures, as many as are read in one line.
_TOLD = 4


class BotError(Exception):
    """Stand for everything this package raises."""


class InvalidSettingsError(BotError):
    """Say which settings cannot be used, never what was in them."""

    def __init__(self, complaints: tuple[str, ...]) -> None:
        self.complaints = complaints
        super().__init__(
            f"{'; '.join(complaints)}; mend it in the environment, in .env or in the secrets folder"
        )


class OtherCorpusError(BotError):
    """Say that the index was built from another corpus than the one that was named."""

    def __init__(self, named: Path, built_from: Path, data: Path) -> None:
        self.named = named
        self.built_from = built_from
        super().__init__(
            f"the index in {data} was built from {built_from}, not from {named}; "
            f"renew it with: kernvraag reindex --corpus {named}, or keep both with another --data"
        )


class UnknownCorpusError(BotError):
    """Say that a corpus must be named, because no generation can be opened that would tell it."""

    def __init__(self, data: Path) -> None:
        self.data = data
        super().__init__(
            f"no generation in {data} can be opened, so the corpus it was built from is not known; "
            "name it with --corpus"
        )


class FiguresDroppedError(BotError):
    """Say which figures are worse than an earlier run's, beyond noise."""

    def __init__(self, figures: tuple[str, ...]) -> None:
        self.figures = figures
        # The table beside it shows them all.
        more = f" and {len(figures) - _TOLD} more" if len(figures) > _TOLD else ""
        super().__init__(
            f"worse than before, beyond noise: {', '.join(figures[:_TOLD])}{more}; mend what "
            "changed, or, where that was meant, write a new run with --record to compare with"
        )
