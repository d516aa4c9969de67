"""What is logged, and which libraries are told to keep quiet."""

import logging
import os

# The levels that an operator sets are for our own rooms; what libraries do is not ours to tell.
_OURS = ("bot", "retrieval", "corpus")
_NOISY = ("chromadb", "huggingface_hub", "sentence_transformers", "transformers", "py.warnings")
# Libraries' own switches for what does not pass through logging; the build's process inherits them.
_QUIET = {
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "TRANSFORMERS_NO_ADVISORY_WARNINGS": "1",
    "TRANSFORMERS_VERBOSITY": "error",
}


def configure_logging() -> None:
    """Log warnings to standard error, and keep libraries quiet; to be called once, first."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    # What goes wrong before the settings are read must be seen too. They have the last word.
    written = os.environ.get("KERNVRAAG_LOG_LEVEL", "")
    set_level(logging.getLevelNamesMapping().get(written, logging.WARNING))
    logging.captureWarnings(capture=True)
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.ERROR)
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)


def set_level(level: int | str) -> None:
    """Set the least serious messages that our own rooms log."""
    for name in _OURS:
        logging.getLogger(name).setLevel(level)
