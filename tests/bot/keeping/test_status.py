from datetime import datetime, timedelta
from pathlib import Path

from bot.keeping.keeper import Keeper
from bot.keeping.status import Decided, read_status
from bot.ledger import Ledger
from corpus.publication import Precision
from retrieval.archive import Archive
from retrieval.generations import Generation, Generations
from tests.bot.builders import NOVEMBER, make_manifest
from tests.bot.ledger.builders import make_refusal, make_shown, remember


def test_an_archive_tells_those_who_keep_it_how_it_is_doing(
    keeper: Keeper, ledger: Ledger, archive: Archive, data: Path
) -> None:
    keeper.decisions.set_date("002-molen", None)
    keeper.decisions.suppress("009-veer", "ingetrokken")
    file = data / "decisions.toml"
    file.write_text(f'{file.read_text()}[daten]\na = "2022"\n')
    remember(ledger, make_shown())
    remember(ledger, make_refusal("Waar is de bakker?"))
    ledger.reports.add("shown", reader="r", text="fout")
    ledger.jobs.start("reindex", by=7)
    manifest = make_manifest()
    now = datetime.fromisoformat(manifest.created) + timedelta(days=3)
    status = read_status(
        Generation(data, manifest, archive),
        Generations(data),
        keeper.decisions.read().decisions,
        ledger=ledger,
        now=now,
    )

    assert (status.age, status.articles, status.newest) == (timedelta(days=3), 2, NOVEMBER)
    assert status.years == {2022: 1}
    assert status.precisions[Precision.MONTH] == status.precisions[Precision.NONE] == 1
    assert (status.asked.answered, status.asked.refused) == (1, {"not_in_archive": 1})
    assert (status.open_reports, [job.kind for job in status.jobs]) == (1, ["reindex"])
    assert status.decided == Decided(
        dates=1, suppressed=1, notes=0, terms=0, problems=status.decided.problems
    )
    assert "[daten] was skipped" in status.decided.problems[0]
