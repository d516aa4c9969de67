"""An article's paragraphs as they stand on a card: roles named, quoted sentences marked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.i18n import say
from bot.rendering.markdown import inert_markdown
from corpus.article import Article, Paragraph, Role, Span

# Marks that are seen without colour and that a screen reader reads aloud.
MARKS = ("❝", "❞")


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold a stretch of a paragraph that is marked as quoted as a whole, or not at all."""

    text: str
    is_marked: bool


def write_paragraph(
    article: Article, paragraph: Paragraph, *, marked: Sequence[Span], language: str
) -> str:
    """Return a paragraph in markdown, or nothing where it has no visible letter."""
    is_heading = paragraph.role is Role.HEADING
    pieces = _pieces(article.text, paragraph.span, marked)
    # A heading is bold as a whole, and bold cannot stand in bold.
    text = "".join(_write(piece, "" if is_heading else "**") for piece in pieces).strip()
    if not text or paragraph.role.is_claim:
        return text
    return f"**{text}**" if is_heading else f"-# {say(f'role.{paragraph.role}', language)}: {text}"


def marked_within(span: Span, marked: Iterable[Span]) -> tuple[Span, ...]:
    """Return what of marked stretches lies in another one, in order, joined where they meet."""
    inside: list[Span] = []
    for each in sorted(marked, key=lambda mark: mark.start):
        start, end = max(each.start, span.start), min(each.end, span.end)
        if inside and start <= inside[-1].end:
            inside[-1] = Span(inside[-1].start, max(end, inside[-1].end))
        elif start < end:
            inside.append(Span(start, end))
    return tuple(inside)


def _pieces(text: str, span: Span, marked: Iterable[Span]) -> Iterator[Piece]:
    position = span.start
    for mark in marked_within(span, marked):
        yield Piece(text[position : mark.start], is_marked=False)
        yield Piece(text[mark.start : mark.end], is_marked=True)
        position = mark.end
    yield Piece(text[position : span.end], is_marked=False)


def _write(piece: Piece, bold: str) -> str:
    """Return a piece in markdown, with a blank at either end where it has one."""
    words = inert_markdown(piece.text)
    if piece.is_marked and words:
        opening, closing = MARKS
        words = f"{bold}{opening} {words} {closing}{bold}"
    before = " " if piece.text[:1].isspace() else ""
    after = " " if piece.text[-1:].isspace() else ""
    return f"{before}{words}{after}"
