"""What each name names, decided over the whole article: one name, one type."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from kg.extract.entities.drafts import Name, Page
from kg.model import EntityType
from kg.stages import Gazetteer

Votes = dict[EntityType, float]

PERSON, PLACE = EntityType.PERSON, EntityType.PLACE
ORGANISATION, FACILITY = EntityType.ORGANISATION, EntityType.FACILITY
KEPT = frozenset(EntityType) - {EntityType.OTHER, EntityType.EVENT}
ENOUGH = 1.0
CERTAIN, STRONG, GOOD, SOME, SLIGHT = 20.0, 3.0, 2.0, 1.5, 0.5
LOCAL_PREPOSITIONS = frozenset({"in", "near", "across", "throughout", "outside", "inside"})
FACILITY_AFTER = frozenset({"base", "airbase", "airfield", "dam", "refinery", "prison", "bridge", "mosque", "hospital"})
GROUP_AFTER = frozenset({"group", "movement", "militia", "organisation", "organization", "party"})
BEARERS = frozenset({"abu", "abou", "bin", "ibn", "bint", "umm"})
SHORTEST_ACRONYM, LONGEST_ACRONYM = 2, 6


def types_of_names(page: Page, names: Iterable[Name], gazetteer: Gazetteer) -> Mapping[str, EntityType]:
    """The type of each name by its key; a name that nothing vouches for has none."""
    votes: dict[str, Votes] = defaultdict(dict)
    occurrences: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        occurrences[name.key].append(name)
        for look in WITNESSES:
            _add(votes[name.key], look(page, name))
    for key, borne in occurrences.items():
        _add(votes[key], _known(page, borne[0], gazetteer))
    types = {key: _decided(found) for key, found in votes.items()}
    for key, found in votes.items():
        _add(found, _family(key, types))
    return {key: kind for key, found in votes.items() if (kind := _decided(found)) in KEPT and kind is not None}


def _add(votes: Votes, more: Mapping[EntityType, float]) -> None:
    for kind, weight in more.items():
        votes[kind] = votes.get(kind, 0.0) + weight


def _decided(votes: Votes) -> EntityType | None:
    if not votes:
        return None
    best, weight = max(votes.items(), key=lambda item: (item[1], item[0].value))
    return best if weight >= ENOUGH else None


def _family(key: str, types: Mapping[str, EntityType | None]) -> dict[EntityType, float]:
    """A vote for "person" where the name is part of a longer person's name of the article, surest at its end."""
    if " " in key:
        return {}
    longer = [other.split() for other, kind in types.items() if kind is PERSON and " " in other]
    if any(words[-1] == key for words in longer):
        return {PERSON: CERTAIN / 2}
    return {PERSON: STRONG + GOOD} if any(key in words for words in longer) else {}


def _known(page: Page, name: Name, gazetteer: Gazetteer) -> dict[EntityType, float]:
    """What word lists and catalogue know of the name itself."""
    plain = " ".join(page.lower[name.start : name.end]).removeprefix("the ")
    lexicon = page.lexicon
    if plain in lexicon.countries:
        return {PLACE: CERTAIN}
    if plain in lexicon.demonyms or _compound_demonym(page, plain):
        return {EntityType.NATIONALITY: CERTAIN}
    if plain in lexicon.named:
        return {lexicon.named[plain]: CERTAIN / 2}
    known = gazetteer(page.text(name.start, name.end))
    return dict.fromkeys(sorted(known), 2 * GOOD if len(known) == 1 else SOME)


def _compound_demonym(page: Page, plain: str) -> bool:
    first, _, second = plain.partition("-")
    return bool(second) and first.strip() in page.lexicon.demonyms and second.strip() in page.lexicon.demonyms


def _pipeline(_page: Page, name: Name) -> dict[EntityType, float]:
    """The pipeline's own opinion; a people that no list knows is more often a group."""
    if name.guess is EntityType.NATIONALITY:
        return {ORGANISATION: SLIGHT, EntityType.NATIONALITY: SLIGHT + SLIGHT / 2}
    return {name.guess: 1.0} if name.guess is not None else {}


def _title(page: Page, name: Name) -> dict[EntityType, float]:
    start = name.start
    titled = any(
        start >= size and " ".join(page.lower[start - size : start]) in page.lexicon.titles for size in (1, 2, 3)
    )
    capital = start > 0 and page.words[start - 1][:1].isupper()
    return {PERSON: STRONG if capital else SOME} if titled else {}


def _head_word(page: Page, name: Name) -> dict[EntityType, float]:
    """What the name's last main word tells: "Tarna Bridge", "University of Tarna"."""
    words = page.lower[name.start : name.end]
    head = next((i for i, word in enumerate(words[1:]) if word in {"of", "for", "de"}), len(words) - 1)
    kind = page.lexicon.name_words.get(words[head]) if len(words) > 1 else None
    return {kind: STRONG} if kind is not None else {}


def _first_word(page: Page, name: Name) -> dict[EntityType, float]:
    if name.end - name.start == 1:
        return {}
    if page.lower[name.start] in BEARERS:
        return {PERSON: SOME}
    kind = page.lexicon.openings.get(page.lower[name.start])
    return {kind: 1.0} if kind is not None else {}


def _following(page: Page, name: Name) -> dict[EntityType, float]:
    """What the common noun right after the name tells: "X province", "X air base", "X group"."""
    after = page.lower[name.end : name.end + 2]
    if not after:
        return {}
    word = (
        after[1] if after[0] in {"air", "military", "terrorist", "militant", "naval"} and len(after) > 1 else after[0]
    )
    if word in GROUP_AFTER:
        return {ORGANISATION: SOME}
    if word in FACILITY_AFTER:
        return {FACILITY: SOME}
    return {PLACE: STRONG} if page.lexicon.name_words.get(after[0]) is PLACE else {}


def _place_before(page: Page, name: Name) -> dict[EntityType, float]:
    """What the words before the name tell: "the province of X", "in X"."""
    i = name.start - 1 - (name.start > 0 and page.lower[name.start - 1] == "the")
    if i < 0:
        return {}
    if page.lower[i] == "of" and i > 0 and page.lower[i - 1] in page.lexicon.place_of:
        return {PLACE: STRONG}
    return {PLACE: SLIGHT} if page.lower[i] in LOCAL_PREPOSITIONS else {}


def _ship(page: Page, name: Name) -> dict[EntityType, float]:
    before = page.lower[name.start - 1] if name.start else ""
    opens = (
        name.end - name.start > 1 and page.words[name.start].isupper() and page.lower[name.start] in page.lexicon.ships
    )
    return {EntityType.VEHICLE: CERTAIN / 2} if opens or before in page.lexicon.ships else {}


def _acronym(page: Page, name: Name) -> dict[EntityType, float]:
    letters = name.key.replace(" ", "")
    capital = name.end - name.start == 1 and page.words[name.start].isupper()
    fits = capital and SHORTEST_ACRONYM <= len(letters) <= LONGEST_ACRONYM and letters.isalpha()
    bracketed = name.start > 0 and page.words[name.start - 1] == "("
    return {ORGANISATION: SOME if bracketed or name.guess is not None else SLIGHT} if fits else {}


WITNESSES: tuple[Callable[[Page, Name], dict[EntityType, float]], ...] = (
    _pipeline,
    _title,
    _head_word,
    _first_word,
    _following,
    _place_before,
    _ship,
    _acronym,
)
