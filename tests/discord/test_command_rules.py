import pytest

from tests.discord import bodies
from tests.discord.rules import broken_rules

# What is wrong: the request, and how the one complaint about it begins.
PLANTED = {
    "a command's name has a capital": (
        bodies.commands(bodies.command("Vraag")),
        "$[0].name 'Vraag'",
    ),
    "a command's name has a space": (bodies.commands(bodies.command("vraag het")), "$[0].name"),
    "a translated name has a capital": (
        bodies.parameters(name_localizations={"nl": "Vraag"}),
        "$[0].name_localizations.nl 'Vraag'",
    ),
    "a name is translated into an unknown locale": (
        bodies.parameters(name_localizations={"nl-NL": "vraag"}),
        "$[0].name_localizations: Discord has no locale 'nl-NL'",
    ),
    "a command has no description": (
        bodies.commands(bodies.command(description="")),
        "$[0].description is missing",
    ),
    "a description is long": (
        bodies.commands(bodies.command(description="a" * 101)),
        "$[0].description has 101",
    ),
    "a translated description is long": (
        bodies.parameters(description_localizations={"nl": "a" * 101}),
        "$[0].description_localizations.nl has 101",
    ),
    "101 chat commands": (
        bodies.commands(*bodies.many(101, bodies.command)),
        "$ has 101 chat commands",
    ),
    "16 commands in a message's menu": (
        bodies.commands(*bodies.many(16, bodies.context_command)),
        "$ has 16 message commands",
    ),
    "16 commands in a user's menu": (
        bodies.commands(*bodies.many(16, lambda name: bodies.context_command(name, kind=2))),
        "$ has 16 user commands",
    ),
    "two commands have one name": (
        bodies.commands(bodies.command("a"), bodies.command("a")),
        "$: the name among chat commands 'a'",
    ),
    "two commands have one name in Dutch": (
        bodies.commands(
            bodies.command("ask", name_localizations={"nl": "bron"}), bodies.command("bron")
        ),
        "$: the name among chat commands in nl 'bron'",
    ),
    "a required option comes last": (
        bodies.parameters(bodies.parameter("a"), bodies.parameter("b", required=True)),
        "$[0].options has a required option behind",
    ),
    "two options have one name": (
        bodies.parameters(bodies.parameter("a"), bodies.parameter("a")),
        "$[0]: the option 'a'",
    ),
    "26 options": (
        bodies.parameters(*bodies.many(26, bodies.parameter)),
        "$[0].options has 26 entries",
    ),
    "26 choices": (
        bodies.parameters(
            bodies.parameter(choices=bodies.many(26, lambda n: {"name": n, "value": n}))
        ),
        "$[0].options[0].choices has 26 entries",
    ),
    "both choices and completion": (
        bodies.parameters(
            bodies.parameter(choices=[{"name": "a", "value": "a"}], autocomplete=True)
        ),
        "$[0].options[0] has both",
    ),
    "a choice's value is long": (
        bodies.parameters(bodies.parameter(choices=[{"name": "a", "value": "a" * 101}])),
        "$[0].options[0].choices[0].value has 101",
    ),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_our_rules_name_the_one_thing_that_is_wrong_with_a_command(fault: str) -> None:
    (method, path, body), beginning = PLANTED[fault]

    found = list(broken_rules(method, path, body))

    assert len(found) == 1
    assert found[0].startswith(beginning)
