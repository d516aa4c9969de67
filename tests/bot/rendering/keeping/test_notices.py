import json
import re
from collections.abc import Callable
from importlib.resources import files

import pytest

from bot.card import Card
from bot.i18n import LANGUAGES
from bot.rendering.keeping import notices
from tests.bot.rendering.cards import text_of

Notice = Callable[..., Card]
PLAIN: list[Notice] = [
    notices.not_yours,
    notices.started,
    notices.already_running,
    notices.nothing_running,
    notices.cancelling,
    notices.no_attachment,
    notices.no_archive,
]
COUNTED: list[Notice] = [
    notices.unknown_report,
    notices.already_resolved,
    notices.export_ready,
]
OURS: list[Notice] = [notices.keeping_error]


def catalogue(*names: str) -> dict[str, str]:
    return json.loads(files("bot").joinpath("locales", *names).read_text(encoding="utf-8"))


@pytest.mark.parametrize("notice", PLAIN)
def test_a_notice_has_its_own_words_in_every_language(notice: Notice) -> None:
    texts = {text_of(notice(language=language)) for language in LANGUAGES}

    assert len(texts) == len(LANGUAGES)


@pytest.mark.parametrize("notice", COUNTED)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 12])
def test_a_notice_of_a_number_says_it(notice: Notice, language: str, count: int) -> None:
    assert str(count) in text_of(notice(count, language=language))


@pytest.mark.parametrize("notice", OURS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_of_ours_is_shown_as_it_is(notice: Notice, language: str) -> None:
    text = text_of(notice("there is no reason; write one", language=language))

    assert text.endswith(": there is no reason; write one")


def test_what_somebody_wrote_is_echoed_short_and_inert() -> None:
    text = text_of(notices.unknown_article("@everyone " * 100, language="nl"))

    assert "“\\@everyone" in text
    assert len(text) < 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_act_that_our_texts_name_is_called_so(language: str) -> None:
    labels = catalogue("commands", f"{language}.json")
    group = labels["corpus.name"]
    acts = {label for key, label in labels.items() if re.fullmatch(r"corpus\.\w+\.name", key)}

    said = " ".join(catalogue(f"{language}.json").values())

    named = set(re.findall(rf"/{group} (\w+)", said))
    assert named
    assert named <= acts
