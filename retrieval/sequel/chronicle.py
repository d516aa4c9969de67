"""Dated citations grouped by what they tell of: one event, however many articles tell it."""

from collections.abc import Container, Iterable, Sequence

from corpus.article import Article
from retrieval.sequel.corrections import is_correction
from retrieval.sequel.differing import find_difference
from retrieval.sequel.events import EventJudge
from retrieval.sequel.sentence import Sentence
from retrieval.types import Bearing, Citation, Event, Telling

# An article whose quote is this much like an earlier one tells the same in other words.
_TELLS_THE_SAME = 0.5


def group_by_event(citations: Iterable[Citation], judge: EventJudge) -> tuple[Event, ...]:
    """Return the events that citations tell of, in the order given; a group never chains.

    An article belongs to the first event whose first article tells of the same.
    """
    events: list[list[Citation]] = []
    for citation in citations:
        first = (each for each in events if judge.are_one(each[0].article, citation.article))
        event = next(first, None)
        if event is None:
            events.append([citation])
        else:
            event.append(citation)
    return tuple(_event(event, judge) for event in events)


def _event(citations: Iterable[Citation], judge: EventJudge) -> Event:
    tellings: list[Telling] = []
    for citation in citations:
        telling = Telling(citation, _bearing(citation, tellings, judge))
        tellings.insert(_place(telling, tellings), telling)
    return Event(tuple(tellings))


def _bearing(citation: Citation, tellings: Sequence[Telling], judge: EventJudge) -> Bearing:
    """Return what a citation is to those on the event that came before it."""
    before = [each.citation for each in tellings]
    if not before or any(each.article.id == citation.article.id for each in before):
        return Bearing.MAIN
    if is_correction(citation.article):
        return Bearing.CORRECTION
    quoted, *told = (judge.sentences.quoted(each) for each in (citation, *before))
    if any(find_difference(each, each, quoted, judge) for each in told):
        return Bearing.OTHERWISE
    return Bearing.ALSO if _is_told(quoted, told, judge) else Bearing.MAIN


def _is_told(
    quoted: Sequence[Sentence], told: Iterable[Sequence[Sentence]], judge: EventJudge
) -> bool:
    """Tell whether earlier quotes say most of what a quote says."""
    stems = _stems(quoted)
    known = frozenset[str]().union(*map(_stems, told))
    return judge.weigh(stems & known) >= _TELLS_THE_SAME * judge.weigh(stems)


def _stems(sentences: Iterable[Sentence]) -> frozenset[str]:
    return frozenset(stem for sentence in sentences for stem in sentence.stems)


def _place(telling: Telling, tellings: Sequence[Telling]) -> int:
    """Return where a telling goes: behind its own article, a correction behind what it corrects."""
    article = telling.citation.article
    articles = [each.citation.article for each in tellings]
    if any(each.id == article.id for each in articles):
        return _behind(articles, {article.id})
    if telling.bearing is not Bearing.CORRECTION:
        return len(tellings)
    own = (each for each in articles if each.source and each.source == article.source)
    corrected = next(own, articles[0])
    # Earlier corrections of it stay in their order.
    stand = {each.id for each in articles if is_correction(each) and each.source == article.source}
    return _behind(articles, {corrected.id, *stand})


def _behind(articles: Sequence[Article], ids: Container[str]) -> int:
    return 1 + max(place for place, each in enumerate(articles) if each.id in ids)
