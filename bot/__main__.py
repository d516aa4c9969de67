"""Put the parts together, and turn whatever goes wrong into one clear line."""

import logging
import sys

from bot.cli import command_line
from bot.errors import BotError
from bot.logs import configure_logging
from corpus.errors import CorpusError
from retrieval.errors import RetrievalError
from retrieval.memory import collect_seldom

log = logging.getLogger("bot")

# 128 and the number of SIGINT, as a shell would report it.
_INTERRUPTED = 130


def main() -> None:
    """Run the command line and exit with its status."""
    collect_seldom()
    configure_logging()
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


def _fail(sentence: str) -> None:
    print(f"kernvraag: {' '.join(sentence.split())}", file=sys.stderr)  # noqa: T201 - its purpose
    sys.exit(1)


if __name__ == "__main__":
    main()
