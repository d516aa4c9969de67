import pytest

from tests.discord import bodies
from tests.discord.bodies import MESSAGES
from tests.discord.description import is_described, undescribed

pytestmark = pytest.mark.skipif(
    not is_described(), reason="Discord's description is not beside the checkout"
)
# What is wrong: the request, and how the one complaint about it begins.
UNDESCRIBED = {
    "an unknown key": (bodies.message(contnet="a"), "$: the key 'contnet' is unknown"),
    "an unknown key deep inside": (
        bodies.edit(bodies.row(bodies.button(lable="a"))),
        "$.components[0].components[0].components[0]: the key 'lable' is unknown",
    ),
    "an unknown type of component": (
        bodies.edit({"type": 99}),
        "$.components[0].components[0]: nothing of type 99 fits here",
    ),
    "a button outside a row": (
        bodies.edit(bodies.button()),
        "$.components[0].components[0]: nothing of type 2 fits here",
    ),
    "an unknown type of answer": (bodies.answer({"type": 33}), "$: nothing of type 33 fits here"),
    "a colour that is none": (
        ("POST", MESSAGES, bodies.plain(embeds=[{"color": "red"}])),
        "$.embeds[0].color: 'red' is not of type",
    ),
    "an id that is none": (
        bodies.message(message_reference={"message_id": "abc"}),
        "$.message_reference.message_id: 'abc' does not match",
    ),
    "a style that is none": (
        bodies.edit(bodies.row(bodies.button(style=9))),
        "$.components[0].components[0].components[0].style",
    ),
    "a route that is none": (("POST", "/nowhere", {}), "$: Discord describes no body for POST"),
}


@pytest.mark.parametrize("fault", UNDESCRIBED)
def test_discords_description_names_the_one_thing_that_is_wrong(fault: str) -> None:
    (method, path, body), beginning = UNDESCRIBED[fault]

    found = list(undescribed(method, path, body))

    assert len(found) == 1
    assert found[0].startswith(beginning)


def test_a_complaint_about_a_long_value_stays_short() -> None:
    found = list(undescribed(*bodies.edit(bodies.row(bodies.button(label="a" * 5_000)))))

    assert all(len(complaint) < 400 for complaint in found)
