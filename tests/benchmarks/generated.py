"""Articles made by rule from a seed: Dutch words with the frequencies that words have."""

import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path

from retrieval.words.dictionary import packaged_headwords

# The newspaper articles that the peers' figures were measured on had as many words.
WORDS = 620
_SENTENCE = 16
_PARAGRAPH = 4


def dutch_words() -> list[str]:
    """Return the Dutch words of our own vocabulary, in a fixed order."""
    words = {
        word
        for head in packaged_headwords()
        for word in head.translations
        if " " not in word and word.islower()
    }
    ordered = sorted(words)
    random.Random(7).shuffle(ordered)
    return ordered


def write_corpus(path: Path, articles: int, *, seed: int = 1) -> Path:
    """Write a `.jsonl` corpus of that many articles and return its path."""
    words = dutch_words()
    # Zipf's law: the second most frequent word comes half as often as the first, and so on.
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8") as file:
        for number in range(articles):
            file.write(json.dumps(_record(number, words, weights, chance), ensure_ascii=False))
            file.write("\n")
    return path


def questions(count: int, *, seed: int = 2) -> list[str]:
    """Return questions of six words that are neither the rarest nor the most frequent."""
    words, chance = dutch_words(), random.Random(seed)
    return [" ".join(chance.sample(words[50:5000], 6)) + "?" for _ in range(count)]


def questions_about(corpus: Path, count: int, *, seed: int = 3) -> list[str]:
    """Return questions of the five rarest words of a sentence that stands in the corpus."""
    rank = {word: place for place, word in enumerate(dutch_words())}
    chance = random.Random(seed)
    records = [json.loads(line) for line in corpus.read_text("utf-8").splitlines()]
    sentences = [
        chance.choice(each["text"].split(". ")) for each in chance.choices(records, k=count)
    ]
    return [" ".join(_rarest(sentence, rank)) + "?" for sentence in sentences]


def questions_of_both_kinds(corpus: Path, count: int, *, seed: int = 4) -> list[str]:
    """Return as many questions that the corpus answers as others, by turns."""
    half = (count + 1) // 2
    pairs = zip(questions_about(corpus, half, seed=seed), questions(half, seed=seed), strict=True)
    return [question for pair in pairs for question in pair][:count]


def _rarest(sentence: str, rank: Mapping[str, int]) -> list[str]:
    words = re.findall(r"\w+", sentence.lower())
    return sorted(set(words), key=lambda word: (rank.get(word, 0), word))[-5:]


def _record(
    number: int, words: Sequence[str], weights: Sequence[float], chance: random.Random
) -> dict[str, str]:
    sentences = list(_sentences(words, weights, chance))
    paragraphs = [
        " ".join(sentences[start : start + _PARAGRAPH])
        for start in range(0, len(sentences), _PARAGRAPH)
    ]
    return {
        "id": f"a{number:06d}",
        "title": " ".join(chance.sample(words, 6)).capitalize(),
        "published": f"{2015 + number % 8}-{1 + number % 12:02d}-{1 + number % 28:02d}",
        "source": f"Krant {number % 7}",
        "text": "\n\n".join(paragraphs),
    }


def _sentences(
    words: Sequence[str], weights: Sequence[float], chance: random.Random
) -> Iterator[str]:
    for _ in range(WORDS // _SENTENCE):
        picked = chance.choices(words, cum_weights=weights, k=_SENTENCE)
        yield f"{' '.join(picked).capitalize()}."
