"""Opening the index for a command, and building it first where there is none."""

from pathlib import Path

from bot.days import today
from bot.errors import OtherCorpusError, UnknownCorpusError
from bot.progress import follow_build
from bot.sample import NOTICE, sample_corpus
from bot.session import Session
from retrieval.answering import Answerer
from retrieval.building import BuildRequest, build
from retrieval.errors import IndexMissingError
from retrieval.generations import Generation, Generations
from retrieval.manifest import Manifest
from retrieval.opening import answer_from


def generation_for(session: Session) -> Generation:
    """Return the published generation, built first where there is none.

    Raises OtherCorpusError when it was built from another corpus than the one named.
    """
    generation = _prepare(session)
    if generation.notice is not None:
        session.remark(generation.notice)
    return generation


def answerer_for(session: Session, *, without_model: str | None = None) -> Answerer:
    """Return what answers questions, from an index that was built first where there was none.

    Raises OtherCorpusError as `generation_for` does. The answers carry the generation's notice,
    and `without_model`: why only words are to be searched, where they are.
    """
    generation = _prepare(session)
    with session.messages.status("opening the archive"):
        return answer_from(generation, session.data, session.options, without_model=without_model)


def build_request(session: Session, *, force: bool = False) -> BuildRequest:
    """Return the request for a build of this session's corpus."""
    return BuildRequest(
        corpus=corpus_to_build(session),
        data=session.data,
        options=session.options,
        today=today(),
        force=force,
    )


def corpus_to_build(session: Session) -> Path:
    """Return the corpus that was named, else the one the index was built from, else the sample.

    Raises UnknownCorpusError when there is an index that cannot tell.
    """
    if session.corpus is not None:
        return session.corpus
    generations = Generations(session.data)
    if not generations.names():
        return sample_corpus()
    try:
        generation = generations.open()
    except IndexMissingError:
        raise UnknownCorpusError(session.data) from None
    generation.archive.close()
    return Path(generation.manifest.corpus)


def is_sample(manifest: Manifest) -> bool:
    """Tell whether a generation holds the sample archive."""
    return Path(manifest.corpus) == sample_corpus().resolve()


def find_other_corpus(session: Session, manifest: Manifest) -> OtherCorpusError | None:
    """Return what is wrong when another corpus is named than a generation was built from."""
    if session.corpus is None:
        return None
    named, built_from = session.corpus.resolve(), Path(manifest.corpus)
    return None if named == built_from else OtherCorpusError(named, built_from, session.data)


def _prepare(session: Session) -> Generation:
    generations = Generations(session.data)
    if not generations.names():
        session.remark(f"There is no index in {session.data} yet; building one first.")
        follow_build(build(build_request(session)), session.messages)
    generation = generations.open()
    other = find_other_corpus(session, generation.manifest)
    if other is not None:
        raise other
    if session.corpus is None and is_sample(generation.manifest):
        session.remark(NOTICE)
    return generation
