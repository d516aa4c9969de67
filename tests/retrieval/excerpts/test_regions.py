from hypothesis import given
from hypothesis import strategies as st

from retrieval.excerpts.regions import Block, Region, find_regions, windows_of

ARTICLE = "deveerpontvaartnietuitwantdekettingbrakgisterenaandezuidkant"


def regions_of(excerpt: str, article: str = ARTICLE) -> list[Region]:
    return list(find_regions(excerpt, windows_of(excerpt), article))


def test_a_stretch_is_found_as_far_as_it_goes_on() -> None:
    (region,) = regions_of("xxpontvaartnietuitwantxx")

    assert region.blocks == (Block(2, 6, 20),)
    assert ARTICLE[slice(*region.place)] == "pontvaartnietuitwant"


def test_stretches_around_a_changed_word_are_one_region() -> None:
    excerpt = ARTICLE.replace("want", "omdat")

    (region,) = regions_of(excerpt)

    assert (region.first, region.last) == (0, len(excerpt))
    assert region.place == (0, len(ARTICLE))


def test_stretches_that_are_far_apart_are_two_regions() -> None:
    article = ARTICLE + "q" * 50 + ARTICLE[::-1]

    found = regions_of(f"{ARTICLE[:30]}x{ARTICLE[::-1][:24]}", article)

    assert [region.covered for region in found] == [30, 24]


def test_a_region_can_be_cut_to_a_part_of_the_excerpt() -> None:
    region = Region((Block(0, 100, 10), Block(12, 112, 10)))

    assert region.within(5, 15) == Region((Block(5, 105, 5), Block(12, 112, 3)))
    assert region.within(22, 30) is None


@given(st.text("abc", max_size=60), st.text("abc", max_size=60))
def test_a_region_reads_the_same_in_both_texts(excerpt: str, article: str) -> None:
    for region in regions_of(excerpt, article):
        for block in region.blocks:
            ours = excerpt[block.excerpt : block.excerpt + block.length]
            assert ours == article[block.article : block.article + block.length] != ""
