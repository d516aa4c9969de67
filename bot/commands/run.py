"""`kernvraag run`: the bot, until it is told to stop."""

import asyncio
import logging

from bot.cooldown import Cooldowns
from bot.desk import Desk
from bot.endpoints import direct_to
from bot.errors import BotError
from bot.given import Given
from bot.instance_lock import hold_instance
from bot.keeping.files import KEY_FILE, LEDGER_FILE
from bot.ledger import Ledger, read_key
from bot.life import Life
from bot.logs import configure_bot_logging
from bot.metrics import Metrics
from bot.queue import WorkQueue
from bot.service import ArchiveService
from bot.session import Session, open_session
from bot.settings import Settings, read_settings
from retrieval.model.waiting import wait_without_spinning

log = logging.getLogger(__name__)


class NoTokenError(BotError):
    """Say that a bot cannot run without its token."""

    def __init__(self) -> None:
        super().__init__(
            "no Discord token is set; make a bot in Discord's developer portal and put its token "
            "into KERNVRAAG_DISCORD_TOKEN, or into a file of that name in the secrets folder"
        )


def run(given: Given) -> None:
    """Run the bot; raises NoTokenError, AlreadyRunningError and LoginRefusedError."""
    wait_without_spinning()
    settings = read_settings()
    if settings.discord_token is None:
        raise NoTokenError
    token = settings.discord_token.get_secret_value().strip()
    session = open_session(given)
    configure_bot_logging(settings.log_level or "INFO", secrets=(token,))
    direct_to(settings.discord_api_url, settings.discord_gateway_url)
    with hold_instance(token, session.data):
        desk = _desk(session, settings)
        try:
            desk.service.start()
            asyncio.run(Life(desk, settings, token).run())
        finally:
            desk.close()
    log.info("stopped")


def _desk(session: Session, settings: Settings) -> Desk:
    key = read_key(session.data / KEY_FILE)
    return Desk(
        ArchiveService(session.corpus, session.data, session.options),
        Ledger.open(session.data / LEDGER_FILE, key=key),
        queue=WorkQueue(workers=settings.workers, capacity=settings.queue_capacity),
        cooldowns=Cooldowns(settings.questions_per_minute),
        metrics=Metrics(),
    )
