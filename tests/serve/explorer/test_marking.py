"""The text is cut at every border of a mark, and no letter is lost or doubled."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.serve.explorer.article import reading_of
from kg.serve.explorer.asking import ask
from kg.serve.explorer.marking import Paragraph, paragraphs
from kg.serve.explorer.texts import text_of
from kg.serve.explorer.values import Document, Ground, Passage, Reading, Saying, Thing
from kg.store import EmbeddedStore

NOTHING = Document(**dict.fromkeys(Document.__dataclass_fields__, ""))  # type: ignore[arg-type]  # length too
EMPTY = Reading(
    document=NOTHING, events=(), things=(), sayings=(), relations=(), posts=(), wordings=(), sentences=()
)  # fmt: skip


def thing(begin: int, end: int, name: str = "a") -> Thing:
    where = (Passage(begin=begin, end=end),)
    return Thing(
        iri=f"urn:{name}{begin}-{end}",
        label=name,
        kind="person",
        named=True,
        names=(),
        item="",
        item_label="",
        linking=None,
        mentions=where,
    )


def saying(begin: int, end: int) -> Saying:
    return Saying(
        iri=f"urn:claim{begin}",
        speaker=None,
        speaker_label="somebody",
        speaker_role="",
        via="",
        cue="said",
        stance="asserts",
        content="",
        begin=begin,
        end=end,
        about=(),
        ground=Ground(),
    )


def shown(lines: tuple[Paragraph, ...]) -> list[list[str]]:
    return [[piece.text for piece in line.pieces] for line in lines]


def test_the_innermost_mark_is_the_one_to_click_on() -> None:
    reading = replace(EMPTY, things=(thing(0, 20, "director"), thing(12, 20, "hospital")))
    (line,) = paragraphs(reading, "director of Hospital here")
    assert [(piece.text, piece.mark.told if piece.mark else "") for piece in line.pieces] == [
        ("director of ", "director"),
        ("Hospital", "hospital"),
        (" here", ""),
    ]


def test_claims_may_cross_marks_and_paragraphs() -> None:
    reading = replace(EMPTY, things=(thing(2, 6),), sayings=(saying(4, 12),))
    first, second = paragraphs(reading, "abcdefg\n\nhijklm")
    assert shown((first, second)) == [["ab", "cd", "ef", "g"], ["hij", "klm"]]
    assert [piece.claim is not None for piece in (*first.pieces, *second.pieces)] == [
        False,
        False,
        True,
        True,
        True,
        False,
    ]
    assert [len(piece.opens) for piece in first.pieces] == [0, 0, 1, 0]


def test_empty_lines_are_left_out() -> None:
    assert shown(paragraphs(EMPTY, "\n\n a \n\n\nb\n")) == [[" a "], ["b"]]


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=12)


@given(text=st.text(alphabet="ab \n𝄞", max_size=60), spans=SPANS, said=SPANS)
def test_no_letter_is_lost_or_doubled(text: str, spans: list[tuple[int, int]], said: list[tuple[int, int]]) -> None:
    reading = replace(
        EMPTY,
        things=tuple(thing(begin, begin + length) for begin, length in spans),
        sayings=tuple(saying(begin, begin + length) for begin, length in said),
    )
    lines = paragraphs(reading, text)
    assert ["".join(pieces) for pieces in shown(lines)] == [line for line in text.split("\n") if line.strip()]
    assert all(text[piece.begin : piece.end] == piece.text for line in lines for piece in line.pieces)


def test_quoted_sentences_stand_at_their_own_offsets(store: EmbeddedStore) -> None:
    for row in ask(store, "articles"):
        reading = reading_of(store, row["article"])
        text = text_of(reading, None).text
        for sentence in reading.sentences:
            assert text[sentence.begin : sentence.end] == sentence.quote
