"""What a graph tells of events and claims, as values."""

from kg.schema.vocabulary import KG, RDF
from kg.serve.explorer.nodes import Nodes, words_of
from kg.serve.explorer.values import Count, Happening, Saying, Statement, When

PUT_PLAINLY = ("positive", "certain", "past")  # what needs no word on a card
ROLE_ORDER = (
    "perpetrator",
    "agent",
    "target",
    "victim",
    "patient",
    "recipient",
    "weapon",
    "instrument",
    "place",
    "origin",
    "destination",
    "topic",
    "causes",
)
NOT_ROLES = {"date", "date mention"}


def happening(nodes: Nodes, iri: str) -> Happening:
    """An event with its roles, counts, dates and the claims that tell of it."""
    facts = [statement(nodes, one) for one in nodes.having(RDF.subject, iri)]
    mentions = (nodes.passage(one) for one in nodes.having(KG.refersTo, iri))
    put = (nodes.one(iri, KG.polarity), nodes.one(iri, KG.certainty), nodes.one(iri, KG.tense))
    return Happening(
        iri=iri,
        label=nodes.label(iri),
        type=nodes.one(iri, KG.typeLabel),
        classes=nodes.all(iri, KG.eventClass),
        status=nodes.status(iri),
        put=tuple(word for word in put if word and word not in PUT_PLAINLY),
        statements=tuple(sorted((one for one in facts if one.role not in NOT_ROLES), key=_role_order)),
        counts=tuple(count_of(nodes, one) for one in nodes.having(KG.countOf, iri)),
        dates=tuple(_when(nodes, fact) for fact in facts if fact.role == "date"),
        sayings=tuple(nodes.ref(one) for one in nodes.having(KG.about, iri)),
        mentions=tuple(sorted(mentions, key=lambda one: one.begin)),
        ground=nodes.ground(iri),
    )


def statement(nodes: Nodes, iri: str) -> Statement:
    """A fact as subject, role and filler."""
    return Statement(
        iri=iri,
        subject=nodes.ref(nodes.one(iri, RDF.subject)),
        role=nodes.one(iri, KG.relation) or words_of(nodes.one(iri, RDF.predicate)),
        filler=nodes.ref(nodes.one(iri, RDF.object)),
        status=nodes.status(iri),
        ground=nodes.ground(iri),
    )


def _role_order(fact: Statement) -> tuple[int, str]:
    known = ROLE_ORDER.index(fact.role) if fact.role in ROLE_ORDER else len(ROLE_ORDER)
    return known, fact.filler.label


def _when(nodes: Nodes, fact: Statement) -> When:
    moment = fact.filler.iri
    basis = nodes.one(moment, KG.basis)
    return When(
        edtf=nodes.one(moment, KG.edtf) or nodes.one(moment, KG.timex),
        basis=words_of(basis) if basis else "",
        status=fact.status,
        ground=fact.ground,
    )


def count_of(nodes: Nodes, iri: str) -> Count:
    """A casualty count with its interval in words."""
    reporter = nodes.one(iri, KG.accordingTo)
    return Count(
        outcome=nodes.one(iri, KG.outcome),
        shown=interval(nodes.one(iri, KG.minimum), nodes.one(iri, KG.maximum)),
        group=nodes.one(iri, KG.group),
        according_to=nodes.one(iri, KG.accordingToLabel) or (nodes.label(reporter) if reporter else ""),
        status=nodes.status(iri),
        included=nodes.one(iri, KG.included) == "true",
        ground=nodes.ground(iri),
    )


def interval(least: str, most: str) -> str:
    """A range of numbers in words.

    >>> interval("14", ""), interval("3", "3"), interval("", "5"), interval("2", "4")
    ('at least 14', '3', 'at most 5', '2 to 4')
    """
    if least and most:
        return least if least == most else f"{least} to {most}"
    return f"at least {least}" if least else f"at most {most}" if most else "some"


def saying(nodes: Nodes, iri: str) -> Saying:
    """A claim with its speaker, stance and what it is about."""
    return Saying(
        iri=iri,
        speaker=nodes.maybe(nodes.one(iri, KG.speaker)),
        speaker_label=nodes.one(iri, KG.speakerLabel),
        speaker_role=nodes.one(iri, KG.speakerRole),
        via=nodes.one(iri, KG.viaLabel),
        cue=nodes.one(iri, KG.cue),
        stance=nodes.one(iri, KG.stance),
        content=nodes.one(iri, KG.content),
        begin=int(nodes.one(iri, KG.begin) or 0),
        end=int(nodes.one(iri, KG.end) or 0),
        about=tuple(nodes.ref(one) for one in nodes.all(iri, KG.about)),
        ground=nodes.ground(iri),
    )
