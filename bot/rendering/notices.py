"""Sentences for what is no answer: waiting, going wrong, being done; each ends with the remedy."""

from datetime import date
from math import ceil

from bot.card import Accent, Card
from bot.edition import Building, Closed, Opening
from bot.i18n import say, say_count
from bot.rendering.budget import fit_card
from bot.rendering.draft import Long, draft
from bot.rendering.markdown import cut_plainly
from bot.wording import period_in_words
from corpus.period import Period

# What somebody wrote, echoed so that they recognise it.
_ECHO = 60


def render_notice(text: str, *, accent: Accent = Accent.NOTICE) -> Card:
    """Draw a text of ours, in which others' words may stand."""
    return fit_card((draft((Long(text),)),), accent)


def waiting(ahead: int, *, language: str) -> Card:
    """Say how many questions come before one that is in the queue."""
    return render_notice(say_count("notice.waiting", language, ahead), accent=Accent.WAITING)


def busy(ahead: int, *, language: str) -> Card:
    """Say that the queue is full, with so many questions."""
    return render_notice(say_count("notice.busy", language, ahead))


def cooling_down(seconds: float, *, language: str) -> Card:
    """Say after how many seconds somebody may ask again."""
    return render_notice(say_count("notice.cooling_down", language, ceil(seconds)))


def not_ready(state: Opening | Building | Closed, *, language: str) -> Card:
    """Say why no archive is open yet; why it stays closed is the operator's to know."""
    match state:
        case Opening():
            return render_notice(say("notice.opening", language))
        case Building():
            return render_notice(_building(state, language))
        case Closed():
            return render_notice(say("notice.closed", language), accent=Accent.ALARM)


def gone(*, language: str) -> Card:
    """Say that an article is no longer there."""
    return render_notice(say("notice.gone", language))


def changed_in_words(*, language: str) -> str:
    """Return that a sentence no longer stands in its article as it was quoted."""
    return say("notice.changed", language)


def too_old(*, language: str) -> Card:
    """Say that what a button belongs to was deleted since."""
    return render_notice(say("notice.too_old", language))


def unknown_article(words: str, *, language: str) -> Card:
    """Say that words do not single an article out."""
    return render_notice(say("notice.unknown_article", language, words=cut_plainly(words, _ECHO)))


def empty_question(*, language: str) -> Card:
    """Say that nothing was asked, with an example."""
    return render_notice(say("notice.empty_question", language))


def long_question(limit: int, *, language: str) -> Card:
    """Say how many characters a question may have, with an example."""
    return render_notice(say("notice.long_question", language, limit=limit))


def no_day(written: str, *, language: str) -> Card:
    """Say that words name no day or period, with examples that do."""
    return render_notice(say("notice.no_day", language, written=cut_plainly(written, _ECHO)))


def backwards(first: date, last: date, *, language: str) -> Card:
    """Say that a period would end before it begins."""
    begin, end = (period_in_words(Period.of_day(day), language) for day in (first, last))
    return render_notice(say("notice.backwards", language, first=begin, last=end))


def nothing_to_check(*, language: str) -> Card:
    """Say that a message has no text to compare with the archive."""
    return render_notice(say("notice.nothing_to_check", language))


def empty_report(*, language: str) -> Card:
    """Say that nothing was reported."""
    return render_notice(say("notice.empty_report", language))


def reported(number: int, *, language: str) -> Card:
    """Thank for a report, and say what it is numbered."""
    return render_notice(say("notice.reported", language, number=number))


def forgotten(count: int, *, language: str) -> Card:
    """Say how much of a reader's was deleted."""
    return render_notice(say_count("notice.forgotten", language, count))


def restarting(*, language: str) -> Card:
    """Say that nothing is taken in before a restart."""
    return render_notice(say("notice.restarting", language))


def restarted(*, language: str) -> Card:
    """Say that a question was lost to a restart."""
    return render_notice(say("notice.restarted", language))


def not_moderator(*, language: str) -> Card:
    """Say that only moderators may do something."""
    return render_notice(say("notice.not_moderator", language))


def not_here(*, language: str) -> Card:
    """Say that something works elsewhere only."""
    return render_notice(say("notice.not_here", language))


def not_allowed(*, language: str) -> Card:
    """Say that somebody may not do something here."""
    return render_notice(say("notice.not_allowed", language))


def outdated_command(*, language: str) -> Card:
    """Say that a command is no longer what the reader's Discord thinks it is."""
    return render_notice(say("notice.outdated_command", language))


def not_understood(*, language: str) -> Card:
    """Say that an option's value could not be read."""
    return render_notice(say("notice.not_understood", language))


def apology(reference: str, *, language: str) -> Card:
    """Say that something failed, with what finds the reason in the log."""
    text = say("notice.apology", language, reference=reference)
    return render_notice(text, accent=Accent.ALARM)


def _building(state: Building, language: str) -> str:
    stage = say(f"stage.{state.stage}", language)
    if not state.total:
        return say("notice.building", language, stage=stage)
    share = state.done * 100 // state.total
    return say("notice.building_share", language, stage=stage, share=share)
