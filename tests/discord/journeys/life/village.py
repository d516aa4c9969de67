"""A small archive whose bot starts at once: the model that its passages were embedded with is lost.

That is a journey of its own; for all others it saves the seconds that a model takes to load.
"""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

LOST_MODEL = "dorp/vergeten-model"
WITHOUT_MODEL: Mapping[str, str] = {"KERNVRAAG_EMBEDDING_MODEL": LOST_MODEL}

QUESTION = "Waarom voer de veerpont maandag niet uit?"
SENTENCE = "De schipper had de ketting zien breken."


def lose_model(archive: Path, data: Path) -> Path:
    """Return a copy of a data folder whose model cannot be had any more."""
    shutil.copytree(archive, data)
    for path in data.glob("generations/*/manifest.json"):
        manifest = json.loads(path.read_text("utf-8"))
        manifest["model"] |= {"configured": LOST_MODEL, "used": LOST_MODEL}
        path.write_text(json.dumps(manifest), "utf-8")
    return data
