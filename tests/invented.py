"""An invented article and, written by hand, everything a reader could find in it: one value of every kind."""

from kg.model import (
    Argument,
    Article,
    Basis,
    Candidate,
    Cause,
    Claim,
    ClaimId,
    Count,
    Entity,
    EntityId,
    EntityType,
    Event,
    EventId,
    Evidence,
    Extraction,
    Item,
    Link,
    Linked,
    Mention,
    MentionKind,
    Moment,
    Office,
    Outcome,
    Post,
    Qid,
    Relation,
    Span,
    Stance,
    Status,
    TimeMention,
    TimeType,
    Verdict,
    Wording,
    Zone,
    ZoneKind,
)

TEXT = """Rebels kill soldiers in Marsh Province

KARVIA, March 3 (NPA) — Fighters of the Red Dawn Front ambushed an army convoy near Velden in Marsh Province on \
March 2, 2021, killing seven soldiers and three drivers and wounding five.
In retaliation, the Karvian Air Force bombed a camp at Velden a day later; the so-called Front denied any losses.
Colonel Ada Merrow, commander of the Third Brigade, told the Northern Press Agency that the militia had killed two \
scouts in a raid in February.
Villagers said “the fighters came at dawn”.
"""


def at(words: str, nth: int = 1) -> Span:
    """The span of the nth place where `words` stand."""
    begin = -1
    for _ in range(nth):
        begin = TEXT.index(words, begin + 1)
    return Span(begin, begin + len(words))


def line(words: str) -> Span:
    """The line that holds `words`."""
    found = at(words)
    return Span(TEXT.rfind("\n", 0, found.begin) + 1, TEXT.index("\n", found.end))


def ground(words: str, finder: str = "events", *, rule: str = "", confidence: float = 0.9) -> Evidence:
    """Evidence on `words` and their line."""
    return Evidence(span=at(words), sentence=line(words), finder=finder, rule=rule, confidence=confidence)


def _entity(key: str, kind: EntityType, label: str, *, named: bool = True, plural: bool = False) -> Entity:
    names = (label,) if named else ()
    return Entity(id=EntityId(key), type=kind, label=label, names=names, named=named, plural=plural)


def _mention(words: str, kind: EntityType, key: str, *, how: MentionKind = MentionKind.NAME, nth: int = 1) -> Mention:
    return Mention(span=at(words, nth), head=at(words, nth), type=kind, kind=how, entity=EntityId(key))


FRONT, ARMY, VELDEN, MARSH, FORCE, MERROW, BRIGADE, AGENCY, KARVIAN, VILLAGERS = (
    EntityId(f"e{number}") for number in range(1, 11)
)

ENTITIES = (
    _entity(FRONT, EntityType.ORGANISATION, "Red Dawn Front"),
    _entity(ARMY, EntityType.ORGANISATION, "army convoy", named=False),
    _entity(VELDEN, EntityType.PLACE, "Velden"),
    _entity(MARSH, EntityType.PLACE, "Marsh Province"),
    _entity(FORCE, EntityType.ORGANISATION, "Karvian Air Force"),
    _entity(MERROW, EntityType.PERSON, "Ada Merrow"),
    _entity(BRIGADE, EntityType.ORGANISATION, "Third Brigade"),
    _entity(AGENCY, EntityType.ORGANISATION, "Northern Press Agency"),
    _entity(KARVIAN, EntityType.NATIONALITY, "Karvian"),
    _entity(VILLAGERS, EntityType.PERSON, "Villagers", named=False, plural=True),
)

MENTIONS = (
    _mention("Marsh Province", EntityType.PLACE, MARSH),
    _mention("Red Dawn Front", EntityType.ORGANISATION, FRONT),
    _mention("an army convoy", EntityType.ORGANISATION, ARMY, how=MentionKind.NOMINAL),
    _mention("Velden", EntityType.PLACE, VELDEN),
    _mention("Marsh Province", EntityType.PLACE, MARSH, nth=2),
    _mention("Karvian", EntityType.NATIONALITY, KARVIAN),
    _mention("Karvian Air Force", EntityType.ORGANISATION, FORCE),
    _mention("Velden", EntityType.PLACE, VELDEN, nth=2),
    _mention("Front", EntityType.ORGANISATION, FRONT, nth=2),
    _mention("Ada Merrow", EntityType.PERSON, MERROW),
    _mention("Third Brigade", EntityType.ORGANISATION, BRIGADE),
    _mention("Northern Press Agency", EntityType.ORGANISATION, AGENCY),
    _mention("Villagers", EntityType.PERSON, VILLAGERS, how=MentionKind.NOMINAL),
)

SECOND = Moment(value="2021-03-02", edtf="2021-03-02", earliest="2021-03-02", latest="2021-03-03", basis=Basis.EXPLICIT)
THIRD = Moment(value="2021-03-03", edtf="2021-03-03", earliest="2021-03-03", latest="2021-03-04", basis=Basis.ANCHORED)
FEBRUARY = Moment(value="2021-02", edtf="2021-02", earliest="2021-02-01", latest="2021-03-01", basis=Basis.INFERRED)


def _argument(role: str, words: str, key: EntityId | None = None, *, nth: int = 1) -> Argument:
    span = at(words, nth)
    return Argument(
        role=role, span=span, entity=key, evidence=Evidence(span=span, sentence=_line_at(span), finder="events")
    )


def _line_at(span: Span) -> Span:
    return Span(TEXT.rfind("\n", 0, span.begin) + 1, TEXT.index("\n", span.end))


def _killed(number: int, words: str, group: str | None = None, **who: EntityId | str) -> Count:
    return Count(
        outcome=Outcome.KILLED,
        minimum=number,
        maximum=number,
        span=at(words),
        group=group,
        evidence=ground(words, "counts"),
        **who,
    )


AMBUSH = Event(
    id=EventId("v1"),
    frame="Ambush",
    type="ambush",
    classes=("ambush", "attack", "event"),
    trigger=at("ambushed"),
    mentions=(at("ambushed"),),
    moment=SECOND,
    moment_evidence=ground("March 2, 2021", "dating"),
    arguments=(
        _argument("perpetrator", "Red Dawn Front", FRONT),
        _argument("target", "an army convoy", ARMY),
        _argument("victim", "seven soldiers"),
        _argument("place", "Velden", VELDEN),
        _argument("place", "Marsh Province", MARSH, nth=2),
    ),
    counts=(
        _killed(7, "seven soldiers", "soldiers"),
        _killed(3, "three drivers", "drivers"),
        Count(outcome=Outcome.INJURED, minimum=5, maximum=None, span=at("five"), evidence=ground("five", "counts")),
    ),
    evidence=ground("ambushed", rule="verb"),
)

BOMBING = Event(
    id=EventId("v2"),
    frame="Airstrike",
    type="airstrike",
    classes=("airstrike", "attack", "event"),
    trigger=at("bombed"),
    mentions=(at("bombed"),),
    moment=THIRD,
    moment_evidence=ground("a day later", "dating"),
    arguments=(
        _argument("perpetrator", "Karvian Air Force", FORCE),
        _argument("target", "a camp"),
        _argument("place", "Velden", VELDEN, nth=2),
    ),
    evidence=ground("bombed"),
)

RAID = Event(
    id=EventId("v3"),
    frame="Raid",
    type="raid",
    classes=("raid", "attack", "event"),
    trigger=at("raid"),
    mentions=(at("raid"),),
    status=Status.ATTRIBUTED,
    moment=FEBRUARY,
    moment_evidence=ground("February", "dating"),
    arguments=(_argument("perpetrator", "the militia", FRONT), _argument("victim", "two scouts")),
    counts=(_killed(2, "two scouts", "scouts", according_to=MERROW, according_to_label="Ada Merrow"),),
    evidence=ground("raid"),
)

CLAIMS = (
    Claim(
        id=ClaimId("c1"),
        stance=Stance.ASSERTS,
        cue=at("told"),
        content=at("that the militia had killed two scouts in a raid in February"),
        speaker=at("Colonel Ada Merrow"),
        speaker_entity=MERROW,
        speaker_label="Ada Merrow",
        speaker_role="commander",
        via=at("the Northern Press Agency"),
        via_entity=AGENCY,
        via_label="Northern Press Agency",
        about_events=(RAID.id,),
        evidence=ground("told", "claims"),
    ),
    Claim(
        id=ClaimId("c2"),
        stance=Stance.ASSERTS,
        cue=at("said"),
        content=at("“the fighters came at dawn”"),
        speaker=at("Villagers"),
        speaker_entity=VILLAGERS,
        speaker_label="Villagers",
        about_entities=(FRONT,),
        evidence=ground("said", "claims"),
    ),
    Claim(
        id=ClaimId("c3"),
        stance=Stance.DENIES,
        cue=at("denied"),
        content=at("any losses"),
        speaker=at("the so-called Front"),
        speaker_label="the so-called Front",
        evidence=ground("denied", "claims"),
    ),
)

EXTRACTION = Extraction(
    article=Article(
        id="karvia",
        source="samples/karvia.txt",
        text=TEXT,
        zones=(Zone(kind=ZoneKind.BODY, span=Span(0, len(TEXT))),),
        title="Rebels kill soldiers in Marsh Province",
        published="2021-03-04",
        publisher="Karvia Herald",
        author="B. Writer",
        url="https://example.org/karvia",
        sections=("World",),
    ),
    mentions=MENTIONS,
    entities=ENTITIES,
    times=(
        TimeMention(
            span=at("March 2, 2021"), type=TimeType.DATE, moment=SECOND, evidence=ground("March 2, 2021", "times")
        ),
    ),
    events=(AMBUSH, BOMBING, RAID),
    relations=(
        Relation(
            type="located in", source=VELDEN, target=MARSH, evidence=ground("Velden in Marsh Province", "relations")
        ),
    ),
    posts=(
        Post(
            person=MERROW,
            role="commander",
            organisation=BRIGADE,
            evidence=ground("commander of the Third Brigade", "posts"),
        ),
        Post(person=MERROW, role="colonel", start=SECOND, ended=True, evidence=ground("Colonel Ada Merrow", "posts")),
    ),
    claims=CLAIMS,
    causes=(
        Cause(
            cause=AMBUSH.id, effect=BOMBING.id, cue=at("In retaliation"), evidence=ground("In retaliation", "causes")
        ),
    ),
    wordings=(
        Wording(
            term="so-called",
            kind="distancing",
            neutral=None,
            span=at("so-called"),
            entity=FRONT,
            evidence=ground("so-called", "wording"),
        ),
    ),
)

LINKED = Linked(
    extraction=EXTRACTION,
    links=(
        Link(
            entity=VELDEN,
            item=Qid("Q1000001"),
            score=0.91,
            margin=0.4,
            method="name",
            reason="one item of that name",
            candidates=(
                Candidate(item=Qid("Q1000001"), label="Velden", score=0.91, features=(("name", 1.0), ("prior", 0.5))),
                Candidate(item=Qid("Q1000009"), label="Velden (river)", score=0.51),
            ),
        ),
        Link(
            entity=KARVIAN,
            item=Qid("Q1000003"),
            score=0.97,
            margin=0.97,
            method="demonym",
            reason="adjective of a country",
            candidates=(Candidate(item=Qid("Q1000003"), label="Karvia", score=0.97),),
        ),
        Link(
            entity=MERROW,
            item=None,
            score=0.2,
            margin=0.1,
            method="name",
            reason="no candidate is certain",
            candidates=(Candidate(item=Qid("Q1000005"), label="Ada Merrow", score=0.2),),
            verdict=Verdict(who="the desk", when="2026-01-02", why="another officer of that name"),
        ),
    ),
    items=(
        Item(
            item=Qid("Q1000001"),
            label="Velden",
            classes=(Qid("Q515"),),
            country=Qid("Q1000003"),
            within=Qid("Q1000002"),
            latitude=12.5,
            longitude=-3.25,
            source="https://example.org/checked",
            offices=(Office(item=Qid("Q1000006"), label="seat of the league", start="1922-05"),),
        ),
        Item(item=Qid("Q1000002"), label="Marsh Province", country=Qid("Q1000003")),
        Item(
            item=Qid("Q1000003"),
            label="Karvia",
            latitude=12.0,
            longitude=-4.0,
            start="1921",
            end="2030-12-31",
        ),
    ),
    catalogue="starter catalogue of 2026-01-01",
)
