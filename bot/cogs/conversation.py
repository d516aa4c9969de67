"""Asking in a channel or directly: mentions, replies to an answer, and direct messages."""

import asyncio
import logging
import re
from dataclasses import replace
from datetime import UTC, datetime

import discord
from discord.ext import commands

from bot.attempts import CUT_OFF, once_more
from bot.card import Card
from bot.days import today
from bot.desk import Desk, Reply
from bot.doors import plain_days, question_of
from bot.edition import Edition
from bot.failures import explain
from bot.ledger import Pending
from bot.line import Lines
from bot.metrics import Door
from bot.permission import Rules
from bot.replies import answers
from bot.replies.answers import Asker
from bot.views import draw
from retrieval.follow_up import follow_up
from retrieval.language import LanguageGuesser
from retrieval.types import Question, Told

log = logging.getLogger(__name__)

# The library does not try again by itself when Discord says that it is overloaded.
_PASSING = (*CUT_OFF, discord.DiscordServerError)
_PAUSE_SECONDS = 1.0
_ORDINARY = frozenset({discord.MessageType.default, discord.MessageType.reply})


class Conversation(commands.Cog):
    """Answer messages that are meant for the bot, in each channel in the order they came."""

    def __init__(self, client: discord.Client, desk: Desk, rules: Rules) -> None:
        self._client = client
        self._desk = desk
        self._rules = rules
        self._guesser = LanguageGuesser()
        self._lines = Lines()

    async def cog_load(self) -> None:
        """Read what languages are told by: a crash meanwhile would find the first who asks unnoted.

        Afterwards a guess takes a tenth of a millisecond.
        """
        # A letter that is a word of neither language.
        await asyncio.to_thread(self._guesser.guess, "x")

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is meant for the bot."""
        door = self._door_of(message)
        if door is None or not self._desk.begin(message.id):
            return
        self._desk.metrics.asked(door)
        # Before anything is waited for: a later message may be done with that sooner.
        with self._lines.join(message.channel.id) as place:
            pending = self._pending(message)
            async with self._desk.promise(pending):
                await place.turn()
                # A connection that was resumed may bring a message again.
                if await self._desk.claim(pending):
                    await self._answer(message, pending.language)

    def _door_of(self, message: discord.Message) -> Door | None:
        """Return how a message came to be meant for the bot, or None when it is not."""
        if message.author.bot or message.webhook_id or message.type not in _ORDINARY:
            return None
        if message.guild is None:
            return Door.DIRECT
        # By name alone: neither everyone nor a role is among these.
        is_meant = self._rules.serves(message.guild.id) and self._client.user in message.mentions
        if not is_meant:
            return None
        return Door.MENTION if self._mention.search(message.content) else Door.REPLY

    async def _answer(self, message: discord.Message, language: str) -> None:
        try:
            reply = await self._reply_to(message, language)
        except Exception as error:  # noqa: BLE001 - whatever it is, the reader must hear of it
            await self._send(
                message, explain(error, language, self._desk.metrics, message=message.id)
            )
            return
        sent = await self._send(message, reply.card)
        shown = reply.shown
        if shown is not None and sent is not None:
            await self._desk.try_to_note(
                lambda: self._desk.ledger.shown.attach(
                    shown.id, channel=sent.channel.id, message=sent.id
                )
            )

    async def _reply_to(self, message: discord.Message, language: str) -> Reply:
        self._desk.check_cooldown(message.author.id)
        asked = question_of(self._text_of(message), plain_days(today()), language=language)
        asker = Asker(self._desk.ledger.reader_of(message.author.id))
        reference = message.reference.message_id if message.reference else None

        def work(edition: Edition) -> Reply:
            question = self._continue(asked, reference)
            return answers.answer(edition, self._desk.ledger, question, asker)

        return await self._desk.work(self._desk.take_ticket(), work)

    def _continue(self, question: Question, reference: int | None) -> Question:
        """Return a question in the light of the answer that it is a reply to."""
        before = self._desk.ledger.shown.recall_message(reference) if reference else None
        if before is None:
            return question
        articles = tuple(dict.fromkeys(place.article_id for place in before.places))
        meant = follow_up(before.question, articles, question.text, today=question.today)
        if not meant.context:
            return meant
        told = (Told(place.article_id, place.start, place.end) for place in before.places)
        return replace(meant, told=frozenset(told))

    async def _send(self, message: discord.Message, card: Card) -> discord.Message | None:
        try:
            return await once_more(
                lambda: _reply(message, card), after=_PASSING, pause=_PAUSE_SECONDS
            )
        except discord.Forbidden:
            log.warning("may not write", extra={"channel": message.channel.id})
            self._desk.metrics.failed("forbidden")
        except (discord.HTTPException, *CUT_OFF) as error:
            code = getattr(error, "code", None)
            log.warning("not sent", extra={"channel": message.channel.id, "code": code})
            self._desk.metrics.failed("not_sent")
        return None

    def _pending(self, message: discord.Message) -> Pending:
        return Pending(
            key=str(message.id),
            kind="message",
            application=None,
            token=None,
            channel=message.channel.id,
            message=message.id,
            language=self._guesser.guess(self._text_of(message)),
            at=datetime.now(UTC),
        )

    def _text_of(self, message: discord.Message) -> str:
        return self._mention.sub(" ", message.content).strip()

    @property
    def _mention(self) -> re.Pattern[str]:
        user = self._client.user
        return re.compile(rf"<@!?{user.id if user else 0}>")


async def _reply(message: discord.Message, card: Card) -> discord.Message:
    return await message.channel.send(
        view=draw(card),
        reference=message.to_reference(fail_if_not_exists=False),
        # The same for every attempt: Discord then posts it once.
        nonce=str(message.id),
    )
