"""Put the parts together, and turn whatever goes wrong into one clear line."""

import logging
import os
import sys

from bot.cli import command_line
from bot.errors import BotError
from corpus.errors import CorpusError
from retrieval.errors import RetrievalError

log = logging.getLogger("kernvraag")

# Libraries that speak of their own doings where only an answer belongs.
_NOISY = ("chromadb", "huggingface_hub", "sentence_transformers", "transformers", "py.warnings")
# Their own switches for what does not pass through logging; inherited by the build's process.
_QUIET = {
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "TRANSFORMERS_NO_ADVISORY_WARNINGS": "1",
    "TRANSFORMERS_VERBOSITY": "error",
}
# 128 and the number of SIGINT, as a shell would report it.
_INTERRUPTED = 130


def main() -> None:
    """Run the command line and exit with its status."""
    _quieten_libraries()
    logging.basicConfig(level=_first_level(), format="%(levelname)s %(name)s: %(message)s")
    try:
        command_line()(prog_name="kernvraag")
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except (BotError, RetrievalError, CorpusError) as error:
        _fail(str(error))
    except OSError as error:
        log.debug("the file system refused", exc_info=True)
        _fail(f"{error.filename or 'the file system'}: {error.strerror or error}; mend that first")
    except Exception as error:  # no reader should meet a traceback
        log.debug("unexpected", exc_info=True)
        _fail(f"unexpected {type(error).__name__}; run with KERNVRAAG_LOG_LEVEL=DEBUG to see more")


def _first_level() -> int:
    # What goes wrong before the settings are read must be seen too. They have the last word.
    written = os.environ.get("KERNVRAAG_LOG_LEVEL", "")
    return logging.getLevelNamesMapping().get(written, logging.WARNING)


def _quieten_libraries() -> None:
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    logging.captureWarnings(capture=True)
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.ERROR)


def _fail(sentence: str) -> None:
    print(f"kernvraag: {' '.join(sentence.split())}", file=sys.stderr)  # noqa: T201 - its purpose
    sys.exit(1)


if __name__ == "__main__":
    main()
