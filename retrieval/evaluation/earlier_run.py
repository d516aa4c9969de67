"""What an earlier evaluation left behind: its details, or the shorter record of how it came off."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Discriminator, Tag, TypeAdapter

from corpus.writing import write_whole
from retrieval.errors import EarlierRunError, NothingInCommonError
from retrieval.evaluation.json_lines import read_json_lines
from retrieval.evaluation.judgement import Findings, Judgement, judgement_of
from retrieval.evaluation.measures import rounded
from retrieval.evaluation.question_set import Item


@dataclass(frozen=True, slots=True)
class _Quote:
    quote: str


@dataclass(frozen=True, slots=True)
class _Outcome:
    outcome: Literal["answer", "no_answer"]
    citations: tuple[_Quote, ...]
    nearest: tuple[_Quote, ...]


@dataclass(frozen=True, slots=True)
class _Details:
    id: str
    answer: _Outcome
    ranked: tuple[str, ...]
    evidence: float


@dataclass(frozen=True, slots=True)
class EarlierRun:
    """Hold how the questions came off, and the ids of those that are asked no more."""

    judgements: tuple[Judgement, ...]
    others: tuple[str, ...]


def read_earlier_run(path: Path, items: Iterable[Item]) -> EarlierRun:
    """Read a run's details, judged by what answers these questions, or its record as it is.

    Raises EarlierRunError, and NothingInCommonError where it asked none of them.
    """
    asked = {item.id: item for item in items}
    lines = tuple(_each_once(path))
    common = [line for line in lines if line.id in asked]
    if not common:
        raise NothingInCommonError(path)
    return EarlierRun(
        judgements=tuple(_judgement(line, asked[line.id]) for line in common),
        others=tuple(line.id for line in lines if line.id not in asked),
    )


def write_record(path: Path, judgements: Iterable[Judgement]) -> None:
    """Write how each question came off, a line of ids and figures each; raises OSError."""
    lines = (
        json.dumps({**asdict(each), "evidence": rounded(each.evidence)}) for each in judgements
    )
    write_whole(path, "".join(f"{line}\n" for line in lines).encode())


def _each_once(path: Path) -> Iterator[_Details | Judgement]:
    seen: set[str] = set()
    for number, line in read_json_lines(path, _lines(), EarlierRunError):
        if line.id in seen:
            raise EarlierRunError(path, number, f"the question “{line.id}” stands there twice")
        seen.add(line.id)
        yield line


def _judgement(line: _Details | Judgement, item: Item) -> Judgement:
    if isinstance(line, Judgement):
        return line
    quotes = [each.quote for each in (*line.answer.citations, *line.answer.nearest)]
    findings = Findings(
        ranked=line.ranked,
        quotes=quotes,
        # A citation that is not verbatim cannot exist, so it was never written down.
        verbatim=len(quotes),
        refused=line.answer.outcome == "no_answer",
        evidence=line.evidence,
    )
    return judgement_of(item, findings)


def _kind_of(line: object) -> str:
    return "details" if isinstance(line, dict) and "answer" in line else "record"


@cache
def _lines() -> TypeAdapter[_Details | Judgement]:
    return TypeAdapter(
        Annotated[
            Annotated[_Details, Tag("details")] | Annotated[Judgement, Tag("record")],
            Discriminator(_kind_of),
        ]
    )
