import pytest

from tests.discord.fake.command_book import ImpossibleError
from tests.discord.fake.reply import Reply
from tests.discord.fake.server import FakeDiscord
from tests.discord.fake.small_bot import SmallBot
from tests.discord.fake.small_bot_run import Running


async def shown(fake: FakeDiscord) -> Reply:
    return await fake.reader("Hanna").slash("think", text="the sluice")


async def test_a_message_shows_its_texts_buttons_and_menus(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    reply = await shown(fake)

    assert reply.text == "the sluice"
    assert reply.buttons == ["Turn", "Later", "Write", "Shut", "Old"]
    assert reply.options == ["1952", "1953"]


async def test_every_component_of_a_message_has_an_id_of_its_own(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    reply = await shown(fake)

    container, *rows = reply.message.components
    numbers = [container["id"], container["components"][0]["id"], *(row["id"] for row in rows)]
    assert len(set(numbers)) == len(numbers)


async def test_a_button_changes_the_message_that_it_stands_on(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    before = await shown(fake)

    after = await fake.reader("Pim").press(before, "Turn")

    assert (before.text, after.text) == ("the sluice", "turned")
    assert after.message.id == before.message.id


async def test_a_button_adds_a_message_that_only_who_pressed_it_sees(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    reply = await fake.reader("Pim").press(await shown(fake), "Later")

    assert (reply.text, reply.is_private, reply.message.viewer.name) == ("later", True, "Pim")


async def test_an_option_is_chosen_by_its_label(fake: FakeDiscord, small_bot: SmallBot) -> None:
    reply = await fake.reader("Pim").choose(await shown(fake), "1953", placeholder="Period")

    assert reply.text == "chosen: y1953"


async def test_a_form_is_opened_and_handed_in(fake: FakeDiscord, small_bot: SmallBot) -> None:
    pim = fake.reader("Pim")
    opened = await pim.press(await shown(fake), "Write")

    reply = await pim.submit(opened, {"Remark": "wrong date"})

    assert (opened.modal.title, opened.modal.labels) == ("What is wrong", ["Remark"])
    assert reply.text == "noted: wrong date"


@pytest.mark.parametrize("given", [{}, {"Remark": "ab"}, {"Colour": "red"}])
async def test_a_form_is_not_handed_in_unless_it_is_filled_in_well(
    fake: FakeDiscord, small_bot: SmallBot, given: dict[str, str]
) -> None:
    pim = fake.reader("Pim")
    opened = await pim.press(await shown(fake), "Write")

    with pytest.raises(ImpossibleError):
        await pim.submit(opened, given)


@pytest.mark.parametrize("label", ["Shut", "Nowhere"])
async def test_a_button_that_is_shut_or_not_there_cannot_be_pressed(
    fake: FakeDiscord, small_bot: SmallBot, label: str
) -> None:
    reply = await shown(fake)

    with pytest.raises(ImpossibleError):
        await fake.reader("Pim").press(reply, label)


async def test_a_private_message_is_not_there_for_others(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    reply = await fake.reader("Hanna").slash("think", text="the sluice", private=True)

    with pytest.raises(ImpossibleError, match="does not see"):
        await fake.reader("Pim").press(reply, "Turn")


async def test_a_button_from_before_a_restart_still_arrives(
    fake: FakeDiscord, running: Running
) -> None:
    async with running(fake):
        reply = await shown(fake)

    async with running(fake):
        after = await fake.reader("Pim").press(reply, "Old")

    assert after.text == "number 7"
