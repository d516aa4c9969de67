import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.keeping.previews import Preview, preview
from bot.keeping.uploads import SIZE_LIMIT, Refused, check_size
from bot.rendering.keeping.refusals import refusal_in_words
from tests.bot.keeping.builders import FERRY, TODAY, make_upload, preview_one


def zip_bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bom.txt", b"0" * 1_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("pont.txt", zip_bomb(), "it is a zip archive"),
        ("pont.md", b"%PDF-1.7 alles", "it is a PDF"),
        ("pont.txt", b"\xef\xbb\xbf{\\rtf1 De pont.}", "it is an RTF document"),
        ("pont.txt", b"\x89PNG\r\n\x1a\n", "it is a picture"),
        ("pont.txt", b"  <!DOCTYPE html><p>De pont.</p>", "give its name the ending .html"),
        ("pont.txt", "De schipper riep: “hé”.".encode("cp1252"), "not UTF-8"),
        ("pont.txt", b"De pont.\0\0\0\0", "full of NUL bytes"),
        ("pont.txt", b" \n ", "it holds no text"),
        ("pont.md", b"---\n- x\n---\nDe pont.", "front matter"),
        ("pont.exe", b"De pont ligt stil.", "use .txt, .md or .html"),
        ("pont.jsonl", b'{"id": "a", "text": "De pont ligt stil."}', "use .txt, .md or .html"),
        ("pont", b"De pont ligt stil.", "use .txt, .md or .html"),
        ("", b"De pont ligt stil.", "use .txt, .md or .html"),
        ("pont.txt", b"a" * (SIZE_LIMIT + 1), "divide it"),
    ],
)
def test_what_is_no_article_is_refused_with_its_remedy(
    corpus: Path, name: str, content: bytes, why: str
) -> None:
    refused = preview_one(make_upload(content, name=name), corpus)

    assert isinstance(refused, Refused)
    assert why in refusal_in_words(refused, "en")
    assert ";" in refusal_in_words(refused, "en")


def test_what_is_sent_as_a_picture_is_no_text(corpus: Path) -> None:
    refused = preview_one(make_upload(content_type="image/png"), corpus)

    assert isinstance(refused, Refused)
    assert "image/png" in refusal_in_words(refused, "en")


def test_a_text_is_taken_whatever_its_character_set_is_called(corpus: Path) -> None:
    assert isinstance(
        preview_one(make_upload(content_type="text/plain; charset=utf-8"), corpus), Preview
    )


def test_of_six_uploads_the_sixth_is_refused(corpus: Path) -> None:
    uploads = [make_upload(f"{FERRY} Dat is nummer {number}.") for number in range(6)]
    previews = preview(uploads, corpus, archive=None, today=TODAY)

    assert [isinstance(each, Preview) for each in previews] == [True] * 5 + [False]


def test_a_file_too_large_or_of_another_type_is_refused_before_it_is_fetched() -> None:
    assert check_size("pont.txt", SIZE_LIMIT) is None
    assert check_size("pont.txt", SIZE_LIMIT + 1) is not None
    assert check_size("pont.pdf", 1) is not None


HOSTILE_NAMES = (
    "../../x.txt",
    "/etc/passwd.txt",
    "a\0b.txt",
    "CON.txt",
    f"{'x' * 300}.txt",
    ".txt.txt",
    "een\nregel\x1b[2J.txt",
    "\u202egnp.txt",
    "\ud800.txt",
)


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_hostile_name_never_matters(corpus: Path, name: str) -> None:
    previewed = preview_one(make_upload(name=name), corpus)

    assert isinstance(previewed, Preview)
    assert (
        previewed.name == "2023-02-de-veerpont-van-oosterwade-voer-maandag-" + previewed.name[-8:]
    )
    assert previewed.label.isprintable()


@given(name=st.text(st.characters(), max_size=300))
def test_no_name_can_name_the_file(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    corpus = tmp_path_factory.mktemp("articles")
    previewed = preview_one(make_upload(name=f"{name}.txt"), corpus)

    assert not isinstance(previewed, Preview) or previewed.name.startswith("2023-02-de-veerpont")
    assert previewed.label.isprintable()
