import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files

import pytest

from bot.i18n import LANGUAGES
from bot.rendering.about import AboutFacts, render_about
from tests.bot.builders import HOLDINGS
from tests.bot.rendering.cards import lines_of, text_of

FACTS = AboutFacts(
    holdings=HOLDINGS,
    model="house/model",
    wanted_model=None,
    degraded=None,
    built=datetime(2023, 4, 1, 9, 5, tzinfo=UTC),
    retention_days=30,
    version="0.1.0",
    sample=False,
    kept=2,
)


def catalogue(*names: str) -> dict[str, str]:
    return json.loads(files("bot").joinpath("locales", *names).read_text(encoding="utf-8"))


def test_the_archive_is_told_with_its_span_its_age_and_its_model() -> None:
    lines = lines_of(render_about(FACTS, language="nl"))

    assert "- 5 artikelen, november 2022 – maart 2023, 2 zonder datum" in lines
    assert "- Index van 1 april 2023 09\\:05 UTC" in lines
    assert "- Model dat zinnen op betekenis vindt: house/model" in lines


def test_that_a_model_stands_in_for_another_is_told() -> None:
    facts = replace(FACTS, wanted_model="big/model")

    assert "- Het valt in voor big/model, dat niet te krijgen was." in lines_of(
        render_about(facts, language="nl")
    )


def test_what_is_missing_is_told() -> None:
    facts = replace(FACTS, degraded="only words are searched")

    assert "- Let op: only words are searched" in lines_of(render_about(facts, language="nl"))


def test_the_fictional_archive_calls_itself_so() -> None:
    facts = replace(FACTS, sample=True)

    assert "fictional" in text_of(render_about(facts, language="en"))
    assert "fictional" not in text_of(render_about(FACTS, language="en"))


def test_what_is_kept_for_how_long_and_how_to_delete_it_is_told() -> None:
    text = text_of(render_about(FACTS, language="en"))

    assert "only as a hash with a secret key" in text
    assert "deleted after 30 days" in text
    assert "Of yours, 2 questions and reports are kept; /privacy delete deletes them" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_that_our_texts_name_is_called_so(language: str) -> None:
    labels = catalogue("commands", f"{language}.json")
    names = {label for key, label in labels.items() if key.endswith(".name")}

    said = [text for text in catalogue(f"{language}.json").values() if "/" in text]

    mentioned = {name for text in said for name in re.findall(r"(?<!\S)/(\w+)", text)}
    assert mentioned
    assert mentioned <= names


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_menu_that_our_texts_name_is_called_so(language: str) -> None:
    menu = catalogue("commands", f"{language}.json")["check.name"]

    assert f"“{menu}”" in catalogue(f"{language}.json")["about.check"]
