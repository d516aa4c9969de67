from bot.commands.reindex import built_object, preview_object, render_built, render_preview
from corpus.rejection import Rejection, RejectionReason
from retrieval.building import Built
from retrieval.changes import Changes
from tests.bot.builders import make_manifest, piped

CHANGES = Changes(
    added=("006-nieuw",),
    changed=("001-sluis",),
    removed=(),
    unchanged=3,
    rejected=(Rejection("leeg.txt", RejectionReason.EMPTY),),
    notices=(),
)
BUILT = Built(make_manifest(), CHANGES, embedded=12, seconds=3.14159)


def test_what_was_built_is_written_for_scripts() -> None:
    written = built_object(BUILT, before="g000001")

    assert list(written) == [
        "dry_run",
        "generation",
        "previous",
        "corpus",
        "changes",
        "rejected",
        "notices",
        "model",
        "embedded",
        "seconds",
    ]
    assert (written["generation"], written["previous"]) == ("g000002", "g000001")
    assert written["changes"] == {
        "added": ["006-nieuw"],
        "changed": ["001-sluis"],
        "removed": [],
        "unchanged": 3,
    }
    assert written["seconds"] == 3.1


def test_a_preview_has_the_keys_of_what_is_built() -> None:
    preview = preview_object(CHANGES, before="g000001")

    assert list(preview) == list(built_object(BUILT, before="g000001"))
    assert (preview["dry_run"], preview["generation"]) == (True, None)


def test_what_was_built_is_drawn_for_an_operator() -> None:
    drawn = piped(render_built(BUILT, before="g000001"))

    lines = [" ".join(line.split()) for line in drawn.splitlines()]
    assert "published g000002" in lines
    assert "previous g000001, kept for: kernvraag rollback" in lines
    assert "passages 70, of which 12 newly embedded" in lines
    assert "added 1: 006-nieuw" in lines
    assert "took 3.1 s" in lines


def test_a_long_list_of_ids_is_cut_with_its_count() -> None:
    added = tuple(f"{number:03d}" for number in range(12))

    drawn = piped(render_preview(Changes(added, (), (), 0, (), ())))

    assert "12: 000, 001, 002, 003, 004, 005, 006, 007, 008, 009 and 2 more" in drawn


def test_a_preview_warns_when_most_of_the_archive_would_go() -> None:
    drawn = piped(render_preview(Changes((), (), ("001", "002"), 1, (), ())))

    assert "--force" in drawn
