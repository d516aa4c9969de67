"""Web pages as they were saved: the article without what surrounds it."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, Protocol

from corpus.article import Role
from corpus.decoding import decode
from corpus.errors import RejectedError
from corpus.formats.draft import Block, Draft, join_blocks
from corpus.formats.facts import read_facts
from corpus.formats.page_dates import find_published
from corpus.rejection import RejectionReason

# The elements of an extracted article that stand on their own; all others run within a line.
_STANDING = frozenset(
    {"body", "head", "p", "quote", "list", "item", "table", "row", "cell", "code", "div"}
)
_TOLD = {"head": Role.HEADING, "item": Role.BODY, "row": Role.BODY}

# Between the cells of a row of a table.
_CELLS = "; "


class Element(Protocol):
    """Describe as much of a page's element as is used here."""

    tag: str
    text: str | None
    tail: str | None

    def get(self, name: str) -> str | None:
        """Return an attribute."""
        ...

    def iter(self, *tags: str) -> "Iterator[Element]":
        """Yield the elements inside, in order."""
        ...

    def itertext(self) -> Iterator[str]:
        """Yield the texts inside, in order."""
        ...

    def __iter__(self) -> "Iterator[Element]": ...


def read_html(content: bytes) -> Draft:
    """Read a .html file; raises RejectedError, also when the reader for it is not installed."""
    decoded = decode(content)
    reader = _reader()
    page: Element = _ask(reader.load_html, decoded.text)
    published, remarks = find_published(page)
    # The date the library finds may be a guess from the address or the text: it is not used.
    found = _ask(reader.extract_metadata, decoded.text, date_config={"extensive_search": False})
    facts = read_facts(
        {
            "title": found.title,
            "source": found.sitename,
            "url": found.url,
            "author": found.author,
            "language": page.get("lang"),
            "published": published,
        }
    )
    text, told = join_blocks(_article(reader, page, facts.title))
    return Draft(text, facts, told, (*decoded.remarks, *remarks))


def _reader() -> Any:
    """Return the library that tells an article from its page; it is an optional part."""
    try:
        return import_module("trafilatura")
    except ImportError as error:
        raise RejectedError(RejectionReason.HTML_READER_MISSING) from error


def _ask(function: Callable[..., Any], page: object, **options: object) -> Any:
    """Return what the library makes of a page; raises RejectedError when it makes nothing of it."""
    try:
        found = function(page, **options)
    # Whatever a page does to the library, the other articles have to be read.
    except Exception as error:
        raise RejectedError(RejectionReason.BAD_PAGE, type(error).__name__) from error
    if found is None:
        raise RejectedError(RejectionReason.EMPTY, "no article was found on the page")
    return found


def _article(reader: Any, page: Element, title: str | None) -> Iterator[Block]:
    """Yield the paragraphs of the article on a page, the title aside."""
    captions = _free_captions(page)
    found = _ask(reader.bare_extraction, page, with_metadata=False, include_comments=False)
    for block in _blocks(found.body):
        if block.text in captions:
            yield Block(block.text, Role.CAPTION)
        elif block.role is not Role.HEADING or block.text != title:
            yield block


def _free_captions(page: Element) -> frozenset[str]:
    """Turn figures into plain paragraphs, which else would be dropped; return their captions."""
    for figure in page.iter("figure"):
        figure.tag = "div"
    captions = tuple(page.iter("figcaption"))
    for caption in captions:
        caption.tag = "p"
    return frozenset(_line("".join(caption.itertext())) for caption in captions)


def _blocks(element: Element, role: Role | None = None) -> Iterator[Block]:
    """Yield an element's paragraphs in order."""
    role = _TOLD.get(element.tag, role)
    if element.tag == "row":
        yield Block(_CELLS.join(_line("".join(cell.itertext())) for cell in element), role)
        return
    run = element.text or ""
    for child in element:
        if child.tag in _STANDING:
            yield Block(_lines(run), role)
            yield from _blocks(child, role)
            run = child.tail or ""
        else:
            run += _inline(child) + (child.tail or "")
    yield Block(_lines(run), role)


def _inline(element: Element) -> str:
    return "\n" if element.tag == "lb" else "".join(element.itertext())


def _lines(run: str) -> str:
    return "\n".join(map(_line, run.split("\n")))


def _line(text: str) -> str:
    return " ".join(text.split())
