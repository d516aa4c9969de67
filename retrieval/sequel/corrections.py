"""The words by which the press takes back what it wrote, in Dutch and English."""

import re

from corpus.article import Article

# Words that say so by themselves …
_TAKES_BACK = re.compile(
    r"\b(?:rectificati\w*|rechtzetting\w*|recht(?:ge)?zet\w*|correctie\w*|gecorrigeerd\w*|erratum"
    r"|herzien\w*|bijgesteld\w*|ingetrokken|herroep\w*|teruggedraaid\w*|niet langer|onjuist\w*"
    r"|(?:klopte?|klopten|kloppen)\s+(?:\w+\s+){0,4}niet|niet juist|vergissing\w*"
    r"|corrections?|corrected|clarifications?|revised|retract\w*|withdrawn|revoked|rescinded"
    r"|no longer|in error|incorrect\w*|misstated)\b",
    re.IGNORECASE,
)
# … and words that only may: the same thing turned out otherwise.
_TURNS = re.compile(
    r"\b(?:toch|alsnog|afgeblazen|geschrapt|uitgesteld|after all|instead|postponed|cancell?ed)\b",
    re.IGNORECASE,
)
# What was said before, or that it was wrong; what is right comes behind it.
_RECALLS = re.compile(
    r"\b(?:(?:wij|we)\s+(?:schreven|noemden|meldden|berichtten|vermeldden|stelden)"
    r"|(?:schreven|noemden|meldden|berichtten|vermeldden|stelden)\s+(?:wij|we)"
    r"|(?:schreef|meldde|berichtte|noemde)\s+deze krant|(?:stond|stonden)\s+(?:ten onrechte|dat)"
    r"|(?:klopte?|klopten|kloppen)\s+(?:\w+\s+){0,4}niet|niet juist"
    r"|we (?:wrote|reported|said|stated)|(?:is|was|were) (?:wrong|not (?:true|correct)))\b",
    re.IGNORECASE,
)
# What a count has become since.
_UPDATES = re.compile(
    r"\b(?:opgelopen|gestegen|gedaald|oplo(?:opt|pen)|liep(?:en)? op|(?:naar boven|naar beneden)"
    r"|bijgesteld\w*|inmiddels|intussen|risen|rose|climbed|dropped|revised|now (?:stands|at))\b",
    re.IGNORECASE,
)
# A title that begins so; "Correctie op de beurs" is news.
_TITLE = re.compile(
    r"\W*(?:rectificatie|rechtzetting|correctie|verbetering|erratum|corrections?|clarification"
    r"|retraction)\s*(?:[:|–—-]|$)",
    re.IGNORECASE,
)
# What a newspaper says of its own article, and of nobody else's.
_OWN = re.compile(
    r"\b(?:artikel|bericht|stuk|krant|editie|redactie|article|report|story|edition|newspaper)\b",
    re.IGNORECASE,
)


def is_correction(article: Article) -> bool:
    """Tell whether an article corrects an earlier one: its title or first sentence says so."""
    if _TITLE.match(article.title):
        return True
    first = next(iter(article.sentences), None)
    if first is None:
        return False
    sentence = article.text[first.start : first.end]
    return _OWN.search(sentence) is not None and _TAKES_BACK.search(sentence) is not None


def takes_back(sentence: str) -> bool:
    """Tell whether a sentence says by itself that something said before does not hold."""
    return _TAKES_BACK.search(sentence) is not None


def leads_up(sentence: str) -> bool:
    """Tell whether a sentence of a correction leaves what is right to the one behind it."""
    return _RECALLS.search(sentence) is not None


def turns(sentence: str) -> bool:
    """Tell whether a sentence may say that something went otherwise than was said before."""
    return _TURNS.search(sentence) is not None


def updates(sentence: str) -> bool:
    """Tell whether a sentence says what a count has become since."""
    return _UPDATES.search(sentence) is not None
