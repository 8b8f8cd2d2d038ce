"""Posts: role, organisation, interval."""

from collections.abc import Callable

import pytest

from kg.model import Extraction, Post

ExtractText = Callable[..., Extraction]
pytestmark = pytest.mark.model


def posts(extraction: Extraction) -> set[tuple[str, str, str | None]]:
    labels = {entity.id: entity.label for entity in extraction.entities}
    return {(labels[p.person], p.role, labels[p.organisation] if p.organisation else None) for p in extraction.posts}


def only_post(extraction: Extraction) -> Post:
    assert len(extraction.posts) == 1
    return extraction.posts[0]


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("French President Emma Laurent arrived on Monday.", ("Emma Laurent", "president")),
        ("Lt. Gen. Adam Hale arrived on Monday.", ("Adam Hale", "lieutenant general")),
        ("Adam Hale, a political analyst, disagreed.", ("Adam Hale", "political analyst")),
        ("Adam Hale was the governor of Texas.", ("Adam Hale", "governor")),
        ("Adam Hale, who heads the Red Cross, disagreed.", ("Adam Hale", "head")),
        ("Acting Prime Minister Emma Laurent arrived on Monday.", ("Emma Laurent", "acting prime minister")),
        ("The president appointed Emma Laurent as ambassador.", ("Emma Laurent", "ambassador")),
    ],
)
def test_a_role_beside_a_name_is_a_post(text: str, post: tuple[str, str], extract_text: ExtractText) -> None:
    assert post in {found[:2] for found in posts(extract_text(text))}


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Adam Hale, director of the World Bank, agreed.", ("Adam Hale", "director", "World Bank")),
        ("Adam Hale, a spokesman for the United Nations, agreed.", ("Adam Hale", "spokesman", "United Nations")),
        ("Adam Hale, who heads the World Bank, agreed.", ("Adam Hale", "head", "World Bank")),
    ],
)
def test_a_post_names_its_organisation(text: str, post: tuple[str, str, str], extract_text: ExtractText) -> None:
    assert post in posts(extract_text(text))


def test_former_ends_a_post(extract_text: ExtractText) -> None:
    assert only_post(extract_text("Former senator Adam Hale arrived on Monday.")).ended


def test_a_post_in_office_is_not_ended(extract_text: ExtractText) -> None:
    assert not only_post(extract_text("Senator Adam Hale arrived on Monday.")).ended


def test_an_interval_gives_start_and_end(extract_text: ExtractText) -> None:
    post = only_post(extract_text("Adam Hale was the director of the World Bank from 2005 to 2013."))
    assert (post.start and post.start.edtf, post.end and post.end.edtf) == ("2005", "2013")


def test_a_role_without_a_person_is_no_post(extract_text: ExtractText) -> None:
    assert not extract_text("The president and his ministers met on Monday.").posts


@pytest.mark.model
def test_a_noun_that_takes_up_a_name_gives_the_organisation(extract_text: Callable[..., Extraction]) -> None:
    """As in "the movement's deputy leader" of a movement named before."""
    found = extract_text(
        'The Reed Movement denied it. "We did not do it," said Omar Hadi, the movement\'s deputy leader.'
    )
    labels = {entity.id: entity.label for entity in found.entities}
    assert [labels[post.organisation] for post in found.posts if post.organisation] == ["Reed Movement"]
