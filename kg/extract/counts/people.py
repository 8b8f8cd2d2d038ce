"""Counted people: the number on a noun phrase, the words for the group, and the parts that "including" names."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.counts.numbers import Numerals, Quantity, quantity
from kg.extract.reading import Reading
from kg.extract.syntax import after_preposition
from kg.extract.tokens import Doc, Token
from kg.model import EntityType, Span

QUALIFIER_ROOM = 4  # words before a noun phrase that may still qualify its number ("killing at least 20")
NOT_PEOPLE = frozenset(
    {EntityType.WEAPON, EntityType.VEHICLE, EntityType.FACILITY, EntityType.PLACE, EntityType.MONEY, EntityType.DATE}
)
DETERMINERS = frozenset({"the", "these", "those", "its", "their", "his", "her", "our", "of", "more", "all"})
LIST = 2  # members that make a list
SUMS = frozenset({"total", "number", "toll", "rest", "majority", "group"})  # "a total of 78 people"
REST = frozenset({"others", "other", "more"})


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """A number of people: bounds and their rule, the span of number and group, the group's words and head."""

    minimum: int | None
    maximum: int | None
    rule: str
    span: Span
    group: str | None
    head: Token
    included: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleWords:
    """What it takes to count people: numerals, units that count other things, words for one person."""

    numerals: Numerals
    units: frozenset[str]
    persons: frozenset[str]
    including: frozenset[str]


def counted(noun: Token, reading: Reading, words: PeopleWords) -> Iterator[People]:
    """Every counted group of a noun phrase: a list's sum, each member that has a number, what it is said to include."""
    groups = list(_groups(noun, reading, words))
    members = [people for people in groups if not people.included]
    if len(members) < LIST:
        yield from groups
        return
    if _adds_up(members):
        yield from (replace(people, included=people is not members[0]) for people in groups)
        return
    yield _sum(members)
    yield from (replace(people, included=True) for people in groups)


def _adds_up(members: list[People]) -> bool:
    """Whether the first of a list is what the others make together: "31 people: 20 soldiers and 11 civilians"."""
    first, rest = members[0].minimum, [people.minimum or 0 for people in members[1:]]
    return len(rest) >= LIST and first == sum(rest)


def _sum(members: list[People]) -> People:
    """The members of a list together ("six soldiers and a driver" are seven); they are then parts of it."""
    least = [people.minimum for people in members]
    most = [people.maximum for people in members]
    return replace(
        members[0],
        minimum=sum(n or 0 for n in least) if any(n is not None for n in least) else None,
        maximum=None if None in most else sum(n or 0 for n in most),
        rule="sum",
        span=Span(members[0].span.begin, members[-1].span.end),
        group=None,
    )


def _groups(noun: Token, reading: Reading, words: PeopleWords) -> Iterator[People]:
    """The members of a list that have a number, each followed by its named parts."""
    chain = [_bearer(head) for head in _listed(noun)]
    parts_begin = len(noun.doc)
    whole: People | None = None
    for index, head in enumerate(chain):
        people = _group(chain, index, reading, words)
        inside = head.i > parts_begin
        if people is not None and not (inside and _exceeds(people, whole)):
            yield replace(people, included=inside)
            whole = whole or people
        for including in _including(head, words):
            parts_begin = min(parts_begin, including.i)
            yield from (part for part in _parts(including, reading, words) if not _exceeds(part, whole))


def _parts(including: Token, reading: Reading, words: PeopleWords) -> Iterator[People]:
    for part in including.children:
        if part.dep_ == "pobj":
            yield from (replace(people, included=True) for people in _groups(part, reading, words))


def _exceeds(part: People, whole: People | None) -> bool:
    """Whether a part is larger than what it is said to be part of: then the sentence was misread."""
    return (part.minimum or 0) > (whole.maximum or whole.minimum or 0) if whole is not None else False


def _listed(noun: Token) -> Iterator[Token]:
    """The members of a list, one that spaCy reads as an apposition among them ("a guard, a driver and 4 others")."""
    yield noun
    for child in noun.rights:
        member = child.dep_ == "appos" and any(c.dep_ == "conj" for c in child.children)
        if child.dep_ == "conj" or member:
            yield from _listed(child)


def _bearer(head: Token) -> Token:
    """The token that bears the number: "dozens" in "dozens of others", "60" in "60 more"."""
    governor = head.head.head
    if (
        head.dep_ == "pobj"
        and head.head.lower_ == "of"
        and governor.tag_ in {"NNS", "CD"}
        and _left_edge(head) == head.i
    ):
        return governor
    summed = next(iter(after_preposition(head, "of")), None) if head.lemma_ in SUMS else None
    if summed is not None:
        return summed
    before = head.nbor(-1) if head.i else head
    return before if head.lower_ == "more" and before.like_num else head


def _group(chain: list[Token], index: int, reading: Reading, words: PeopleWords) -> People | None:
    head = chain[index]
    found = _number(head, words)
    if found is None or not _are_people(head, found[0], reading, words):
        return None
    return _people(head, found, _last_of_group(chain, index, words), reading)


def _number(head: Token, words: PeopleWords) -> tuple[Quantity, int] | None:
    """The number of a noun phrase and the position in the Doc its words count from."""
    doc, left = head.doc, _left_edge(head)
    offset = max(head.sent.start, left - QUALIFIER_ROOM)
    found = quantity([t.lower_ for t in doc[offset : head.i + 1]], words.numerals, start=left - offset)
    if found is not None:
        return None if _counts_otherwise(doc, offset, found, words) else (found, offset)
    if left < head.i and doc[left].lower_ in {"a", "an"} and head.tag_ in {"NN", "NNP"} and _one_person(head, words):
        return (Quantity(minimum=1, maximum=1, begin=left - offset, end=left - offset + 1, rule="one"), offset)
    return None


def _counts_otherwise(doc: Doc, offset: int, found: Quantity, words: PeopleWords) -> bool:
    """Whether the number is an age, a percentage or the like, or there is "no one"."""
    before = doc[offset + found.begin - 1].lower_ if offset + found.begin else ""
    after = doc[offset + found.end] if offset + found.end < len(doc) else doc[-1]
    unit = after.lemma_.lower() in words.units or after.lower_ in {"-", "%"} or after.lower_.startswith("-year")
    return unit or before in {"no", "$", "£", "€"}


def _left_edge(head: Token) -> int:
    """The first token of the phrase before its head, clauses and appositions aside."""
    begin = head.i
    for child in head.lefts:
        if child.dep_ in {"punct", "cc", "relcl", "acl", "advcl", "nsubj", "appos", "prep", "mark", "conj"}:
            continue
        begin = min(begin, child.left_edge.i)
    while head.like_num and begin > head.sent.start and head.doc[begin - 1].like_num:
        begin -= 1
    return begin


def _one_person(head: Token, words: PeopleWords) -> bool:
    return head.lemma_.lower() in words.persons or head.lower_ in words.persons


def _are_people(head: Token, number: Quantity, reading: Reading, words: PeopleWords) -> bool:
    """Whether what is counted can be hurt: no other mention type, no unit of something else."""
    if number.rule == "one" or _one_person(head, words):
        return True
    counted_noun = _after_of(head) or head
    if counted_noun.lemma_.lower() in words.units:
        return False
    mention = reading.mention_headed(counted_noun)
    return mention is None or mention.type not in NOT_PEOPLE


def _after_of(head: Token) -> Token | None:
    return next(iter(after_preposition(head, "of")), None)


def _last_of_group(chain: list[Token], index: int, words: PeopleWords) -> Token:
    """The last conjunct a number reaches over: "11 troops and pro-government forces" is one group."""
    last = chain[index]
    for head in chain[index + 1 :]:
        plain = head.tag_ in {"NNS", "NNPS"} and _left_edge(head) > last.i and _number(head, words) is None
        if not plain or any(t.lower_ == "the" for t in head.lefts):
            break
        last = head
    return last


def _people(head: Token, found: tuple[Quantity, int], last: Token, reading: Reading) -> People:
    doc, (number, offset) = head.doc, found
    begin, after = doc[offset + number.begin], offset + number.end
    final = _phrase_end(last)
    if final + 1 < len(doc) and doc[final + 1].lower_ in REST:
        final += 1
    group = [t for t in doc[after : final + 1] if not t.is_space]
    while group and group[0].lower_ in DETERMINERS:
        group.pop(0)
    end = doc[max(final, after - 1)]
    of_group = group and not all(t.lower_ in REST or t.pos_ == "PRON" or t.is_punct for t in group)
    return People(
        minimum=number.minimum,
        maximum=number.maximum,
        rule=number.rule,
        span=Span(begin.idx, end.idx + len(end)),
        group=reading.text[group[0].idx : end.idx + len(end)] if of_group else None,
        head=_after_of(head) or head if head.pos_ in {"NUM", "NOUN"} and head.i < after else head,
    )


def _phrase_end(head: Token) -> int:
    """The last token of a counted phrase: an "of" phrase in, everything else after the head out."""
    inner = _after_of(head)
    return _phrase_end(inner) if inner is not None and inner.i > head.i else head.i


def _including(head: Token, words: PeopleWords) -> Iterator[Token]:
    return (child for child in head.rights if child.dep_ == "prep" and child.lower_ in words.including)
