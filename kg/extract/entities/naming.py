"""Which names of an article are one thing's; a wrong merge costs more than a missed one."""

from collections.abc import Mapping, Sequence

from kg.extract.entities.acronyms import acronyms
from kg.extract.entities.drafts import Name, Page, name_key
from kg.extract.entities.spelling import core, same_spelling
from kg.model import EntityType

Place = tuple[int, int]  # a name's first token and the one after its last


def same_things(page: Page, names: Sequence[Name], types: Mapping[str, EntityType]) -> dict[Place, str]:
    """For each name, by its tokens, the key of the thing it names; equal keys are one thing."""
    short = acronyms(page, names, types)
    aliases = {name_key(word.split()): name_key(means.split()) for word, means in page.lexicon.aliases.items()}
    spelled: dict[str, str] = {}
    keys: dict[Place, str] = {}
    for name in names:
        kind = types[name.key]
        key = short.get(name.key, name.key)
        if key not in spelled:
            spelled[key] = _first_spelling(key, kind, spelled, types)
        keys[name.start, name.end] = aliases.get(key, spelled[key])
    return keys | _persons(names, types, spelled) | _longer_bodies(names, types, keys)


def _first_spelling(key: str, kind: EntityType, seen: Mapping[str, str], types: Mapping[str, EntityType]) -> str:
    """The spelling under which the name was seen first."""
    if kind in {EntityType.NATIONALITY, EntityType.ORGANISATION}:
        return key
    return next((seen[old] for old in seen if types.get(old) is kind and same_spelling(old, key)), key)


def _persons(names: Sequence[Name], types: Mapping[str, EntityType], spelled: Mapping[str, str]) -> dict[Place, str]:
    """Persons' names resolved in text order: a part of a full name is the nearest earlier bearer's, else the next's."""
    persons = [name for name in names if types[name.key] is EntityType.PERSON]
    full = _full_names({name.key for name in persons})
    keys: dict[Place, str] = {}
    for at, name in enumerate(persons):
        if name.key in full:
            keys[name.start, name.end] = full[name.key]
            continue
        others = [*reversed(persons[:at]), *persons[at:]]
        found = next((full[other.key] for other in others if other.key in full and _is_part(name.key, other.key)), None)
        keys[name.start, name.end] = spelled.get(found or name.key, found or name.key)
    return keys


def _full_names(keys: set[str]) -> dict[str, str]:
    """Names of several words that are no part of a longer one -> their longest form ("joseph l votel")."""
    longest = sorted((key for key in keys if len(core(key)) > 1), key=lambda key: (-len(core(key)), key))
    full: dict[str, str] = {}
    for key in longest:
        homes = sorted({full[other] for other in full if _is_part(key, other) or same_spelling(key, other)})
        if not homes:
            full[key] = key
        elif len(homes) == 1 and core(key)[0] == core(homes[0])[0]:
            full[key] = homes[0]
    return full


def _is_part(part: str, whole: str) -> bool:
    """Whether `part` is the end of a full name, its first word, or the name without what stands in the middle."""
    few, many = core(part), core(whole)
    if len(few) > len(many):
        return False
    if many[-len(few) :] == few or (len(few) == 1 and many[0] == few[0]):
        return True
    return len(few) > 1 and (few[0], few[-1]) == (many[0], many[-1])


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
