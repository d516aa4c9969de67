"""Draw the README's picture: the very answer that its first command gives.

Run: python tests/pictures/draw.py
"""

import re
import tempfile
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.text import Text

from bot.sample import sample_corpus
from bot.terminal import render_outcome
from retrieval.building import BuildRequest, build
from retrieval.opening import open_answerer
from retrieval.options import Options
from retrieval.types import Question

QUESTION = "Hoeveel wagons telde de wapentrein?"
TODAY = date(2026, 1, 1)
PICTURE = Path(__file__).with_name("answer.svg")


def main() -> None:
    """Ask the sample archive, and save what a terminal shows."""
    with tempfile.TemporaryDirectory() as folder:
        data, options = Path(folder), Options()
        for _ in build(BuildRequest(sample_corpus(), data, options, TODAY)):
            pass
        outcome = open_answerer(data, options).answer(Question(QUESTION, TODAY))
    console = Console(record=True, width=100, force_terminal=True, color_system="truecolor")
    console.print(Text(f'$ kernvraag ask "{QUESTION}"\n', "green"))
    console.print(render_outcome(outcome))
    # A picture that loads fonts from elsewhere would tell others who reads this page.
    drawn = re.sub(r"@font-face \{[^}]*\}", "", console.export_svg(title="kernvraag"))
    PICTURE.write_text(drawn, "utf-8")


if __name__ == "__main__":
    main()
