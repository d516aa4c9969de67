"""Every word that Kernvraag says itself, in the languages of its catalogues."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from babel import Locale, default_locale

LANGUAGES = ("en", "nl")
# What is spoken where a catalogue is silent or a language is unknown.
FALLBACK = "en"


def say(key: str, language: str, **values: object) -> str:
    """Return a text in a language such as `nl` or `en-GB`, English where that is silent."""
    text = _catalogue(spoken(language)).get(key) or _catalogue(FALLBACK)[key]
    return text.format(**values)


def say_count(key: str, language: str, count: int, **values: object) -> str:
    """Return the text for so many: `key.one` or `key.other`, as the language counts."""
    form = Locale.parse(spoken(language)).plural_form(count)
    return say(f"{key}.{form}", language, count=count, **values)


def spoken(language: str | None) -> str:
    """Return the catalogue that serves a language or locale: `nl` for `nl-BE` and `nl_NL.UTF-8`."""
    primary = (language or FALLBACK).replace("_", "-").partition("-")[0].casefold()
    return primary if primary in LANGUAGES else FALLBACK


def terminal_language() -> str:
    """Return the language of who sits at the terminal, from LC_ALL, LC_MESSAGES or LANG."""
    return spoken(default_locale("LC_MESSAGES"))


@cache
def _catalogue(language: str) -> Mapping[str, str]:
    path = files("bot").joinpath("locales", f"{language}.json")
    catalogue: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return catalogue
