"""Decide one thing after another, and say each time what is decided, until being killed."""

import sys
from itertools import count
from pathlib import Path

from corpus.decision_file import DecisionFile


def main() -> None:
    file = DecisionFile(Path(sys.argv[1]))
    for number in count():
        file.suppress(f"article-{number}", "fout")
        print(f"article-{number}", flush=True)  # noqa: T201 - it is how the test hears of it


if __name__ == "__main__":
    main()
