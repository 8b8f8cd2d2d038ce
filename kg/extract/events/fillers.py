"""What a noun is, as far as roles care: a person, a group, a place, a weapon."""

from collections.abc import Mapping

from kg.extract.events.words import Words
from kg.extract.reading import Reading
from kg.extract.syntax import noun_meant
from kg.extract.tokens import Token
from kg.model import EntityType, MentionKind

MENTION_TYPES: Mapping[EntityType, frozenset[str]] = {
    EntityType.PERSON: frozenset({"person"}),
    EntityType.ORGANISATION: frozenset({"group"}),
    EntityType.NATIONALITY: frozenset({"group", "person"}),
    EntityType.PLACE: frozenset({"place"}),
    EntityType.FACILITY: frozenset({"facility"}),
    EntityType.WEAPON: frozenset({"weapon"}),
    EntityType.VEHICLE: frozenset({"vehicle"}),
    EntityType.QUANTITY: frozenset({"number"}),
    EntityType.MONEY: frozenset({"text"}),
    EntityType.DATE: frozenset({"time"}),
    EntityType.TIME: frozenset({"time"}),
    EntityType.EVENT: frozenset({"event"}),
}
NER_TYPES: Mapping[str, frozenset[str]] = {
    "PERSON": frozenset({"person"}),
    "NORP": frozenset({"group", "person"}),
    "ORG": frozenset({"group"}),
    "GPE": frozenset({"place"}),
    "LOC": frozenset({"place"}),
    "FAC": frozenset({"facility"}),
    "PRODUCT": frozenset({"thing"}),
    "EVENT": frozenset({"event"}),
    "DATE": frozenset({"time"}),
    "TIME": frozenset({"time"}),
    "MONEY": frozenset({"text"}),
    "PERCENT": frozenset({"text"}),
    "CARDINAL": frozenset({"number", "person"}),
    "LAW": frozenset({"text"}),
    "WORK_OF_ART": frozenset({"text"}),
}
UNKNOWN_NAME = frozenset({"person", "group", "place"})
STATE = frozenset({"place", "state"})
NONE: frozenset[str] = frozenset()


class Typist:
    """Tells the filler types of tokens by mention, noun list and name tag."""

    def __init__(self, reading: Reading, words: Words) -> None:
        """Read mentions from `reading` and nouns from `words`."""
        self.reading = reading
        self._words = words

    def head(self, token: Token) -> Token:
        """The noun that a measure means: "missiles" for "volleys of missiles"."""
        return noun_meant(token, self._words.transparent)

    def types(self, token: Token) -> frozenset[str]:
        """The types a token may fill a role as; empty when nothing is known of it."""
        head = self.head(token)
        named = self._named(head)
        if named:
            return named
        listed = self._words.types.get(head.lemma_.lower()) or self._words.types.get(head.lower_)
        return listed or self._described(head)

    def _named(self, token: Token) -> frozenset[str]:
        mention = self.reading.mention_headed(token)
        if token.lower_ in self._words.states:
            return STATE
        if mention is not None and mention.kind is MentionKind.NAME:
            return MENTION_TYPES.get(mention.type, NONE)
        if (
            token.ent_type_
            and mention is None
            and (token.pos_ in {"PROPN", "ADJ"} or token.ent_type_ in {"DATE", "TIME"})
        ):
            return NER_TYPES.get(token.ent_type_, NONE)
        return NONE

    def _described(self, token: Token) -> frozenset[str]:
        mention = self.reading.mention_headed(token)
        if mention is not None:
            return MENTION_TYPES.get(mention.type, NONE)
        if token.pos_ == "PROPN":
            return UNKNOWN_NAME
        return (
            frozenset({"number", "person"})
            if token.pos_ == "NUM" and not token.ent_type_
            else NER_TYPES.get(token.ent_type_, NONE)
        )
