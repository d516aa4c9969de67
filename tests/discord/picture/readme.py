"""Draw the README's pictures: what the real bot sends when somebody asks the sample archive.

Run: python tests/discord/picture/readme.py
"""

import asyncio
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from retrieval.building import build
from tests.builders import make_request
from tests.discord.fake.reply import Reply
from tests.discord.fake.server import FakeDiscord
from tests.discord.picture.draw import draw

_PICTURES = Path(__file__).parents[2] / "pictures"
_ARTICLES = Path(__file__).parents[3] / "corpus" / "sample" / "articles"
_QUESTION = "Hoeveel wagons telde de wapentrein?"
_UNANSWERED = "Wie won de finale van het songfestival?"
_TOPIC = "de wapentrein"


def main() -> None:
    """Draw an answer, a refusal, a source and a timeline."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "data")
        for _ in build(make_request(_ARTICLES, data)):
            pass
        sent = asyncio.run(_ask(data))
    for name, payload in sent.items():
        draw(payload, _PICTURES / f"{name}.png")
        print(_PICTURES / f"{name}.png")  # noqa: T201 - its purpose


async def _ask(data: Path) -> Mapping[str, Mapping[str, Any]]:
    settings = {
        "KERNVRAAG_DATA_DIR": str(data),
        "KERNVRAAG_CORPUS_DIR": str(_ARTICLES),
        "KERNVRAAG_EMBEDDING_MODEL": "all-MiniLM-L6-v2",
    }
    async with FakeDiscord() as discord, discord.bot(settings) as bot:
        # What its words alone find says so.
        await bot.logged("complete")
        hanna = discord.reader("Hanna", locale="nl")
        answer = await hanna.mention(_QUESTION)
        return {
            "answer": _payload(
                answer, reply_to={"author": "Hanna", "text": f"@Kernvraag {_QUESTION}"}
            ),
            "source": _payload(await hanna.press(answer, "Bron 1")),
            "no-answer": _payload(
                await hanna.slash("ask", question=_UNANSWERED),
                used={"author": "Hanna", "command": "vraag"},
            ),
            "timeline": _payload(
                await hanna.slash("timeline", topic=_TOPIC),
                used={"author": "Hanna", "command": "tijdlijn"},
            ),
        }


def _payload(reply: Reply, **occasion: Mapping[str, str]) -> Mapping[str, Any]:
    if reply.payload is None:
        sys.exit(f"the bot sent nothing to draw:\n{reply.text}")
    return {
        "author": "Kernvraag",
        "ephemeral": reply.is_private,
        "body": reply.payload,
        **occasion,
    }


if __name__ == "__main__":
    main()
