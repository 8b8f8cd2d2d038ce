"""Where names stand: the pipeline's entities with their borders mended, and capitalised words that it missed."""

from collections.abc import Iterator

from kg.extract.entities.acronyms import spells_acronym
from kg.extract.entities.drafts import Name, Page, name_key
from kg.model import EntityType
from kg.stages import Gazetteer

GUESSES = {
    "PERSON": EntityType.PERSON,
    "ORG": EntityType.ORGANISATION,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.FACILITY,
    "NORP": EntityType.NATIONALITY,
    "LANGUAGE": EntityType.NATIONALITY,
    "PRODUCT": EntityType.OTHER,
    "EVENT": EntityType.EVENT,
    "WORK_OF_ART": EntityType.OTHER,
    "LAW": EntityType.OTHER,
}
POSSESSIVE = frozenset({"'s", "'", "’s", "’"})
CUTS = frozenset({"(", ")", "[", "]", "/", "|", "\n", "\n\n", ";", ":", '"', "--", "–", "—"})
PROPER = frozenset({"NNP", "NNPS"})
OUTSIDE_NAMES = frozenset(
    {"the", "a", "an", "this", "that", "some", "former", "late", "near", "in", "at", "on", "from", "by", "around"}
    | {"outside", "inside", "after", "before", "since", "during", "both", "all", "and", "but", "while", "if", "when"}
    | {"with", "for", "to", "as", "according", "meanwhile", "however", "although", "including"}
)
LINKS = frozenset({"of", "and", "in", "for", "the", "on", "to"})
LONGEST_LINK = 2
LONGEST_NAME = 12


def names_in(page: Page, gazetteer: Gazetteer) -> list[Name]:
    """Every name of the page in text order; names never overlap."""
    return _joined(page, _parts(page), gazetteer)


def _joined(page: Page, names: list[Name], gazetteer: Gazetteer) -> list[Name]:
    """The names with those made one that are known as one: "Islamic State of Iraq" + "and the" + "Levant"."""
    joined: list[Name] = []
    for name in names:
        whole = _whole(page, joined[-1], name) if joined else None
        if whole is not None and (spells_acronym(page, whole) or gazetteer(page.text(whole.start, whole.end))):
            joined[-1] = whole
        else:
            joined.append(name)
    return joined


def _whole(page: Page, before: Name, name: Name) -> Name | None:
    """Two names and the little words between them as one name, if nothing else parts them."""
    between = page.lower[before.end : name.start]
    if not 0 < len(between) <= LONGEST_LINK or not LINKS.issuperset(between):
        return None
    key = name_key(page.words[before.start : name.end])
    return Name(start=before.start, end=name.end, key=key, guess=before.guess)


def _parts(page: Page) -> list[Name]:
    found: list[Name] = []
    end = 0
    for start, stop, guess in _candidates(page):
        for name in _mended(page, max(start, end), stop, guess):
            found.append(name)
            end = name.end
    return found


def _candidates(page: Page) -> Iterator[tuple[int, int, EntityType | None]]:
    """The pipeline's entities, and between them the runs of capitalised words, in text order."""
    position = 0
    for entity in page.doc.ents:
        guess = GUESSES.get(entity.label_)
        if guess is None:
            continue
        yield from _runs(page, position, entity.start)
        yield entity.start, entity.end, guess
        position = entity.end
    yield from _runs(page, position, len(page.words))


def _runs(page: Page, start: int, end: int) -> Iterator[tuple[int, int, EntityType | None]]:
    """Runs of proper nouns between `start` and `end`, hyphenated parts and particles inside them included."""
    i = start
    while i < end:
        if page.tags[i] not in PROPER or not page.words[i][0].isupper():
            i += 1
            continue
        stop = _run_end(page, i, end)
        yield i, stop, None
        i = stop


def _run_end(page: Page, start: int, end: int) -> int:
    stop = start + 1
    while stop < end and _goes_on(page, stop, end):
        stop += 1
    return stop


def _goes_on(page: Page, i: int, end: int) -> bool:
    word = page.words[i]
    if page.tags[i] in PROPER:
        return word[0].isupper() or page.lower[i] in page.lexicon.particles
    joins = word == "-" or page.lower[i] in page.lexicon.articles
    return joins and i + 1 < end and page.words[i + 1][:1].isalpha() and page.tags[i + 1] in PROPER


def _mended(page: Page, start: int, end: int, guess: EntityType | None) -> Iterator[Name]:
    """The names in `[start, end)`: cut at brackets and possessives, split where two states are joined."""
    for left, right in _pieces(page, *_widened(page, start, end)):
        first, last = _without_creed(page, *_trimmed(page, left, right))
        if first < last:
            name = Name(start=first, end=last, key=name_key(page.words[first:last]), guess=guess)
            if _is_name(page, name):
                yield name


def _widened(page: Page, start: int, end: int) -> tuple[int, int]:
    """The stretch with hyphenated parts that were left outside: "Abu Mahdi al" + "-Muhandis"."""
    words, limit = page.words, len(page.words)
    while end + 1 < limit and words[end] == "-" and page.lower[end - 1] in page.lexicon.articles:
        end += 2
    while start > 1 and words[start - 1] == "-" and page.lower[start - 2] in page.lexicon.articles:
        start -= 2
    if end + 2 < limit and page.lower[end] in page.lexicon.articles and words[end + 1] == "-":
        end += 3
    return start, end


def _pieces(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for i in range(start, end):
        if page.words[i] in CUTS or "\n" in page.words[i] or _separates(page, begin, i, end):
            if begin < i:
                yield begin, i
            begin = i + 1
    if begin < end:
        yield begin, end


def _separates(page: Page, begin: int, i: int, end: int) -> bool:
    """Whether token `i` parts two names: "Iran" + "'s" + "Guards Corps", "Iran" + "-" + "US"."""
    word = page.words[i]
    if word in POSSESSIVE:
        return i + 1 == end or _is_state(page, begin, i) or not page.words[i + 1][0].isupper()
    if word == "-":
        if page.doc[i - 1].whitespace_:
            return True
        return _is_state(page, begin, i) and (
            _is_state(page, i + 1, end) or (i + 1 < end and page.words[i + 1].islower())
        )
    return word == "and" and _is_state(page, begin, i) and _is_state(page, i + 1, end)


def _is_state(page: Page, start: int, end: int) -> bool:
    text = " ".join(page.lower[start:end]).removeprefix("the ")
    return text in page.lexicon.countries or text in page.lexicon.demonyms


def _trimmed(page: Page, start: int, end: int) -> tuple[int, int]:
    """The stretch without articles, titles and lower-case words at its ends."""
    while start < end and _is_edge(page, start):
        start += 1
    after = _after_titles(page, start, end)
    start = start if _is_state(page, after, end) else after
    while end > start and (_is_edge(page, end - 1) or page.words[end - 1] in POSSESSIVE):
        end -= 1
    return start, end


def _is_edge(page: Page, i: int) -> bool:
    word = page.words[i]
    if not any(map(str.isalnum, word)) or page.lower[i] in OUTSIDE_NAMES:
        return True
    return word.islower() and page.lower[i] not in page.lexicon.particles and not word[0].isdigit()


def _after_titles(page: Page, start: int, end: int) -> int:
    """The number of the first token after the titles at `start`, if a name follows."""
    moved = True
    while moved:
        moved = False
        for size in (3, 2, 1):
            if start + size < end and " ".join(page.lower[start : start + size]) in page.lexicon.titles:
                start, moved = start + size, True
                break
    return start


def _without_creed(page: Page, start: int, end: int) -> tuple[int, int]:
    """The stretch without words of creed at its ends, where a name remains: "Takfiri Daesh" is "Daesh"."""
    creed = page.lexicon.ideology
    while end - start > 1 and page.lower[start] in creed and page.lower[start + 1] not in page.lexicon.name_words:
        if page.lower[start] in {"islamic", "democratic", "republican", "socialist", "communist", "liberal"}:
            break
        start += 1
    while end - start > 1 and page.lower[end - 1] in creed and page.words[end - 1] != page.words[end - 1].upper():
        end -= 1
    return start, end


def _is_name(page: Page, name: Name) -> bool:
    text = " ".join(page.lower[name.start : name.end])
    lexicon = page.lexicon
    if name.end - name.start > LONGEST_NAME or any(
        text in words for words in (lexicon.not_names, lexicon.ideology, lexicon.titles)
    ):
        return False
    first = page.words[name.start]
    return any(word[:1].isupper() for word in page.words[name.start : name.end]) and len(name.key) > 1 and first != "I"
