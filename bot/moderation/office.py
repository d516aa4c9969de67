"""What every act of a moderator needs: the desk, the rules, and a keeper in their name."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.desk import Desk, Reply
from bot.edition import Edition, NotReadyError
from bot.errors import BotError
from bot.failures import ReaderError
from bot.keeping.acts import Actor
from bot.keeping.keeper import Keeper
from bot.permission import Rules
from bot.rendering.keeping import notices
from bot.rendering.keeping.refusals import error_in_words
from bot.replying import Interaction, language_of, moderate
from corpus.errors import CorpusError
from retrieval.errors import ArticleUnknownError, RetrievalError


@dataclass(frozen=True, slots=True)
class Act:
    """Hold an act in the making: who acts, in which language, and what of the archive is open."""

    keeper: Keeper
    language: str
    edition: Edition | None

    def require_edition(self) -> Edition:
        """Return what is open; raises ReaderError while nothing is."""
        if self.edition is None:
            raise ReaderError(notices.no_archive(language=self.language))
        return self.edition


class Office:
    """Do moderators' acts."""

    def __init__(self, desk: Desk, rules: Rules) -> None:
        self.desk = desk
        self.rules = rules

    async def act(self, interaction: Interaction, work: Callable[[Act], Reply]) -> None:
        """Do an act in a thread and show what came of it; refuses who is no moderator."""

        def do() -> Reply:
            with self.opened(interaction) as act:
                try:
                    return work(act)
                except ArticleUnknownError as error:
                    card = notices.unknown_article(error.article_id, language=act.language)
                    raise ReaderError(card) from None
                except (BotError, CorpusError, RetrievalError) as error:
                    why = error_in_words(error, act.language)
                    card = notices.keeping_error(why, language=act.language)
                    raise ReaderError(card) from None

        await moderate(interaction, self.desk, self.rules, do)

    @contextmanager
    def opened(self, interaction: Interaction) -> Generator[Act]:
        """Yield an act of who interacts, with the archive if one is open."""
        language, service = language_of(interaction), self.desk.service
        actor = Actor(interaction.user.id, interaction.user.name)
        try:
            with service.edition() as edition:
                archive = edition.generation.archive
                keeper = Keeper(service.data, self.desk.ledger, actor, archive=archive)
                yield Act(keeper, language, edition)
        except NotReadyError:
            yield Act(Keeper(service.data, self.desk.ledger, actor), language, None)
