"""How a text divides into paragraphs, and which of them say something to quote."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise
from types import MappingProxyType

from corpus.article import Paragraph, Role, Span
from corpus.errors import RejectedError
from corpus.rejection import RejectionReason
from corpus.roles import find_pullquotes, guess_role
from corpus.sentences import split_sentences, trim

# A newspaper's longest articles have some 300; what has more than this is a list or a book.
PARAGRAPH_LIMIT = 20_000

_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_LINE_END = re.compile(r"\n")
_NOTHING_TOLD: Mapping[int, Role] = MappingProxyType({})


def lay_out(text: str, *, told: Mapping[int, Role] = _NOTHING_TOLD) -> tuple[Paragraph, ...]:
    """Divide a text into paragraphs with their roles and sentences.

    Every character that is no blank lies in exactly one paragraph. `told` gives the roles that a
    format states, by the offset at which a paragraph begins; the others are inferred.
    Raises RejectedError when there are more than PARAGRAPH_LIMIT paragraphs.
    """
    spans = tuple(islice(_spans(text), PARAGRAPH_LIMIT + 1))
    if len(spans) > PARAGRAPH_LIMIT:
        raise RejectedError(
            RejectionReason.TOO_MANY_PARAGRAPHS, f"more than {PARAGRAPH_LIMIT:,} paragraphs"
        )
    paragraphs = [text[span.start : span.end] for span in spans]
    roles = _roles(paragraphs, [told.get(span.start) for span in spans])
    return tuple(
        Paragraph(span, role, split_sentences(text, span))
        for span, role in zip(spans, roles, strict=True)
    )


def _spans(text: str) -> Iterator[Span]:
    """Yield what stands between blank lines; without any, every line is a paragraph.

    Unless most lines go on in small letters: then one paragraph was broken to fit a width.
    """
    separator = _BLANK_LINES
    if not _BLANK_LINES.search(text.strip()) and not _is_wrapped(text.strip()):
        separator = _LINE_END
    ends = (edge for match in separator.finditer(text) for edge in match.span())
    for start, end in islice(pairwise((0, *ends, len(text))), 0, None, 2):
        first, last = trim(text, start, end)
        if first < last:
            yield Span(first, last)


def _is_wrapped(text: str) -> bool:
    following = text.split("\n")[1:]
    return 2 * sum(line.lstrip()[:1].islower() for line in following) > len(following)


def _roles(paragraphs: Sequence[str], told: Sequence[Role | None]) -> list[Role]:
    """Return the role of each: as told, else as it looks; the first that claims is the lead."""
    last = len(paragraphs) - 1
    if last == 0:
        return [told[0] or Role.LEAD]
    roles = [
        role or guess_role(paragraph, inside=0 < number < last)
        for number, (paragraph, role) in enumerate(zip(paragraphs, told, strict=True))
    ]
    for number in find_pullquotes(paragraphs):
        if roles[number] is Role.BODY and told[number] is None:
            roles[number] = Role.PULLQUOTE
    if Role.BODY in roles and Role.LEAD not in roles:
        roles[roles.index(Role.BODY)] = Role.LEAD
    return roles
