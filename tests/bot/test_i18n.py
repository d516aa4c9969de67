import json
from importlib.resources import files
from string import Formatter

import pytest

from bot.i18n import LANGUAGES, say, say_count, spoken, terminal_language


def _catalogue(language: str) -> dict[str, str]:
    path = files("bot").joinpath("locales", f"{language}.json")
    return json.loads(path.read_text(encoding="utf-8"))


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_catalogue_has_the_same_keys_in_the_same_order() -> None:
    keys = [list(_catalogue(language)) for language in LANGUAGES]

    assert all(these == keys[0] for these in keys)


def test_every_text_has_the_same_placeholders_in_every_language() -> None:
    english = _catalogue("en")

    for language in LANGUAGES:
        texts = _catalogue(language)

        assert {key: _placeholders(text) for key, text in texts.items()} == {
            key: _placeholders(text) for key, text in english.items()
        }


def test_every_catalogue_on_disk_is_spoken() -> None:
    texts = files("bot").joinpath("locales").iterdir()
    found = {path.name for path in texts if path.is_file()}

    assert found == {f"{language}.json" for language in LANGUAGES}


def test_a_language_without_a_catalogue_is_answered_in_english() -> None:
    assert say("undated", "fr") == "undated"


def test_a_region_speaks_its_language() -> None:
    assert [spoken(locale) for locale in ("nl-BE", "nl_NL.UTF-8", "en-GB", "de", None)] == [
        "nl",
        "nl",
        "en",
        "en",
        "en",
    ]


def test_one_and_many_are_worded_apart() -> None:
    assert say_count("articles", "nl", 1) == "1 artikel"
    assert say_count("articles", "nl", 0) == "0 artikelen"


def test_a_value_is_never_read_as_a_text_of_ours() -> None:
    assert say("note", "en", note="{undated} %s") == "Moderator’s note: {undated} %s"


def test_a_terminal_speaks_the_language_of_its_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("LANGUAGE", raising=False)
    monkeypatch.setenv("LC_ALL", "nl_BE.UTF-8")

    assert terminal_language() == "nl"


def test_a_terminal_without_a_language_speaks_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LANGUAGE", raising=False)
    monkeypatch.setenv("LC_ALL", "C")

    assert terminal_language() == "en"
