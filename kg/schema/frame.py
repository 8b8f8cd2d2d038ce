"""Event frames as values: which words name an event of a type, and who or what fills its roles."""

from dataclasses import dataclass

from kg.model import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Something that must stand in a slot of a trigger: one of `words` (lemmas), or a filler of one of `types`.

    With neither, anything in the slot will do.
    """

    slot: str
    words: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that names an event: its part of speech, its lemma, and the further words of a phrase.

    It fires only when every condition of `needs` holds and none of `unless`; `requires` are roles of which one must
    be filled. An "anaphor" only takes up an event told before ("the operation"). The subject of an `ergative` verb
    without object is no doer ("the bomb exploded"). With `amid` the word counts only where the article tells of an
    event of those frames, too, close by. `rank` settles what two frames claim alike: higher wins.
    """

    pos: str
    lemma: str
    rest: tuple[str, ...] = ()
    needs: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()
    requires: frozenset[str] = frozenset()
    ergative: bool = False
    amid: frozenset[str] = frozenset()
    rank: int = 0

    @property
    def specificity(self) -> tuple[int, int]:
        """The more words and conditions a trigger asks for, the better its word is understood."""
        return self.rank, 2 * len(self.rest) + 2 * len(self.needs)


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot and the types a filler found there may have."""

    name: str
    types: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role: the slots that fill it beside a verb and beside a noun, best first, each with the fillers' types.

    `strict` lets no untyped filler in; otherwise one may stand in a strong slot (subject, object, on, against).
    """

    name: str
    verb: tuple[Slot, ...] = ()
    noun: tuple[Slot, ...] = ()
    strict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence of the model: the trigger and role fillers to be read, or, with no trigger, one that must not fire."""

    text: str
    trigger: str | None = None
    roles: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One event type with inheritance worked out. `name` is its local name ("Ambush"), `label` what users read.

    `classes` runs from its own label up to "event", `ancestors` holds the local names alike. `transitive`: without
    an object its participle is passive. `outcome`: what becomes of its victims. `requires`: roles of which one must
    be filled, for every trigger. `nested`: the role of whoever is named inside what is said or done, when nobody
    fills it.
    """

    name: str
    label: str
    comment: str
    classes: tuple[str, ...]
    ancestors: tuple[str, ...]
    triggers: tuple[Trigger, ...] = ()
    roles: tuple[Role, ...] = ()
    requires: frozenset[str] = frozenset()
    transitive: bool = False
    outcome: Outcome | None = None
    nested: str = ""
    examples: tuple[Example, ...] = ()

    def is_a(self, name: str) -> bool:
        """Whether it is of that class or below it."""
        return name in self.ancestors
