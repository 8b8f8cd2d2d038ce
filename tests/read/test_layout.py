"""Paragraphs in the three shapes that news comes in."""

from kg.read.layout import paragraphs

WRAPPED = """A bomb killed five people in the market of Karsan on Tuesday, and
Gen. Ivo Marek, who leads the army in the north of the country, said
the attackers would be found.

The mayor said that the market would stay shut until the end of the
week. Residents spoke of a second blast."""


def texts(text: str) -> list[str]:
    return [span.of(text) for span in paragraphs(text)]


def test_blank_lines_part_paragraphs() -> None:
    assert texts("One.\n\n\n  Two. \n \nThree.\n") == ["One.", "Two.", "Three."]


def test_lines_broken_at_a_fixed_width_stay_one_paragraph() -> None:
    assert texts(WRAPPED) == WRAPPED.split("\n\n")


def test_a_line_each_is_a_paragraph_each() -> None:
    lines = [
        "Blast kills five in Karsan",
        "A bomb killed five people on Tuesday.",
        "The mayor denied it. " * 12 + "Yes.",
    ]
    assert texts("\n".join(lines)) == lines


def test_a_line_that_breaks_off_goes_on_in_the_next() -> None:
    assert texts("The mayor of the\nCity of Karsan said,\n“No.”\nand left.\nOthers stayed.") == [
        "The mayor of the\nCity of Karsan said,\n“No.”\nand left.",
        "Others stayed.",
    ]


def test_one_long_line_is_one_paragraph() -> None:
    assert len(paragraphs("A bomb killed five. " * 500)) == 1


def test_white_space_alone_has_no_paragraphs() -> None:
    assert paragraphs(" \n\n\t ") == ()
