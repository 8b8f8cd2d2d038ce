"""Two event types that the ontology lacks, added by Turtle alone: what engine and lists know must carry them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.extract.finders import make_extractor
from kg.model import Event, Extraction
from kg.schema import load_schema
from kg.schema.load import ontology_folder
from kg.stages import Annotated, Gazetteer

AnnotateText = Callable[..., Annotated]
ExtractText = Callable[[str], Extraction]
pytestmark = pytest.mark.model

PREFIXES = """
@prefix kg: <https://w3id.org/dateline/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
BORDER_CLOSURE = """
kg:BorderClosure a owl:Class ; rdfs:label "border closure"@en ;
    rdfs:comment "A state or force shuts a border, crossing or airspace."@en ;
    rdfs:subClassOf kg:Event ;
    kg:nested "" ;
    kg:noun "border closure" ;
    kg:trigger
        [ kg:verb "close", "shut", "seal", "seal off", "shut down" ; kg:rank "3" ;
          kg:needs "object:border|frontier|crossing|airspace|checkpoint" ] ,
        [ kg:noun "closure", "closing", "shutdown" ; kg:rank "3" ;
          kg:needs "of:border|frontier|crossing|airspace|checkpoint" ] ;
    kg:fills
        [ kg:role "patient" ; kg:order "2" ; kg:verbSlots "object" ; kg:nounSlots "of" ;
          kg:type "place facility thing" ] ,
        [ kg:role "recipient" ; kg:order "3" ; kg:verbSlots "to" ; kg:nounSlots "to" ;
          kg:type "person group vehicle" ; kg:strict true ] .
"""
PRISON_BREAK = """
kg:PrisonBreak a owl:Class ; rdfs:label "prison break"@en ;
    rdfs:comment "Prisoners get out of custody by force or ruse."@en ;
    rdfs:subClassOf kg:Event ;
    kg:nested "" ;
    kg:noun "jailbreak", "prison break", "jail break" ;
    kg:trigger
        [ kg:verb "escape", "flee" ; kg:needs "from:prison|jail|custody|cell|detention" ; kg:rank "3" ] ,
        [ kg:verb "break out" ; kg:needs "of:prison|jail|custody|cell|detention" ; kg:rank "3" ] ,
        [ kg:verb "escape", "flee" ; kg:needs "object:prison|jail|custody" ; kg:rank "3" ] ,
        [ kg:noun "escape" ; kg:needs "from:prison|jail|custody|cell|detention" ; kg:rank "3" ] ;
    kg:fills
        [ kg:role "agent" ; kg:order "1" ; kg:verbSlots "subject" ; kg:nounSlots "of possessive by subject" ;
          kg:type "person group" ] ,
        [ kg:role "origin" ; kg:order "2" ; kg:verbSlots "from of object" ; kg:nounSlots "from at" ;
          kg:type "facility place" ] ,
        [ kg:role "patient" ] , [ kg:role "recipient" ] .
"""
CLOSURE, BREAK = "border closure", "prison break"
SENTENCES = (
    (CLOSURE, "Zambia closed its border with Angola on Tuesday.", {("agent", "Zambia"), ("patient", "its border")}),
    (
        CLOSURE,
        "The army has sealed off the Karet crossing after clashes nearby, residents said.",
        {("agent", "The army"), ("patient", "the Karet crossing")},
    ),
    (
        CLOSURE,
        "The airspace was shut by the interim government for three days.",
        {("agent", "the interim government"), ("patient", "The airspace")},
    ),
    (
        CLOSURE,
        "Traders protested against the closure of the frontier by Nigerien troops.",
        {("agent", "Nigerien troops"), ("patient", "the frontier")},
    ),
    (
        CLOSURE,
        "Police said they would close two checkpoints to trucks from Monday.",
        {("agent", "they"), ("patient", "two checkpoints"), ("recipient", "trucks")},
    ),
    (
        BREAK,
        "Forty inmates escaped from a jail in Port Loko on Sunday night.",
        {("agent", "Forty inmates"), ("origin", "a jail"), ("place", "Port Loko")},
    ),
    (
        BREAK,
        "Two convicted smugglers broke out of the central prison, officials said.",
        {("agent", "Two convicted smugglers"), ("origin", "the central prison")},
    ),
    (
        BREAK,
        "The escape of nine militants from a detention camp embarrassed the ministry.",
        {("agent", "nine militants"), ("origin", "a detention camp")},
    ),
    (
        BREAK,
        "A guard was killed when armed prisoners fled the jail through a tunnel.",
        {("agent", "armed prisoners"), ("origin", "the jail")},
    ),
    (
        BREAK,
        "Gang members who had escaped from custody in May were arrested in Lusaka.",
        {("agent", "Gang members")},
    ),
)
AT_LEAST = 8


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory, annotate_text: AnnotateText, gazetteer: Gazetteer) -> ExtractText:
    """Reads a text with the packaged ontology and the two types beside it."""
    folder = Path(shutil.copytree(ontology_folder(), tmp_path_factory.mktemp("types") / "ontology"))
    for name, text in (("border-closure", BORDER_CLOSURE), ("prison-break", PRISON_BREAK)):
        (folder / "events" / f"{name}.ttl").write_text(PREFIXES + text, encoding="utf-8")
    extract = make_extractor(load_schema(folder), gazetteer)
    return lambda text: extract(annotate_text(text))


def is_read(events: tuple[Event, ...], text: str, label: str, wanted: set[tuple[str, str]]) -> bool:
    """Whether an event of the type has every one of the roles, with those words."""
    told = ({(a.role, a.span.of(text)) for a in event.arguments} for event in events if event.type == label)
    return any(wanted <= roles for roles in told)


def test_types_added_by_data_are_read_with_every_role(read: ExtractText) -> None:
    missed = [text for label, text, wanted in SENTENCES if not is_read(read(text).events, text, label, wanted)]
    assert len(SENTENCES) - len(missed) >= AT_LEAST, missed


@pytest.mark.parametrize("text", ["The shop closed its doors.", "The singer escaped the crowd through a side door."])
def test_added_types_do_not_fire_elsewhere(read: ExtractText, text: str) -> None:
    assert not {event.type for event in read(text).events} & {CLOSURE, BREAK}
