import pytest

from retrieval.excerpts.omissions import parts_of


@pytest.mark.parametrize(
    "mark",
    ["…", "...", " … ", " [...] ", " [… ] ", "(...)", " (…) ", " . . . ", "....", " ...... "],
)
def test_every_mark_of_omission_parts_an_excerpt(mark: str) -> None:
    assert parts_of(f"De pont ligt stil{mark}tot die dag.") == ("De pont ligt stil", "tot die dag.")


def test_marks_at_the_edges_leave_nothing_out() -> None:
    assert parts_of("… De pont ligt stil …") == ("De pont ligt stil",)


@pytest.mark.parametrize(
    "excerpt", ["Stil.", "Stil. Heel stil.", "De (houten) pont", "Nee.. ja", ""]
)
def test_other_marks_leave_an_excerpt_whole(excerpt: str) -> None:
    assert parts_of(excerpt) == ((excerpt,) if excerpt else ())
