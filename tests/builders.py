"""Passages, readings, archives and builds, with a default for everything."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from corpus.article import Passage
from corpus.publication import PublicationDate
from retrieval.analysis import DutchAnalyzer
from retrieval.building import BuildRequest
from retrieval.model.choice import PACKAGED_MODEL
from retrieval.options import Options
from retrieval.types import Language, Question, Reading, Variant
from tests.bot.builders import NOVEMBER, TODAY

ARTICLES: Mapping[str, str] = {
    "001-veerpont": " date 2022-10 De veerpont van Oosterwade voer maandag niet uit. "
    "De schipper had de ketting zien breken. Reizigers liepen om via de brug.",
    "002-molenaar": " date 2022-11 Molenaar Hilde Brakel maalt weer rogge. "
    "Haar wieken stonden een winter lang stil. De bakker haalde de eerste zak zelf op.",
    "003-klokkenluider": "De beiaard van Oosterwade speelt een kwartier te vroeg. "
    "De stadsbeiaardier wacht op een nieuw tandwiel. Duiven trekken zich er niets van aan.",
    "004-ijsbaan": " date 2023-01 De ijsbaan ging vrijdag open voor schaatsers. "
    "Het bestuur mat vier centimeter ijs. Wie valt krijgt een beker chocolademelk.",
}


def make_passage(
    text: str = "sluis",
    *,
    article: str = "001-veerpont",
    number: int = 0,
    published: PublicationDate | None = NOVEMBER,
) -> Passage:
    """Return a passage of one sentence, the one of that number in its article."""
    return Passage(article, number, number, published, text)


def make_reading(text: str) -> Reading:
    """Return the reading of a question as plain Dutch: its content words and nothing more."""
    words = tuple((Variant(word),) for word in _analyzer().content_words(text))
    return Reading(Question(text, TODAY), Language.DUTCH, timeframe=None, words=words, names=())


def make_request(corpus: Path, data: Path, *, force: bool = False) -> BuildRequest:
    """Return the request for a build with the packaged model, which needs no network."""
    options = Options(embedding_model=PACKAGED_MODEL)
    return BuildRequest(corpus, data, options, TODAY, force=force)


def write_corpus(folder: Path, articles: Mapping[str, str] = ARTICLES) -> Path:
    """Write articles by name as the only text files of a folder, made where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.txt"):
        old.unlink()
    for name, text in articles.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@cache
def _analyzer() -> DutchAnalyzer:
    return DutchAnalyzer()
