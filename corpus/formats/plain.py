"""Plain text, whose first line may begin with a date."""

import re

from corpus.decoding import decode
from corpus.formats.draft import Draft
from corpus.formats.facts import Facts, stated_date
from corpus.publication import Origin

# ` date 2022-11 De haven …`: what looks like a date counts as one, so that 2022-13 is noticed.
_HEADER = re.compile(
    r"\s*date\s(?P<written>\d{4}|\d{1,4}(?:[-/.]\d{1,4}){1,2})(?=\s|$)\s*", re.IGNORECASE
)


def read_plain(content: bytes) -> Draft:
    """Read a .txt file; raises RejectedError."""
    decoded = decode(content)
    header = _HEADER.match(decoded.text)
    if header is None:
        return Draft(decoded.text.strip(), Facts(), remarks=decoded.remarks)
    published, remarks = stated_date(header["written"], origin=Origin.STATED)
    rest = decoded.text[header.end() :]
    while second := _HEADER.match(rest):
        remarks += (f"a second date line, {second['written']}: the first was taken",)
        rest = rest[second.end() :]
    return Draft(rest.strip(), Facts(published=published), remarks=(*decoded.remarks, *remarks))
