"""`kernvraag rollback`: back to the generation before the last reindex."""

from rich.text import Text

from bot.given import Given
from bot.json_output import Json, holdings_object
from bot.session import open_session
from bot.wording import holdings_in_words
from retrieval.generations import Generations


def run(given: Given) -> None:
    """Publish the earlier generation; raises NoEarlierGenerationError."""
    session = open_session(given)
    generations = Generations(session.data)
    left = generations.current()
    manifest = generations.rollback().manifest
    document: Json = {
        "generation": manifest.name,
        "previous": left,
        "corpus": holdings_object(manifest.holdings),
    }
    span = holdings_in_words(manifest.holdings, "en")
    session.show(document, Text(f"{manifest.name} is published again in place of {left}: {span}."))
