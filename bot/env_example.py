"""The file .env.example, written from the settings: python -m bot.env_example > .env.example."""

import sys
from collections.abc import Iterator
from textwrap import wrap
from typing import cast

from bot.settings import PREFIX, SECRETS_FOLDER, Settings

# As wide as the code beside it.
_WIDTH = 100
_OPENING = (
    "What an operator of Kernvraag decides. Copy this file to .env, take the # off the lines you "
    "want to change, and keep .env to yourself. A line that stays as it is stands for its default; "
    "so does an empty value."
)
_SECRETS = (
    "Folder of files that are named like these variables, each holding one value; best for the "
    "token. Read from the environment alone, never from a .env in the working folder."
)
# The settings stand in groups; each heading goes before the first of its group.
_HEADINGS = {
    "corpus_dir": "The archive",
    "embedding_model": "Finding and answering",
    "log_level": "Logs",
    "discord_token": "The bot on Discord",
    "workers": "How much at once, and for how long it is kept",
    "freshness_days": "For your monitoring",
    "discord_api_url": "For tests only",
}
_REQUIRED = {"discord_token": "Required for `kernvraag run`; a secret."}


def env_example() -> str:
    """Return the example: every setting with its description and its default, commented out."""
    blocks = [*_comment(_OPENING), *_heading("Secrets"), *_setting(SECRETS_FOLDER, _SECRETS, "")]
    for name, field in Settings.model_fields.items():
        if name in _HEADINGS:
            blocks += _heading(_HEADINGS[name])
        description = " ".join(filter(None, (field.description, _REQUIRED.get(name))))
        blocks += _setting(f"{PREFIX}{name.upper()}", description, _written(field.default))
    return "\n".join(blocks) + "\n"


def _heading(title: str) -> list[str]:
    return ["", f"# ---- {title} ----"]


def _setting(variable: str, description: str, default: str) -> Iterator[str]:
    yield ""
    yield from _comment(description)
    yield f"#{variable}={default}"


def _comment(text: str) -> list[str]:
    return wrap(text, _WIDTH, initial_indent="# ", subsequent_indent="# ")


def _written(default: object) -> str:
    """Return a default as an operator would write it; what is not set is empty."""
    match default:
        case None:
            return ""
        case bool():
            return str(default).lower()
        case tuple():
            return ",".join(map(str, cast("tuple[object, ...]", default)))
        case _:
            return str(default)


if __name__ == "__main__":
    sys.stdout.write(env_example())
