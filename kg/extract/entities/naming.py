"""Which names of an article are one thing's; a wrong merge costs more than a missed one."""

import re
from collections.abc import Mapping, Sequence

from kg.extract.entities.acronyms import acronyms
from kg.extract.entities.aliases import stated
from kg.extract.entities.drafts import Name, Page, Place
from kg.extract.entities.persons import persons
from kg.extract.entities.spelling import Skeleton, close_in_length, skeleton
from kg.model import EntityType

OF = re.compile(r" (?:of|for) ")
FIXED = frozenset({EntityType.NATIONALITY, EntityType.ORGANISATION})  # one letter more makes another body


def same_things(page: Page, names: Sequence[Name], types: Mapping[str, EntityType]) -> Mapping[Place, str]:
    """For each name, by its tokens, the key of the thing it names; equal keys are one thing."""
    short, aliases = acronyms(page, names, types), page.lexicon.aliases
    spelled = _spellings(page, names, types)
    keys = {
        (name.start, name.end): aliases.get(key := short.get(name.key, name.key), spelled.get(key, key))
        for name in names
    }
    people = [name for name in names if types[name.key] is EntityType.PERSON]
    return stated(page, names, types, keys | persons(people, spelled) | _longer_bodies(page, names, types, keys))


def _spellings(page: Page, names: Sequence[Name], types: Mapping[str, EntityType]) -> dict[str, str]:
    """The key of each name -> the spelling under which the article has it first; states have but one ("Niger")."""
    first: dict[tuple[EntityType, Skeleton], str] = {}
    spelled: dict[str, str] = {}
    for name in names:
        kind, bones = types[name.key], skeleton(name.key)
        old = first.setdefault((kind, bones), name.key)
        same = (
            bool(bones)
            and kind not in FIXED
            and name.key not in page.lexicon.countries
            and close_in_length(old, name.key)
        )
        spelled.setdefault(name.key, old if same else name.key)
    return spelled


def _longer_bodies(
    page: Page, names: Sequence[Name], types: Mapping[str, EntityType], keys: Mapping[Place, str]
) -> dict[Place, str]:
    """Short names of bodies: "Central Command" is "U.S. Central Command" where no other name ends so."""
    found: dict[Place, str] = {}
    whole: dict[str, str] = {}
    bodies = [name for name in names if types[name.key] is EntityType.ORGANISATION]
    for name in sorted(bodies, key=lambda name: (-len(name.key), name.start)):
        key = keys[name.start, name.end]
        longer = {whole[other] for other in whole if other != name.key and _ends_so(other, name.key)}
        if len(longer) == 1 and _may_be_short(page, name):
            key = found[name.start, name.end] = min(longer)
        whole.setdefault(keys[name.start, name.end], key)
    return found


def _may_be_short(page: Page, name: Name) -> bool:
    """Whether it is of several words, or a common noun with "the" before it: "the Court"."""
    noun = name.key in page.lexicon.nouns and name.start > 0 and page.lower[name.start - 1] == "the"
    return noun or " " in name.key


def _ends_so(whole: str, part: str) -> bool:
    """Whether a name ends with the other, what follows "of" or "for" left out where it does not say otherwise."""
    return any(text.endswith(" " + part) for text in (whole, OF.split(whole, maxsplit=1)[0]))
