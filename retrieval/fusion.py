"""Merge the hits of several indexes into one ranking; pure."""

from collections.abc import Iterable, Mapping, Sequence

from retrieval.types import Hit


def normalise(hits: Sequence[Hit]) -> Mapping[str, float]:
    """Return the scores stretched to 0–1 (min–max); equal scores all become 1."""
    if not hits:
        return {}
    scores = [hit.score for hit in hits]
    low, high = min(scores), max(scores)
    if high == low:
        return {hit.passage_id: 1.0 for hit in hits}
    return {hit.passage_id: (hit.score - low) / (high - low) for hit in hits}


def fuse(rankings: Iterable[tuple[Sequence[Hit], float]]) -> list[Hit]:
    """Return the weighted sum of normalised scores, best first; ties in order of passage id.

    Scores, not ranks: reciprocal rank fusion with a weak index costs more than the index gives.
    """
    fused: dict[str, float] = {}
    for hits, weight in rankings:
        for passage_id, score in normalise(hits).items():
            fused[passage_id] = fused.get(passage_id, 0.0) + weight * score
    ranked = sorted(fused.items(), key=lambda item: (-item[1], item[0]))
    return [Hit(passage_id, score) for passage_id, score in ranked]
