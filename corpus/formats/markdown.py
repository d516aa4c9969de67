"""Markdown with YAML front matter; the markup is rendered away, so that none is quoted."""

from collections.abc import Iterator, Sequence
from typing import cast

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler
from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.article import Role
from corpus.decoding import decode
from corpus.errors import RejectedError
from corpus.formats.draft import Block, Draft, join_blocks
from corpus.formats.facts import read_facts
from corpus.rejection import RejectionReason

# Far more than six facts need; the parser for it is slow.
_FRONT_MATTER_LIMIT = 64_000

# Between the cells of a row of a table.
_CELLS = "; "


# What inline tokens become that are not their own words.
_BREAKS = {"softbreak": " ", "hardbreak": "\n", "image": "", "html_inline": ""}

_NULL = "tag:yaml.org,2002:null"


class _PlainLoader(yaml.SafeLoader):
    """Load texts, lists and names only: dates keep their precision, aliases are refused."""

    yaml_implicit_resolvers = {  # noqa: RUF012  (as the library declares it)
        first: [(tag, pattern) for tag, pattern in resolvers if tag == _NULL]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Refuse an alias: with them a few lines make billions of nodes."""
        if self.check_event(yaml.AliasEvent):  # pyright: ignore[reportUnknownMemberType]
            raise yaml.YAMLError("it holds an alias (*)")
        return super().compose_node(parent, index)


class _FrontMatter(YAMLHandler):
    """Read front matter with the plain loader."""

    def load(self, fm: str, **_kwargs: object) -> object:
        """Return names and values; raises YAMLError for anything else."""
        if len(fm) > _FRONT_MATTER_LIMIT:
            raise yaml.YAMLError(f"it is longer than {_FRONT_MATTER_LIMIT:,} characters")
        loaded: object = super().load(fm, Loader=_PlainLoader)
        if not isinstance(loaded, dict | None):
            raise yaml.YAMLError("it holds no names and values")
        return cast("dict[object, object] | None", loaded) or {}


def read_markdown(content: bytes) -> Draft:
    """Read a .md file; raises RejectedError."""
    decoded = decode(content)
    try:
        fields, body = _split(decoded.text)
        tokens = MarkdownIt("commonmark").enable("table").parse(body)
        title, blocks = _take_title(list(_blocks(tokens)), tokens, fields.get("title"))
        facts = read_facts({**fields, "title": title})
    except (ValueError, RecursionError, yaml.YAMLError) as error:
        problem = getattr(error, "problem", None) or error
        raise RejectedError(
            RejectionReason.BAD_FRONT_MATTER, " ".join(str(problem).split())
        ) from error
    text, told = join_blocks(blocks)
    return Draft(text, facts, told, (*decoded.remarks, *_remarks(tokens)))


def _split(text: str) -> tuple[dict[str, object], str]:
    """Return the front matter and what follows it; raises ValueError when it is never closed."""
    text = text.strip()
    handler = _FrontMatter()
    if not handler.detect(text):
        return {}, text
    try:
        handler.split(text)
    except ValueError as error:
        raise ValueError("it is never closed") from error
    return frontmatter.parse(text, handler=handler)


def _take_title(
    blocks: list[Block], tokens: Sequence[Token], stated: object
) -> tuple[object, list[Block]]:
    """Return the title, and the blocks without it where the body begins with it."""
    if not (blocks and tokens[0].type == "heading_open" and tokens[0].tag == "h1"):
        return stated, blocks
    heading = blocks[0].text
    return (stated, blocks) if stated and stated != heading else (heading, blocks[1:])


def _remarks(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield what was left out and may be missed: comments are not."""
    if any(token.type == "html_block" and token.content[:4] != "<!--" for token in tokens):
        yield "HTML in it was left out: write Markdown, or save it as .html"


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    """Yield the paragraphs: list items and rows of a table are each one of their own."""
    within: list[str] = []
    cells: list[str] = []
    for token in tokens:
        if token.nesting > 0:
            within.append(token.type)
        elif token.nesting < 0:
            within.pop()
            if token.type == "tr_close":
                yield Block(_CELLS.join(cells), Role.BODY)
                cells.clear()
        elif token.type == "inline" and "tr_open" in within:
            cells.append(_plain(token.children or []))
        elif token.type == "inline":
            yield from _paragraph(token.children or [], within)
        elif token.type in {"code_block", "fence"}:
            yield Block(token.content)


def _paragraph(children: Sequence[Token], within: Sequence[str]) -> Iterator[Block]:
    """Yield a paragraph, and behind it the captions of its images."""
    yield Block(_plain(children), _told(within))
    for child in children:
        if child.type == "image":
            yield Block(_plain(child.children or []), Role.CAPTION)


def _told(within: Sequence[str]) -> Role | None:
    if within[-1] == "heading_open":
        return Role.HEADING
    return Role.BODY if "list_item_open" in within else None


def _plain(children: Sequence[Token]) -> str:
    """Return inline markup as text: the words of links and emphasis, no images, no HTML."""
    return "".join(_BREAKS.get(child.type, child.content) for child in children)
