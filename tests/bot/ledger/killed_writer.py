"""Write into a ledger, say what was committed, and stop in the middle of a change."""

import sys
import time
from pathlib import Path

from bot.ledger import Ledger
from tests.bot.ledger.builders import KEY, make_shown, remember

# More than SQLite holds back in memory, so that unfinished work stands on the disk.
UNFINISHED = 5_000


def main() -> None:
    ledger = Ledger.open(Path(sys.argv[1]), key=KEY)
    for number in range(50):
        shown = make_shown(f"Vraag {number}?")
        remember(ledger, shown)
        print(shown.id, flush=True)  # noqa: T201 - it is how the test hears of it
    with ledger._database.together():
        for _ in range(UNFINISHED):
            remember(ledger, make_shown("Nooit af? " * 40))
        print("unfinished", flush=True)  # noqa: T201 - the same
        # Only being killed ends it.
        while True:
            time.sleep(60)


if __name__ == "__main__":
    main()
