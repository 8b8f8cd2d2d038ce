"""The word lists the event finder reads by, taken from the ontology once."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.schema import Schema

FILLER_LISTS = (
    "FillerPerson",
    "FillerGroup",
    "FillerFacility",
    "FillerPlace",
    "FillerVehicle",
    "FillerWeapon",
    "FillerEvent",
    "FillerText",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What nouns fill roles as which type, how phrases pass on what they mean, and what governs an event's status."""

    types: Mapping[str, frozenset[str]]
    transparent: frozenset[str]
    light: frozenset[str]
    undergoing: frozenset[str]
    occurring: frozenset[str]
    hitting: frozenset[str]
    causing: frozenset[str]
    participles: frozenset[str]
    states: frozenset[str]
    planning: frozenset[str]
    intending: frozenset[str]
    supposing: frozenset[str]
    preventing: frozenset[str]
    ending: frozenset[str]
    habitual: frozenset[str]
    compound_heads: frozenset[str]
    summaries: frozenset[str]
    responsible: frozenset[str]
    handiwork: frozenset[str]
    blamed: frozenset[str]
    claiming: frozenset[str]
    identifying: frozenset[str]
    culprits: frozenset[str]
    suspecting: frozenset[str]
    describing: frozenset[str]
    constituting: frozenset[str]
    misfortunes: frozenset[str]
    carrying: frozenset[str]

    @property
    def naming(self) -> frozenset[str]:
        """Verbs that name a doer: blaming, claiming, identifying."""
        return self.blamed | self.claiming | self.identifying


def read_words(schema: Schema) -> Words:
    """The finder's words out of the ontology."""
    return Words(
        types=_types(schema),
        transparent=schema.listed("TransparentNoun"),
        light=schema.listed("LightVerb"),
        undergoing=schema.listed("UndergoingVerb"),
        occurring=schema.listed("OccurringVerb"),
        hitting=schema.listed("HittingVerb"),
        causing=schema.listed("CausingVerb"),
        participles=schema.listed("PartVerb"),
        states=schema.listed("StateModifier"),
        planning=schema.listed("PlanGovernor"),
        intending=schema.listed("IntendingVerb"),
        supposing=schema.listed("HypotheticalGovernor"),
        preventing=schema.listed("PreventingVerb"),
        ending=schema.listed("EndingVerb"),
        habitual=schema.listed("HabitualGovernor"),
        compound_heads=schema.listed("EventCompoundHead"),
        summaries=schema.listed("SummaryNoun"),
        responsible=schema.listed("ResponsibleCue"),
        handiwork=schema.listed("HandiworkNoun"),
        blamed=schema.listed("BlamingVerb"),
        claiming=schema.listed("ClaimingVerb"),
        identifying=schema.listed("IdentifyingVerb"),
        culprits=schema.listed("CulpritNoun"),
        suspecting=schema.listed("SuspectingVerb"),
        describing=schema.listed("DescribingVerb"),
        constituting=schema.listed("ConstitutingVerb"),
        misfortunes=schema.listed("Misfortune"),
        carrying=schema.listed("CarryingParticiple"),
    )


def _types(schema: Schema) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name in FILLER_LISTS:
        for word in schema.listed(name):
            found.setdefault(word, set()).add(schema.words[name].means or "thing")
    for frame in schema.frames.values():
        for trigger in frame.triggers:
            if trigger.pos in {"noun", "anaphor"} and not trigger.rest:
                found.setdefault(trigger.lemma, {"event"})
    return {word: frozenset(types) for word, types in found.items()}
