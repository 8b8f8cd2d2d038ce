"""What holds for the zones of any text whatever."""

from hypothesis import given
from hypothesis import strategies as st

from kg.model import ZoneKind
from kg.read.zones import read_zones

LINES = st.sampled_from(
    [
        "A bomb killed five people in Karsan on Tuesday, police said.",
        "The mayor denied it",
        "KARSAN, Velland (AP) — Two men were held.",
        "News / World / Velland",
        "By Ann Lee and Ivo Marek, AP",
        "January 28, 2020",
        "FILE - Soldiers patrol Karsan. (AP Photo/Ann Lee)",
        "(Photo by AFP)",
        "SHARE THIS ARTICLE",
        "www.karsan-herald.example",
        "© 2020 Karsan Herald. All rights reserved.",
        "## Reaction",
        "…",
        "“No,” he said, and",
        "left the room.",
    ]
)
TEXTS = st.one_of(
    st.text(),
    st.lists(st.tuples(st.text(" \t\u00a0", max_size=2), LINES, st.sampled_from(["\n", "\n\n", " ", "\n \n"]))).map(
        lambda rows: "".join(part for row in rows for part in row)
    ),
)


@given(TEXTS)
def test_zones_are_sorted_inside_the_text_and_never_overlap(text: str) -> None:
    zones = read_zones(text).zones
    ends = [0, *(zone.span.end for zone in zones)]
    assert all(end <= zone.span.begin for end, zone in zip(ends, zones, strict=False))
    assert ends[-1] <= len(text)


@given(TEXTS)
def test_text_outside_every_zone_is_white_space(text: str) -> None:
    last, left = 0, ""
    for zone in read_zones(text).zones:
        left, last = left + text[last : zone.span.begin], zone.span.end
    assert not (left + text[last:]).strip()


@given(TEXTS)
def test_no_zone_begins_or_ends_with_white_space(text: str) -> None:
    words = [zone.span.of(text) for zone in read_zones(text).zones]
    assert words == [word.strip() for word in words]


@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read_zones(text) == read_zones(text)


@given(st.lists(st.sampled_from(["Police said so.", "Five died on Tuesday!", "“Why?” he asked."]), min_size=1))
def test_sentences_are_always_body(sentences: list[str]) -> None:
    zones = read_zones("\n\n".join(sentences)).zones
    assert [zone.kind for zone in zones] == [ZoneKind.BODY] * len(sentences)
