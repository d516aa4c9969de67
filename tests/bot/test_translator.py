import re
from types import SimpleNamespace

import discord
import pytest
from discord import app_commands

from bot.i18n import LANGUAGES
from bot.translator import CatalogueTranslator, description, labels, name

# From Discord's documentation of application command names.
NAME = re.compile(r"[-_'\w]{1,32}")


def test_every_language_has_the_same_labels_in_the_same_order() -> None:
    keys = [list(labels(language)) for language in LANGUAGES]

    assert all(these == keys[0] for these in keys)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_is_one_that_discord_takes(language: str) -> None:
    names = {
        key: text
        for key, text in labels(language).items()
        # A menu's name may have capitals and blanks.
        if key.endswith(".name") and key not in {"check.name", "corpus.menu.name"}
    }

    assert [key for key, text in names.items() if not NAME.fullmatch(text)] == []
    assert [key for key, text in names.items() if text != text.lower()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_description_fits(language: str) -> None:
    too_long = [key for key, text in labels(language).items() if not 1 <= len(text) <= 100]

    assert too_long == []


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        (discord.Locale.dutch, "vraag"),
        (discord.Locale.american_english, None),
        (discord.Locale.french, None),
    ],
)
async def test_a_label_is_translated_where_a_catalogue_has_it(
    locale: discord.Locale, text: str | None
) -> None:
    translated = await CatalogueTranslator().translate(name("ask"), locale, _CONTEXT)

    assert translated == text


async def test_a_label_that_is_not_ours_is_left_alone() -> None:
    strange = app_commands.locale_str("ask")

    assert await CatalogueTranslator().translate(strange, discord.Locale.dutch, _CONTEXT) is None


def test_a_label_is_english_until_it_is_translated() -> None:
    assert (str(name("ask")), str(description("ask"))) == (
        "ask",
        "Ask the archive; it answers with its own sentences",
    )


# Where a label stands makes no difference to what it says.
_CONTEXT = SimpleNamespace()
