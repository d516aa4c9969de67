"""The names and descriptions of commands, in the languages of the catalogues."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import TypeVar

import discord
from discord import app_commands

from bot.i18n import FALLBACK, LANGUAGES

Decorated = TypeVar("Decorated")


def name(key: str) -> app_commands.locale_str:
    """Return a command's or option's name, in English until Discord asks for another language."""
    return _label(f"{key}.name")


def description(key: str) -> app_commands.locale_str:
    """Return what a command or option is for, in English until Discord asks for another."""
    return _label(f"{key}.description")


class CatalogueTranslator(app_commands.Translator):
    """Translate by the catalogues; where they are silent, Discord shows the English."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """Return a label in a language, None to have the English one shown."""
        key, language = string.extras.get("key"), locale.value.partition("-")[0]
        if key is None or language not in LANGUAGES or language == FALLBACK:
            return None
        return labels(language).get(key)


@cache
def labels(language: str) -> Mapping[str, str]:
    """Return every label of a language by its key."""
    path = files("bot").joinpath("locales", "commands", f"{language}.json")
    catalogue: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return catalogue


def _label(key: str) -> app_commands.locale_str:
    return app_commands.locale_str(labels(FALLBACK)[key], key=key)


def options(**keys: str) -> Callable[[Decorated], Decorated]:
    """Return a decorator that names and describes a command's options by their labels' keys."""

    def decorate(command: Decorated) -> Decorated:
        names = {parameter: name(key) for parameter, key in keys.items()}
        descriptions = {parameter: description(key) for parameter, key in keys.items()}
        return app_commands.rename(**names)(app_commands.describe(**descriptions)(command))

    return decorate
