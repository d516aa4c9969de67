import pytest

from tests.discord import bodies
from tests.discord.bodies import MESSAGES
from tests.discord.rules import broken_rules

# What is wrong: the request, and how the one complaint about it begins.
PLANTED = {
    "content is long": (bodies.message(content="a" * 2001), "$.content has 2001 characters"),
    "embeds are long together": (
        bodies.message(embeds=[{"title": "t", "description": "d" * 3000}] * 2),
        "$.embeds have 6002 characters",
    ),
    "mentions are not spoken of": (
        ("POST", MESSAGES, {"content": "a"}),
        "$.allowed_mentions is missing",
    ),
    "mentions are parsed": (
        bodies.message(allowed_mentions={"parse": ["everyone"]}),
        "$.allowed_mentions.parse is not an empty list",
    ),
    "the other is pinged by a reply": (
        bodies.message(allowed_mentions={"parse": [], "replied_user": True}),
        "$.allowed_mentions names somebody",
    ),
    "a user is pinged": (
        bodies.message(allowed_mentions={"parse": [], "users": ["1"]}),
        "$.allowed_mentions names somebody",
    ),
    "an update speaks of no mentions": (
        bodies.answer(bodies.callback(7, {"content": "a"})),
        "$.data.allowed_mentions is missing",
    ),
    "a message is empty": (bodies.message(content=""), "$ is an empty message"),
    "content stands beside a layout": (bodies.edit(content="a"), "$.content cannot be sent"),
    "embeds stand beside a layout": (
        bodies.edit(embeds=[{"title": "t"}]),
        "$.embeds cannot be sent",
    ),
    "a layout lacks its flag": (
        bodies.message(components=[bodies.text()]),
        "$.components[0] needs the message's flag",
    ),
    "six rows without a layout": (
        bodies.message(components=[bodies.row(bodies.button(id)) for id in "abcdef"]),  # noqa: A001
        "$.components has 6 rows",
    ),
    "texts are long together": (
        bodies.edit(bodies.text("a" * 2001), bodies.text("b" * 2000)),
        "$: text displays have 4001 characters",
    ),
    "a text says nothing": (bodies.edit(bodies.text(" ")), "$.components[0].components[0].content"),
    "components are many": (bodies.edit(*[bodies.text()] * 40), "$ has 41 components"),
    "custom ids are alike": (
        bodies.edit(bodies.row(bodies.button("a"), bodies.button("a"))),
        "$: the custom id 'a' is there more than once",
    ),
    "a custom id is long": (
        bodies.edit(bodies.row(bodies.button("a" * 101))),
        "$.components[0].components[0].components[0].custom_id has 101",
    ),
    "a menu has no custom id": (
        bodies.edit(bodies.row(bodies.menu(custom_id=None))),
        "$.components[0].components[0].components[0] has no custom_id",
    ),
    "a label is long": (
        bodies.edit(bodies.row(bodies.button(label="a" * 81))),
        "$.components[0].components[0].components[0].label has 81",
    ),
    "a button says nothing": (
        bodies.edit(bodies.row(bodies.button(label=""))),
        "$.components[0].components[0].components[0] has neither label nor emoji",
    ),
    "a link has a strange address": (
        bodies.edit(bodies.row(bodies.link(url="javascript:x"))),
        "$.components[0].components[0].components[0].url is no address",
    ),
    "a link has a custom id": (
        bodies.edit(bodies.row(bodies.link(custom_id="a"))),
        "$.components[0].components[0].components[0]: a link has an address",
    ),
    "a row has six buttons": (
        bodies.edit(bodies.row(*map(bodies.button, "abcdef"))),
        "$.components[0].components[0] holds 6 components",
    ),
    "a menu has 26 options": (
        bodies.edit(bodies.row(bodies.menu(*bodies.many(26, bodies.option)))),
        "$.components[0].components[0].components[0].options has 26 entries",
    ),
    "a menu has one value twice": (
        bodies.edit(bodies.row(bodies.menu(bodies.option("1"), bodies.option("1")))),
        "$.components[0].components[0].components[0].options: the value '1'",
    ),
    "an option's description is long": (
        bodies.edit(bodies.row(bodies.menu(bodies.option(description="a" * 101)))),
        "$.components[0].components[0].components[0].options[0].description has 101",
    ),
    "more is asked for than can be chosen": (
        bodies.edit(bodies.row(bodies.menu(min_values=2))),
        "$.components[0].components[0].components[0].min_values is larger",
    ),
    "suggestions are many": (
        bodies.answer(bodies.choices(*[{"name": "a", "value": "a"}] * 26)),
        "$.data.choices has 26 entries",
    ),
    "a suggestion is long": (
        bodies.answer(bodies.choices({"name": "a" * 101, "value": "a"})),
        "$.data.choices[0].name has 101 characters",
    ),
    "a suggestion's value is long": (
        bodies.answer(bodies.choices({"name": "a", "value": "a" * 101})),
        "$.data.choices[0].value has 101 characters",
    ),
    "a form's title is long": (bodies.answer(bodies.form(title="a" * 46)), "$.data.title has 46"),
    "a form has six fields": (
        bodies.answer(bodies.form(*map(bodies.label, "abcdef"))),
        "$.data.components has 6 entries",
    ),
    "a form has no custom id": (
        bodies.answer(bodies.form(custom_id="")),
        "$.data.custom_id is missing or empty",
    ),
    "a field begins with too long a text": (
        bodies.answer(bodies.form(bodies.label(value="a" * 301))),
        "$.data.components[0].component.value has 301 characters",
    ),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_our_rules_name_the_one_thing_that_is_wrong_with_a_message(fault: str) -> None:
    (method, path, body), beginning = PLANTED[fault]

    found = list(broken_rules(method, path, body))

    assert len(found) == 1
    assert found[0].startswith(beginning)
