"""The sample archive, which answers until somebody names an archive of their own."""

from importlib.resources import files
from pathlib import Path

# Said each time, because invented news that looks real must never pass for it.
NOTICE = (
    "This is the sample archive, and it is fiction; "
    "name your own with --corpus or KERNVRAAG_CORPUS_DIR."
)


def sample_corpus() -> Path:
    """Return the folder of the articles that come with Kernvraag."""
    return Path(str(files("corpus"))) / "sample" / "articles"
