"""What spaCy is given to read: the article's prose, each character in its place."""

from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.prose import prose
from kg.model import Article, Span, Zone, ZoneKind


def article(text: str, *zones: tuple[ZoneKind, int, int]) -> Article:
    return Article(
        id="a",
        source="a.txt",
        text=text,
        zones=tuple(Zone(kind=kind, span=Span(begin, end)) for kind, begin, end in zones),
    )


def test_prose_outside_the_body_is_blank() -> None:
    text = "Home / World\nRebels left the town."
    found = prose(article(text, (ZoneKind.BREADCRUMB, 0, 12), (ZoneKind.BODY, 13, len(text))))
    assert found == " " * 13 + "Rebels left the town."


def test_a_zone_ends_its_paragraph() -> None:
    text = "Rebels leave town\nThe mayor spoke."
    found = prose(article(text, (ZoneKind.HEADLINE, 0, 17), (ZoneKind.BODY, 18, len(text))))
    assert found[17] == "\n"


def test_typographic_quotes_and_special_spaces_are_plain() -> None:
    assert prose(article("“We\u00a0won,” said Omar’s aide.\u200f")) == '"We won," said Omar\'s aide. '


def test_notes_in_brackets_are_blank() -> None:
    assert prose(article("The dam broke.[12] It rained.")) == "The dam broke.     It rained."


def test_hard_wrapped_lines_are_joined() -> None:
    text = "The minister of the interior said on Monday that the\nroad would open again before the end of the week."
    assert "\n" not in prose(article(text))


def test_one_paragraph_a_line_stays_apart() -> None:
    long = "The minister of the interior said on Monday that the road would open again before the end of the week " * 2
    assert prose(article(f"{long}\nThe mayor agreed.")).count("\n") == 1


def test_shouted_text_gets_small_letters() -> None:
    text = "THE PRESIDENT OF THE REPUBLIC ARRIVED AT THE AIRPORT OF THE CAPITAL YESTERDAY MORNING WITH HIS WIFE."
    assert prose(article(text)).startswith("The President")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_prose_is_as_long_as_the_text(text: str) -> None:
    zones = ((ZoneKind.BODY, 0, len(text)),) if text else ()
    assert len(prose(article(text, *zones))) == len(text)
