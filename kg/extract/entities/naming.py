"""Which names of an article are one thing's; a wrong merge costs more than a missed one."""

from collections.abc import Mapping, Sequence

from kg.extract.entities.acronyms import acronyms
from kg.extract.entities.drafts import Name, Page, Place
from kg.extract.entities.persons import persons
from kg.extract.entities.spelling import Skeleton, close_in_length, skeleton
from kg.model import EntityType

FIXED = frozenset({EntityType.NATIONALITY, EntityType.ORGANISATION})  # one letter more makes another body


def same_things(page: Page, names: Sequence[Name], types: Mapping[str, EntityType]) -> dict[Place, str]:
    """For each name, by its tokens, the key of the thing it names; equal keys are one thing."""
    short, aliases = acronyms(page, names, types), page.lexicon.aliases
    spelled = _spellings(page, names, types)
    keys = {
        (name.start, name.end): aliases.get(key := short.get(name.key, name.key), spelled.get(key, key))
        for name in names
    }
    people = [name for name in names if types[name.key] is EntityType.PERSON]
    return keys | persons(people, spelled) | _longer_bodies(names, types, keys)


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
    names: Sequence[Name], types: Mapping[str, EntityType], keys: Mapping[Place, str]
) -> dict[Place, str]:
    """Short names of bodies: "Central Command" is "U.S. Central Command" where no other name ends so."""
    bodies = sorted({keys[n.start, n.end] for n in names if types[n.key] is EntityType.ORGANISATION})
    found: dict[Place, str] = {}
    for name in names:
        if types[name.key] is not EntityType.ORGANISATION or " " not in name.key:
            continue
        longer = [key for key in bodies if key.endswith(" " + name.key)]
        if len(longer) == 1:
            found[name.start, name.end] = longer[0]
    return found
