from datetime import UTC, datetime
from typing import Any

import discord
import pytest
from discord import app_commands
from discord.http import handle_message_parameters
from hypothesis import given
from hypothesis import strategies as st

from tests.discord import bodies
from tests.discord.bodies import CALLBACK, COMMANDS, FOLLOWUPS, MESSAGES, ORIGINAL
from tests.discord.validation import complaints

PATHS = (MESSAGES, CALLBACK, FOLLOWUPS, ORIGINAL, COMMANDS, "/users/@me", "/nowhere")
# Small numbers too: they are types of components and of answers.
NUMBERS = st.integers() | st.integers(0, 20) | st.floats(allow_nan=False)
SIMPLE = st.none() | st.booleans() | NUMBERS | st.text()
# Keys that rules look at, so that they meet values of every form.
KEYS = st.from_regex(
    "type|data|components?|accessory|options|choices|content|embeds|flags|allowed_mentions|name|"
    "name_localizations|custom_id|label|value|style|url|max_values|min_length|max_length|required",
    fullmatch=True,
)
JSON = st.recursive(
    SIMPLE,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(KEYS | st.text(), inner),
    max_leaves=30,
)

GOOD = {
    "a message": ("POST", MESSAGES, bodies.plain()),
    "a layout": ("POST", FOLLOWUPS, bodies.layout(bodies.text(), bodies.row(bodies.button()))),
    "a layout with a menu": ("PATCH", ORIGINAL, bodies.layout(bodies.row(bodies.menu()))),
    "a link": ("POST", MESSAGES, bodies.layout(bodies.row(bodies.link()))),
    "a deferral": ("POST", CALLBACK, bodies.callback(5, {"flags": 64})),
    "an update put off": ("POST", CALLBACK, {"type": 6}),
    "an answer at once": ("POST", CALLBACK, bodies.callback(4, bodies.layout())),
    "an update": ("POST", CALLBACK, bodies.callback(7, bodies.layout())),
    "suggestions": ("POST", CALLBACK, bodies.choices({"name": "Haven", "value": "a1"})),
    "no suggestions": ("POST", CALLBACK, bodies.choices()),
    "a form": ("POST", CALLBACK, bodies.form()),
    "commands": ("PUT", COMMANDS, [bodies.command(), bodies.context_command("Tegen het archief")]),
    "a command": ("POST", COMMANDS, bodies.command("vraag", bodies.parameter(required=True))),
    "ids as numbers": (
        "POST",
        MESSAGES,
        bodies.plain(message_reference={"message_id": 1, "channel_id": "2"}),
    ),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_body_that_discord_takes_passes(name: str) -> None:
    method, path, body = GOOD[name]

    assert complaints(method, path, body) == []


def test_a_question_behind_the_path_is_no_part_of_it() -> None:
    body = bodies.callback(7, {"content": "a"})

    assert complaints("post", f"{CALLBACK}?with_response=1", body) != []


@given(st.sampled_from(["GET", "POST", "PATCH", "PUT", "DELETE"]), st.sampled_from(PATHS), JSON)
def test_no_json_whatsoever_breaks_the_check(method: str, path: str, body: object) -> None:
    assert all(isinstance(each, str) for each in complaints(method, path, body))


class Answer(discord.ui.LayoutView):
    period = discord.ui.ActionRow["Answer"]()

    @period.select(
        custom_id="period",
        placeholder="Periode",
        options=[discord.SelectOption(label="1953", value="1953", description="Het hele jaar")],
    )
    async def choose(
        self, interaction: discord.Interaction, menu: discord.ui.Select["Answer"]
    ) -> None: ...


def an_answer() -> discord.ui.LayoutView:
    view = Answer(timeout=None)
    section = discord.ui.Section(
        discord.ui.TextDisplay("## Wanneer vaart de veerboot?"),
        accessory=discord.ui.Button(label="Open", custom_id="open"),
    )
    site = discord.ui.Button(label="Veer", url="https://example.org/veer")
    view.add_item(
        discord.ui.Container(
            section,
            discord.ui.Separator(spacing=discord.SeparatorSpacing.large),
            discord.ui.TextDisplay("> Elk uur."),
            discord.ui.ActionRow(discord.ui.Button(label="1", custom_id="a"), site),
            accent_colour=0x2F6F4F,
        )
    )
    return view


def sent(**parts: Any) -> Any:
    with handle_message_parameters(
        allowed_mentions=discord.AllowedMentions.none(), **parts
    ) as parameters:
        return parameters.payload


@pytest.mark.parametrize(
    ("method", "path"), [("POST", MESSAGES), ("POST", FOLLOWUPS), ("PATCH", ORIGINAL)]
)
async def test_a_layout_made_by_discord_py_passes(method: str, path: str) -> None:
    assert complaints(method, path, sent(view=an_answer())) == []


def test_an_embed_made_by_discord_py_passes() -> None:
    embed = discord.Embed(title="Veer", colour=3, timestamp=datetime(2026, 1, 1, tzinfo=UTC))
    embed.add_field(name="Duur", value="een uur").set_footer(text="Archief")

    assert complaints("POST", MESSAGES, sent(embed=embed, nonce=7)) == []


class Mistake(discord.ui.Modal, title="Fout melden"):
    what = discord.ui.Label(
        text="Wat klopt niet?",
        component=discord.ui.TextInput(style=discord.TextStyle.paragraph, max_length=300),
    )


async def test_a_form_made_by_discord_py_passes() -> None:
    body = {"type": 9, "data": Mistake(custom_id="report").to_dict()}

    assert complaints("POST", CALLBACK, body) == []


@app_commands.command(description="Vraag het archief")
@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
@app_commands.describe(question="Wat je wilt weten", private="Alleen voor jou")
async def ask(interaction: discord.Interaction, question: str, *, private: bool = False) -> None:
    pass


@app_commands.context_menu(name="Tegen het archief")
async def check(interaction: discord.Interaction, message: discord.Message) -> None:
    pass


class Dutch(app_commands.Translator):
    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        return f"{string.message}je" if locale is discord.Locale.dutch else None


async def test_commands_made_by_discord_py_pass() -> None:
    tree = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))
    tree.add_command(ask)
    tree.add_command(check)

    body = [await each.get_translated_payload(tree, Dutch()) for each in tree.get_commands()]

    assert complaints("PUT", COMMANDS, body) == []
