"""Sentences for moderators whose act was not done, or has only begun; each ends with the remedy."""

from bot.card import Accent, Card
from bot.i18n import say, say_count
from bot.rendering.markdown import cut_plainly
from bot.rendering.notices import render_notice

# What somebody wrote, echoed so that they recognise it.
_ECHO = 60


def not_yours(*, language: str) -> Card:
    """Say that a button is for who asked for it."""
    return render_notice(say("keeping.not_yours", language))


def started(*, language: str) -> Card:
    """Say that a reindex began and where its progress is shown."""
    return render_notice(say("keeping.started", language))


def already_running(*, language: str) -> Card:
    """Say that a reindex is running already."""
    return render_notice(say("keeping.already_running", language))


def nothing_running(*, language: str) -> Card:
    """Say that there is no reindex to break off."""
    return render_notice(say("keeping.nothing_running", language))


def cancelling(*, language: str) -> Card:
    """Say that the running reindex is being broken off."""
    return render_notice(say("keeping.cancelling", language))


def no_attachment(*, language: str) -> Card:
    """Say that nothing was handed in."""
    return render_notice(say("keeping.no_attachment", language))


def no_archive(*, language: str) -> Card:
    """Say that nothing is open that could be kept."""
    return render_notice(say("keeping.no_archive", language))


def unknown_article(words: str, *, language: str) -> Card:
    """Say that words name no article."""
    echo = cut_plainly(words, _ECHO)
    return render_notice(say("keeping.unknown_article", language, words=echo))


def unknown_report(number: int, *, language: str) -> Card:
    """Say that no report has a number."""
    return render_notice(say("keeping.unknown_report", language, number=number))


def already_resolved(number: int, *, language: str) -> Card:
    """Say that a report was settled before."""
    return render_notice(say("keeping.already_resolved", language, number=number))


def export_ready(count: int, *, language: str) -> Card:
    """Say how many acts are in the attached file."""
    return render_notice(say_count("keeping.export_ready", language, count))


def keeping_error(sentence: str, *, language: str) -> Card:
    """Say why an act was not done, in a sentence of ours that ends with the remedy."""
    text = say("keeping.error", language, sentence=sentence)
    return render_notice(text, accent=Accent.ALARM)
