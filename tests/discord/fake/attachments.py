"""Files that people and the bot attach, served under addresses of their own."""

import re
from dataclasses import dataclass
from typing import Any

from tests.discord.fake.snowflakes import Snowflakes


@dataclass(frozen=True, slots=True)
class Upload:
    """Hold a file as somebody gives it to Discord."""

    filename: str
    content: bytes
    content_type: str = "text/plain; charset=utf-8"


class Attachments:
    """Keep files, and say where they can be fetched."""

    def __init__(self, snowflakes: Snowflakes) -> None:
        # The address of the server is known once it runs.
        self.base_url = ""
        self._snowflakes = snowflakes
        self._kept: dict[int, Upload] = {}

    def keep(self, upload: Upload, *, is_private: bool = False) -> dict[str, Any]:
        """Return a file as Discord describes it in a message or an option."""
        attachment_id = self._snowflakes.next()
        self._kept[attachment_id] = upload
        # A name may hold what an address must not; Discord writes it so that it is one part of it.
        url = f"{self.base_url}/attachments/{attachment_id}/{_part_of_address(upload.filename)}"
        return {
            "id": str(attachment_id),
            "filename": upload.filename,
            "size": len(upload.content),
            "url": url,
            "proxy_url": url,
            "content_type": upload.content_type,
            "ephemeral": is_private,
        }

    def read(self, attachment_id: int) -> Upload | None:
        """Return a file that was kept, or None."""
        return self._kept.get(attachment_id)


def _part_of_address(filename: str) -> str:
    return re.sub(r"[^A-Za-z0-9_.-]", "_", filename).lstrip(".") or "file"
