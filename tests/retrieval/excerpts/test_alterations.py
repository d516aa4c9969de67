import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.sample import sample_corpus
from corpus.article import Article, Span
from corpus.chunking import chunk_article
from corpus.decisions import Decisions
from corpus.reader import read_corpus
from retrieval.analysis import DutchAnalyzer
from retrieval.archive import Archive, write_archive
from retrieval.decided import DecidedArchive
from retrieval.excerpts.finding import ExcerptFinder, ExcerptReport, Verdict
from retrieval.excerpts.index import FEWEST_LETTERS
from retrieval.excerpts.letters import letters_of
from tests.retrieval.excerpts.alterations import ALTERATIONS, retype
from tests.retrieval.in_memory import index_passages
from tests.retrieval.village import TODAY

Find: TypeAlias = Callable[[str], ExcerptReport]

# A shorter sentence is hardly itself any more when a word of it is another.
FEWEST_WORDS = 8
# The share of altered sentences that must be recognised, of each kind.
RECOGNISED = 0.95


@dataclass(frozen=True, slots=True)
class Sentence:
    article: Article
    span: Span

    @property
    def text(self) -> str:
        return self.article.text[self.span.start : self.span.end]

    def is_found(self, report: ExcerptReport) -> bool:
        """Tell whether a report calls an excerpt altered and names where it is from."""
        return report.verdict is Verdict.ALTERED and any(
            match.article.id == self.article.id
            and match.start < self.span.end
            and self.span.start < match.end
            for match in report.matches
        )


@pytest.fixture(scope="module")
def articles() -> Sequence[Article]:
    return read_corpus(sample_corpus(), today=TODAY).articles


@pytest.fixture(scope="module")
def sentences(articles: Sequence[Article]) -> Sequence[Sentence]:
    found = (Sentence(article, span) for article in articles for span in article.sentences)
    return [sentence for sentence in found if len(sentence.text.split()) >= FEWEST_WORDS]


@pytest.fixture(scope="module")
def find(articles: Sequence[Article], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Find]:
    folder = tmp_path_factory.mktemp("sample")
    analyzer = DutchAnalyzer()
    passages = [passage for article in articles for passage in chunk_article(article)]
    indexes = index_passages(folder / "lexical", passages, analyzer)
    write_archive(folder / "articles.sqlite", articles)
    archive = Archive(folder / "articles.sqlite")
    finder = ExcerptFinder(analyzer, indexes)
    yield partial(finder.find, DecidedArchive(archive, Decisions()))
    archive.close()


def is_at_its_places(report: ExcerptReport) -> bool:
    return all(
        match.quote == match.article.text[match.start : match.end] != "" for match in report.matches
    )


@pytest.mark.parametrize("kind", ALTERATIONS)
def test_nearly_every_altered_sentence_is_recognised_with_its_place(
    find: Find, sentences: Sequence[Sentence], kind: str
) -> None:
    chance = random.Random(kind)  # noqa: S311 - the same alterations each time
    altered = [
        ALTERATIONS[kind](sentence.text, chance.choice(sentences).text, chance)
        for sentence in sentences
    ]

    reports = [find(excerpt) for excerpt in altered]

    found = [sentence.is_found(report) for sentence, report in zip(sentences, reports, strict=True)]
    assert sum(found) >= RECOGNISED * len(found)
    assert all(map(is_at_its_places, reports))


def test_words_of_many_articles_put_together_stand_nowhere(
    find: Find, sentences: Sequence[Sentence]
) -> None:
    chance = random.Random(3)  # noqa: S311 - the same words each time
    made = [
        " ".join(chance.choice(each.text.split()) for each in chance.sample(sentences, 14))
        for _ in range(200)
    ]

    found = [excerpt for excerpt in made if find(excerpt).verdict is not Verdict.ABSENT]

    assert found == []


@pytest.mark.parametrize(
    "excerpt",
    [
        "De bibliotheek leent sinds dit voorjaar ook naaimachines en telescopen uit.",
        "Wie in de bergen een edelweiss plukt, betaalt daar een boete van honderd frank.",
        "Astronomen telden deze winter elf nieuwe manen rond een verre ijsplaneet.",
        "Volgens de bakkersbond is het aantal ambachtelijke banketbakkers gehalveerd.",
        "De dirigent legde halverwege de symfonie zijn stokje neer en liep de zaal uit.",
        "Een zeldzame orchidee bloeide voor het eerst in dertig jaar in de plantentuin.",
        "De minister van Onderwijs wil dat elke leerling een muziekinstrument leert bespelen.",
        "Het record op de marathon werd met elf seconden verbeterd door een debutante.",
        "Een walvis van twaalf meter is gisteren voor de kust van het eiland gezien.",
        "The cabinet has not decided yet whether the museum may keep the stolen painting.",
    ],
)
def test_sentences_on_other_subjects_stand_nowhere(find: Find, excerpt: str) -> None:
    report = find(excerpt)

    assert (report.verdict, report.matches) == (Verdict.ABSENT, ())


@given(data=st.data())
def test_any_words_in_a_row_are_verbatim_with_an_offset_that_reads_the_same(
    find: Find, articles: Sequence[Article], data: st.DataObject
) -> None:
    excerpt = draw_stretch(articles, data)

    report = find(excerpt)

    assert report.verdict is Verdict.VERBATIM
    assert is_at_its_places(report)
    assert all(match.quote == excerpt for match in report.matches)


@given(data=st.data())
def test_words_in_a_row_in_another_typography_are_typographic(
    find: Find, articles: Sequence[Article], data: st.DataObject
) -> None:
    excerpt = draw_stretch(articles, data)

    report = find(retype(excerpt))

    assert report.verdict is Verdict.TYPOGRAPHIC
    assert is_at_its_places(report)
    assert all(letters_of(match.quote) == letters_of(excerpt) for match in report.matches)


@given(data=st.data())
def test_a_sentence_with_one_other_word_is_altered_and_never_verbatim(
    find: Find, sentences: Sequence[Sentence], data: st.DataObject
) -> None:
    sentence = data.draw(st.sampled_from(sentences))
    words = sentence.text.split()
    at = data.draw(st.integers(0, len(words) - 1))
    strange = data.draw(st.sampled_from(["zeppelin", "kwik", "Aardappels", "1.234"]))
    # Of a very short sentence a long word is too much.
    assume(letters_of(words[at]) and len(letters_of(sentence.text)) >= 5 * len(strange))

    report = find(" ".join((*words[:at], strange, *words[at + 1 :])))

    assert report.verdict is Verdict.ALTERED
    assert is_at_its_places(report)


def draw_stretch(articles: Sequence[Article], data: st.DataObject) -> str:
    """Draw words in a row from an article as they stand there, with enough letters."""
    text = data.draw(st.sampled_from(articles)).text
    starts = [0, *(at + 1 for at, char in enumerate(text) if char == " ")]
    first = data.draw(st.integers(0, len(starts) - 1))
    last = data.draw(st.integers(first + 1, min(first + 80, len(starts))))
    end = starts[last] - 1 if last < len(starts) else len(text)
    excerpt = text[starts[first] : end].strip()
    assume(len(letters_of(excerpt)) >= FEWEST_LETTERS)
    return excerpt
