"""Items passed over by their bytes."""

import gzip
import json
from pathlib import Path

import pytest

from kg.model import Qid
from kg.wikidata.kinds import Kinds, read_roots
from kg.wikidata.record import record_of
from kg.wikidata.skipping import Skipper
from tests.wikidata.entities import Json, entity, of, statement, text_value

ARTICLE, TOWN = "Q13442814", "Q515"
SLICE = Path("../shared/wikidata/slice-recorded.json.gz")
SKIPS = Skipper([ARTICLE, "Q16521"])


def skips(item: Json) -> bool:
    """Whether the item's line is passed over, wherever it stands."""
    line = json.dumps(item, separators=(",", ":")).encode()
    return SKIPS(b"[\n" + line + b",\n" + line, 2, 2 + len(line))


def test_an_item_of_a_class_whose_things_are_left_out_is_passed_over() -> None:
    assert skips(entity("Q1", "A Survey", of("P31", ARTICLE)))
    assert skips(entity("Q1", "A Survey", of("P50", "Q2"), of("P31", ARTICLE), of("P17", "Q3")))


@pytest.mark.parametrize(
    "claims",
    [
        (),
        (of("P31", TOWN),),
        (of("P31", ARTICLE), of("P31", TOWN)),
        (of("P31", TOWN), of("P31", ARTICLE)),
        (of("P31", ARTICLE), of("P279", TOWN)),
        (of("P279", TOWN), of("P31", ARTICLE)),
        (of("P31", ARTICLE, rank="deprecated"),),
        (statement("P31", "somevalue"),),
        (of("P50", ARTICLE),),
        (of("P50", TOWN, qualifiers={"P31": {"value": {"id": ARTICLE}}}),),
    ],
)
def test_any_doubt_keeps_an_item(claims: tuple[Json, ...]) -> None:
    assert not skips(entity("Q1", "Ostrel", *claims))


def test_text_that_looks_like_a_claim_is_text() -> None:
    forged = '"P31":[{"mainsnak":{"snaktype":"value","datavalue":{"value":{"id":"Q16521"'
    assert not skips(entity("Q1", forged, statement("P1813", text_value(forged, "en")), of("P31", TOWN)))


def test_a_line_with_spaces_between_its_parts_is_parsed_instead() -> None:
    line = json.dumps(entity("Q1", "A Survey", of("P31", ARTICLE))).encode()
    assert not SKIPS(line, 0, len(line))


def test_what_is_passed_over_in_a_real_slice_would_be_left_out_anyway() -> None:
    if not SLICE.exists():
        pytest.skip("needs ../shared/wikidata/slice-recorded.json.gz")
    roots = read_roots()
    skipper, kinds = Skipper([root for root, type_ in roots.items() if type_ is None]), Kinds(roots, lambda _: ())
    lines = [line.rstrip(b",\n") for line in gzip.decompress(SLICE.read_bytes()).splitlines() if len(line) > 3]
    passed = [record_of(json.loads(line)) for line in lines if skipper(line, 0, len(line))]
    assert len(passed) == 212
    assert not [one for one in passed if one and kinds.type_of(map(Qid, one.classes), one.superclasses)]
