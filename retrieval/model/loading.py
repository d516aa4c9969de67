"""Load a model's files with libraries that talk while they do."""

import logging
from collections.abc import Generator
from contextlib import contextmanager

from retrieval.errors import ModelMissingError


@contextmanager
def loading(name: str) -> Generator[None]:
    """Keep the libraries quiet; raises ModelMissingError when the files cannot be loaded."""
    # Importing it takes seconds: only who loads a model pays for it.
    from transformers.utils import logging as chatter  # noqa: PLC0415

    logging.getLogger("sentence_transformers").setLevel(logging.WARNING)
    shown = chatter.is_progress_bar_enabled()
    chatter.disable_progress_bar()
    try:
        yield
    except Exception as error:
        why = f"its files cannot be loaded: {type(error).__name__}"
        raise ModelMissingError(name, why) from error
    finally:
        if shown:
            chatter.enable_progress_bar()
