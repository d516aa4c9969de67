"""What moderators do again and again: the dry run, the start, the outcome, a report."""

import re

from tests.discord.fake.messages import Message
from tests.discord.fake.places import Channel
from tests.discord.fake.reader import Reader
from tests.discord.fake.reply import Reply
from tests.discord.journeys.keeping.town import Town

START = "Start the reindex"
OUTCOMES = ("The new index answers", "The reindex failed", "The reindex was broken off")
# Seconds; a build and a model that is loaded for its first question, on a busy machine.
_BUILT_WITHIN = 120.0


async def begin(town: Town, channel: Channel, *, label: str = START) -> Message:
    """Look at a reindex and start it; return the message that shows its progress."""
    plan = await town.mo.slash("corpus reindex", channel=channel)
    await town.mo.press(plan, label)
    (progress,) = town.discord.messages_of_bot(channel)
    return progress


async def outcome_of(town: Town, progress: Message) -> Message:
    """Wait until a reindex is over; return its message as it then stands."""

    def told() -> Message | None:
        message = town.discord.latest(progress)
        return message if message and is_outcome(message) else None

    return await town.discord.until(told, "the outcome of a reindex", within=_BUILT_WITHIN)


async def attached_to(town: Town, progress: Message) -> str:
    """Wait until a file is attached to a message; return its text."""

    def attached() -> bool:
        message = town.discord.latest(progress)
        return message is not None and bool(message.attachments)

    await town.discord.until(attached, "a file")
    message = town.discord.latest(progress)
    return "" if message is None else text_of_file(town, message)


def is_outcome(message: Message) -> bool:
    """Tell whether a message says what a reindex came to."""
    return any(outcome in message.text for outcome in OUTCOMES)


def text_of_file(town: Town, message: Message) -> str:
    """Return the text of the one file that is attached to a message."""
    (file,) = message.attachments
    upload = town.discord.state.attachments.read(int(file["id"]))
    assert upload is not None
    return upload.content.decode("utf-8-sig")


def articles_counted(reply: Reply) -> int:
    """Return how many articles an answer says that the archive holds."""
    found = re.search(r"The archive: (\d+) articles", reply.text)
    assert found is not None, reply.text
    return int(found[1])


async def report(reader: Reader, answer: Reply, words: str) -> int:
    """Report a mistake in an answer; return the report's number."""
    form = await reader.press(answer, "Report a mistake")
    reply = await reader.submit(form, {"What is wrong?": words})
    found = re.search(r"number (\d+)", reply.text)
    assert found is not None, reply.text
    return int(found[1])
