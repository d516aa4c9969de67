"""What can keep the archive from answering; every message ends with its remedy."""

from pathlib import Path


class RetrievalError(Exception):
    """Stand for everything this package raises."""


class IndexMissingError(RetrievalError):
    """Say that no generation can be opened in a data folder."""

    def __init__(self, directory: Path, why: str = "no index has been built") -> None:
        self.directory = directory
        self.why = why
        super().__init__(f"{why} in {directory}; build one with: kernvraag reindex")


class IndexDamagedError(RetrievalError):
    """Say that a generation is not what its manifest says."""

    def __init__(self, generation: str, why: str) -> None:
        self.generation = generation
        self.why = why
        super().__init__(
            f"{generation} is damaged ({why}); build a new one with: kernvraag reindex"
        )


class IndexOutdatedError(RetrievalError):
    """Say that a generation was built with something that has changed since."""

    def __init__(self, generation: str, what: str) -> None:
        self.generation = generation
        self.what = what
        super().__init__(f"{generation} was built with {what}; renew it with: kernvraag reindex")


class IndexTimeoutError(RetrievalError):
    """Say that an index did not answer before its deadline."""

    def __init__(self, index: str, seconds: float) -> None:
        self.index = index
        self.seconds = seconds
        super().__init__(
            f"the {index} index did not answer within {seconds:g} s; "
            "if this recurs, build a new one with: kernvraag reindex"
        )


class IndexRestingError(RetrievalError):
    """Say that an index is not asked, because it lately did not answer in time."""

    def __init__(self, index: str) -> None:
        self.index = index
        super().__init__(
            f"the {index} index lately did not answer in time and is asked again in some minutes; "
            "if this recurs, build a new one with: kernvraag reindex"
        )


class ModelMissingError(RetrievalError):
    """Say that a model can be had nowhere."""

    def __init__(self, model: str, why: str) -> None:
        self.model = model
        self.why = why
        super().__init__(
            f"the model {model} could not be had ({why}); put it into a folder and name that "
            "with KERNVRAAG_EMBEDDING_MODEL, or allow KERNVRAAG_MODEL_FALLBACK=true"
        )


class ModelOutputError(RetrievalError):
    """Say that a model gave numbers that are none."""

    def __init__(self, model: str) -> None:
        self.model = model
        super().__init__(f"the model {model} returned NaN or infinity; choose another model")


class BuildRunningError(RetrievalError):
    """Say that another process is building already."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        super().__init__(f"a reindex is already running in {directory}; wait until it is done")


class BuildFailedError(RetrievalError):
    """Say that a generation was not published, and what stays in place."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(f"nothing was published: {why}")


class BuildCancelledError(RetrievalError):
    """Say that a build was broken off because somebody wished so."""

    def __init__(self) -> None:
        super().__init__("the build was cancelled; nothing was published, start it again any time")


class NoEarlierGenerationError(RetrievalError):
    """Say that there is nothing to go back to."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        super().__init__(
            f"there is no earlier generation in {directory}; one is kept after each reindex"
        )


class ArticleUnknownError(RetrievalError):
    """Say that no article of the archive has an id."""

    def __init__(self, article_id: str) -> None:
        self.article_id = article_id
        super().__init__(
            f"the archive has no article “{article_id[:80]}”; list them with: kernvraag sources"
        )


class UnusableLineError(RetrievalError):
    """Say which line of a file cannot be used."""

    def __init__(self, path: Path, line: int, why: str) -> None:
        self.path = path
        self.line = line
        super().__init__(f"{path}, line {line}: {why}; mend or remove that line")


class QuestionSetError(UnusableLineError):
    """Say which line of a question set cannot be used."""


class EarlierRunError(UnusableLineError):
    """Say which line of an earlier evaluation cannot be used."""


class NothingInCommonError(RetrievalError):
    """Say that an earlier evaluation asked none of the questions."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"{path} holds none of these questions; name the --details of an earlier run of them"
        )


class TooFewQuestionsError(RetrievalError):
    """Say that a set is too small to decide a setting by."""

    def __init__(self, path: Path, questions: int, least: int) -> None:
        self.path = path
        self.questions = questions
        super().__init__(
            f"{path} holds {questions} questions, and what suits fewer than {least} suits them by "
            f"chance; add at least {least - questions} more"
        )
