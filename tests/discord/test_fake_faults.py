import aiohttp
import discord
import pytest

from tests.discord.fake.gateway import Intent
from tests.discord.fake.limits import Limits
from tests.discord.fake.server import FakeDiscord
from tests.discord.fake.small_bot import SmallBot
from tests.discord.fake.small_bot_run import Running, run_small_bot


async def test_a_bot_resumes_after_a_drop_and_misses_nothing(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    await fake.gateway.drop()
    reply = await fake.reader("Hanna").mention("who rang the bell?")

    assert "who rang the bell?" in reply.text
    assert (fake.gateway.identified, fake.gateway.resumed) == (1, 1)


async def test_a_bot_comes_back_when_it_is_asked_to(fake: FakeDiscord, small_bot: SmallBot) -> None:
    fake.gateway.ask_to_reconnect()
    await fake.until(lambda: fake.gateway.resumed == 1, "the bot to come back")
    reply = await fake.reader("Hanna").slash("direct")

    assert reply.text == "at once"


async def test_a_bot_identifies_itself_anew_when_its_session_is_over(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    fake.gateway.invalidate()
    await fake.until(lambda: fake.gateway.identified == 2, "the bot to identify itself")
    reply = await fake.reader("Hanna").slash("direct")

    assert reply.text == "at once"


async def test_a_gateway_that_is_closed_turns_bots_away_until_it_opens(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    fake.gateway.is_open = False
    await fake.gateway.drop()
    await fake.until(lambda: fake.gateway.turned_away, "the bot to try")
    fake.gateway.is_open = True
    await fake.until(lambda: fake.gateway.resumed, "the bot to come back")

    assert fake.gateway.identified == 1


async def test_a_wrong_token_is_refused_at_login(
    fake: FakeDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with run_small_bot(fake, monkeypatch, token="wrong") as bot:  # noqa: S106 - that is the point
        with pytest.raises(discord.LoginFailure):
            await bot.ended


async def test_a_gateway_that_was_not_granted_an_intent_closes(
    fake: FakeDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = discord.Intents.all()
    monkeypatch.setattr(discord, "Intents", lambda **_: everything)

    async with run_small_bot(fake, monkeypatch) as bot:
        with pytest.raises(discord.PrivilegedIntentsRequired):
            await bot.ended


async def test_a_bot_with_the_content_intent_reads_everything(running: Running) -> None:
    async with FakeDiscord(allowed=Intent.MESSAGE_CONTENT) as fake, running(fake):
        (session,) = fake.gateway.sessions.values()
        session.intents |= Intent.MESSAGE_CONTENT

        assert fake.gateway.may_read_everything()


async def test_a_bot_that_heeds_the_headers_stays_within_the_limit_of_a_channel(
    running: Running,
) -> None:
    async with FakeDiscord(per_channel=2, window=0.2) as fake, running(fake):
        hanna = fake.reader("Hanna")
        asked = [await hanna.say(f"{fake.bot_person.mention} {number}") for number in range(6)]
        await fake.until(lambda: all(map(fake.replies_to, asked)), "all replies")

        assert {entry.status for entry in fake.journal.requests("POST", "/messages")} == {200}


async def test_a_bot_that_does_not_heed_the_headers_is_refused_with_all_that_it_needs_to_wait() -> (
    None
):
    async with FakeDiscord(per_channel=1) as fake, aiohttp.ClientSession() as session:
        url = f"{fake.api_url}/channels/{fake.channel.id}/messages"
        headers = {"Authorization": f"Bot {fake.token}"}
        body = {"content": "hello", "allowed_mentions": {"parse": []}}
        async with session.post(url, json=body, headers=headers) as first:
            assert first.status == 200
        async with session.post(url, json=body, headers=headers) as second:
            refusal = await second.json()

    assert second.status == 429
    assert second.headers["Content-Type"] == "application/json"
    assert second.headers["Via"]
    assert 0 < refusal["retry_after"] <= 5


def test_a_window_begins_with_its_first_request_and_ends_in_time() -> None:
    now = [100.0]
    limits = Limits(per_channel=1, window=5.0, clock=lambda: now[0])

    first = limits.judge("POST", "/messages", "1")
    second = limits.judge("POST", "/messages", "1")
    elsewhere = limits.judge("POST", "/messages", "2")
    now[0] += 5.0
    third = limits.judge("POST", "/messages", "1")

    assert [each.is_allowed for each in (first, second, elsewhere, third)] == [
        True,
        False,
        True,
        True,
    ]
    assert second.headers["X-RateLimit-Remaining"] == "0"
    assert second.retry_after == pytest.approx(5.0)


def test_all_requests_together_have_a_limit_of_their_own() -> None:
    limits = Limits(clock=lambda: 100.0)

    verdicts = [limits.judge("GET", "/users/@me", None) for _ in range(51)]

    assert [each.is_global for each in verdicts[-2:]] == [False, True]


async def test_a_planned_429_is_waited_for(fake: FakeDiscord, small_bot: SmallBot) -> None:
    fake.faults.answer(429, "/messages", retry_after=0.01)

    reply = await fake.reader("Hanna").mention("who rang the bell?")

    statuses = [entry.status for entry in fake.journal.requests("POST", "/messages")]
    assert statuses == [429, 200]
    assert reply.text


async def test_a_429_of_somebody_else_is_not_waited_for(
    fake: FakeDiscord, small_bot: SmallBot
) -> None:
    fake.faults.answer(429, "/messages", via=False)

    await fake.reader("Hanna").say(f"{fake.bot_person.mention} hello")
    await small_bot.failed.wait()

    assert not fake.messages_of_bot()


async def test_a_planned_failure_is_answered_once(fake: FakeDiscord, small_bot: SmallBot) -> None:
    fake.faults.answer(503, "/messages")

    await fake.reader("Hanna").say(f"{fake.bot_person.mention} hello")
    await small_bot.failed.wait()
    reply = await fake.reader("Hanna").mention("hello again")

    assert "hello again" in reply.text


async def test_a_connection_can_be_cut(fake: FakeDiscord, small_bot: SmallBot) -> None:
    fake.faults.hang_up("/callback")

    interaction = fake.reader("Hanna").send_slash("direct")
    await small_bot.failed.wait()

    assert not interaction.is_acknowledged


async def test_an_acknowledgement_takes_one_round_trip(running: Running) -> None:
    async with FakeDiscord(round_trip=0.05) as fake, running(fake):
        reply = await fake.reader("Hanna").slash("direct")

    assert reply.ack_seconds >= 0.05


async def test_commands_keep_their_ids_when_they_are_synced_again(
    fake: FakeDiscord, running: Running
) -> None:
    async with running(fake):
        before = {each["name"]: each["id"] for each in fake.commands.registered()}

    async with running(fake):
        after = {each["name"]: each["id"] for each in fake.commands.registered()}

    assert before == after
    assert fake.commands.synced == 2
