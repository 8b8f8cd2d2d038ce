"""Who stands behind what: the status of an event, the stance of a claim."""

from enum import StrEnum


class Status(StrEnum):
    """Whose word a fact is, by the contract's section 2. Only ASSERTED is the outlet's own word."""

    ASSERTED = "asserted"
    ATTRIBUTED = "attributed"
    CLAIMED = "claimed"
    DENIED = "denied"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"
    PLANNED = "planned"


class Stance(StrEnum):
    """What a speaker does with the content of a claim."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CLAIMS = "claims"
    ALLEGES = "alleges"
    PREDICTS = "predicts"
    THREATENS = "threatens"
    ORDERS = "orders"
    ADMITS = "admits"
    DEMANDS = "demands"
    PROMISES = "promises"
    BELIEVES = "believes"
    ASKS = "asks"
    SUPPORTS = "supports"
    OPPOSES = "opposes"
    WITHHOLDS = "withholds"  # neither confirms nor denies, declines to say
