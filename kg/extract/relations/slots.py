"""Where the two sides of a relation stand to its anchor: one function a slot, from a token to the heads there."""

from collections.abc import Callable, Iterator, Mapping

from kg.extract.reading import Reading
from kg.extract.syntax import actor, after_preposition, conjuncts, is_passive, objects, subject, undergoers
from kg.extract.tokens import Token
from kg.model import EntityType, MentionKind

Slot = Callable[[Token, Reading], list[Token]]
# "wag" is what spaCy makes of "waged".
LIGHT_VERBS = frozenset(
    {
        "conduct",
        "launch",
        "wage",
        "wag",
        "lead",
        "carry",
        "provide",
        "continue",
        "fight",
        "mount",
        "give",
        "offer",
        "begin",
    }
)
CLIMB = 3  # phrases between a noun and the verb whose subject it may be ("struck targets in support of X")
MODIFIERS = frozenset({"compound", "amod", "nmod"})
DIVISIONS = frozenset(
    {"province", "city", "town", "village", "suburb", "district", "governorate", "state", "region", "borough", "port"}
)
PLACES = frozenset({EntityType.PLACE, EntityType.FACILITY})


def heads(token: Token, slot: str, reading: Reading) -> Iterator[Token]:
    """The heads that stand in a slot of `token`, each with its conjuncts; an unknown slot is a preposition."""
    found = SLOTS[slot](token, reading) if slot in SLOTS else after_preposition(token, slot)
    for head in found:
        yield from (head,) if slot == "identified" else conjuncts(head)


def present(token: Token) -> frozenset[str]:
    """The slots of a mention's head that may hold something, told from its children alone."""
    found = {"comma", "described", "nested", "in"} if token.pos_ in {"PROPN", "NOUN"} else set()
    for child in token.children:
        if child.dep_ == "poss":
            found.add("possessive")
        elif child.dep_ in MODIFIERS:
            found |= {"compound", "country"}
        elif child.dep_ == "prep":
            found.add(child.lower_)
    return frozenset(found)


def _self(token: Token, _reading: Reading) -> list[Token]:
    return [token]


def _subject(verb: Token, _reading: Reading) -> list[Token]:
    found = actor(verb)
    return [found] if found is not None else []


def _object(verb: Token, _reading: Reading) -> list[Token]:
    return undergoers(verb)


def _undergoer(verb: Token, _reading: Reading) -> list[Token]:
    """The subject of "is based", "lies", "was linked", or the noun of "based in"."""
    if not is_passive(verb) and objects(verb):
        return objects(verb)
    found = subject(verb)
    return [found] if found is not None else []


def _dative(verb: Token, _reading: Reading) -> list[Token]:
    return [c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"] or after_preposition(verb, "to")


def _possessive(token: Token, _reading: Reading) -> list[Token]:
    return [c for c in token.lefts if c.dep_ == "poss"]


def _compound(token: Token, _reading: Reading) -> list[Token]:
    return [c for c in token.lefts if c.dep_ in MODIFIERS]


def _by(token: Token, _reading: Reading) -> list[Token]:
    return after_preposition(token, "by")


def _actor(noun: Token, reading: Reading) -> list[Token]:
    """Who does what a noun says: "X's fight", "the X campaign", "strikes by X", "X waged a war"."""
    own = _possessive(noun, reading) + _compound(noun, reading) + _by(noun, reading)
    verb = noun.head
    for _ in range(CLIMB):
        verb = verb if verb.pos_ == "VERB" else verb.head
    if own or verb.pos_ != "VERB" or (noun.dep_ == "dobj" and verb.lemma_ not in LIGHT_VERBS):
        return own
    return _subject(verb, reading)


def _part(verb: Token, _reading: Reading) -> list[Token]:
    """The whole in "operates as part of X"."""
    parts = [n for n in after_preposition(verb, "as") if n.lemma_ == "part"]
    return [whole for part in parts for whole in after_preposition(part, "of")]


def _control(verb: Token, _reading: Reading) -> list[Token]:
    """What is taken in "took control of X"."""
    taken = [o for o in objects(verb) if o.lemma_ in {"control", "command", "charge", "possession"}]
    return [held for noun in taken for held in after_preposition(noun, "of", "over")]


def _together(verb: Token, _reading: Reading) -> list[Token]:
    found = (c for c in verb.children if c.lower_ in {"together", "along"})
    return [noun for word in found for noun in after_preposition(word, "with")]


def _between_first(noun: Token, _reading: Reading) -> list[Token]:
    return [n for n in after_preposition(noun, "between") if any(c.dep_ == "conj" for c in n.children)]


def _between_second(noun: Token, reading: Reading) -> list[Token]:
    return [c for first in _between_first(noun, reading) for c in first.children if c.dep_ == "conj"]


def _identified(noun: Token, reading: Reading) -> list[Token]:
    """Who a describing noun is about: the name beside it, the subject of "is", the name it is a title of, or itself."""
    near = [c for c in noun.rights if c.dep_ == "appos"]
    if noun.dep_ == "appos":
        near.append(noun.head)
    if noun.dep_ == "compound":
        near.append(noun.head)
    if noun.dep_ == "attr" and noun.head.lemma_ in {"be", "become", "remain"}:
        near += _subject(noun.head, reading)
    named = [n for n in near if _is_name(n, reading)]
    return named[:1] or [noun]


def _is_name(token: Token, reading: Reading) -> bool:
    mention = reading.mention_at(token)
    return mention is not None and (mention.kind is not MentionKind.NOMINAL)


def _comma(place: Token, reading: Reading) -> list[Token]:
    """The larger place in "Kalma, Norland"; a list of places is none."""
    mention = reading.mention_headed(place)
    last = reading.tokens(mention.span) if mention is not None else None
    if mention is None or mention.type not in PLACES or last is None or last.end + 1 >= len(reading.doc):
        return []
    following = reading.mention_at(reading.doc[last.end + 1])
    if reading.doc[last.end].text != "," or following is None or following.type is not EntityType.PLACE:
        return []
    larger = reading.tokens(following.span)
    listed = (
        larger is None
        or larger.root.dep_ == "conj"
        or any(c.dep_ == "conj" for t in (place, larger.root) for c in t.children)
    )
    after = reading.doc[larger.end].lower_ if larger is not None and larger.end < len(reading.doc) else "."
    return [] if listed or larger is None or after in {"and", "or"} else [larger.root]


def _in(place: Token, reading: Reading) -> list[Token]:
    """The place after "in": of the noun itself, or right after its phrase, wherever the parser hung it."""
    own = after_preposition(place, "in")
    mention = reading.mention_headed(place)
    last = reading.tokens(mention.span) if mention is not None and mention.type in PLACES and not own else None
    following = reading.doc[last.end] if last is not None and last.end < len(reading.doc) else None
    if following is None or following.lower_ != "in":
        return own
    return [c for c in following.children if c.dep_ == "pobj" and _is_place(c, reading)]


def _described(place: Token, reading: Reading) -> list[Token]:
    """The country of "the western Iraqi province of Anbar": a modifier of the noun that says what the place is."""
    if not _is_place(place, reading):
        return []
    governor = place.head.head if place.dep_ == "pobj" and place.head.lower_ == "of" else place
    if place.dep_ == "appos" and place.head.pos_ == "NOUN":
        governor = place.head
    near = (c for c in governor.lefts if c.dep_ in MODIFIERS | {"poss"} and c is not place and c.nbor(1).text != "-")
    return [c for c in near if c.dep_ == "poss" or _divides(governor, c)]


def _divides(noun: Token, modifier: Token) -> bool:
    """Whether a modifier names what the noun is a piece of: "Iraqi province", "London suburb", not "Bogside area"."""
    return noun.pos_ == "NOUN" and (modifier.pos_ != "PROPN" or noun.lemma_ in DIVISIONS)


def _nested(place: Token, reading: Reading) -> list[Token]:
    """The one place before it that stands plainly after "in", where this one is "the province of X"."""
    kind = place.head.head if place.dep_ == "pobj" and place.head.lower_ == "of" else place
    if kind.lemma_ not in DIVISIONS or not _is_place(place, reading):
        return []
    plain = (t for t in place.sent if t.dep_ == "pobj" and t.head.lower_ == "in" and t not in {place, kind})
    others = [t for t in plain if _is_place(t, reading)]
    return others if len(others) == 1 and others[0].i < place.i else []


def _is_place(token: Token, reading: Reading) -> bool:
    mention = reading.mention_headed(token)
    return mention is not None and mention.type is EntityType.PLACE and mention.kind is MentionKind.NAME


def _country(token: Token, reading: Reading) -> list[Token]:
    """The nationality before a named organisation."""
    mention = reading.mention_headed(token)
    if mention is None or mention.kind is not MentionKind.NAME:
        return []
    return _compound(token, reading)


def _noun_after(word: Token, _reading: Reading) -> list[Token]:
    """The noun that "-held" or "anti-" belongs to."""
    token = word
    while token.dep_ in MODIFIERS | {"npadvmod", "punct"} and token.head.i >= token.i:
        token = token.head
    return [token] if token.pos_ in {"NOUN", "PROPN"} and token is not word else []


def _before_hyphen(word: Token, _reading: Reading) -> list[Token]:
    doc, at = word.doc, word.i
    return [doc[at - 2]] if at >= word.sent.start + 2 and doc[at - 1].text == "-" else []


def _after_hyphen(word: Token, _reading: Reading) -> list[Token]:
    doc, at = word.doc, word.i
    return [doc[at + 2]] if at + 2 < word.sent.end and doc[at + 1].text == "-" else []


SLOTS: Mapping[str, Slot] = {
    "self": _self,
    "subject": _subject,
    "object": _object,
    "undergoer": _undergoer,
    "dative": _dative,
    "possessive": _possessive,
    "compound": _compound,
    "by": _by,
    "actor": _actor,
    "part": _part,
    "control": _control,
    "together": _together,
    "betweenFirst": _between_first,
    "betweenSecond": _between_second,
    "identified": _identified,
    "comma": _comma,
    "in": _in,
    "described": _described,
    "nested": _nested,
    "country": _country,
    "noun": _noun_after,
    "before": _before_hyphen,
    "after": _after_hyphen,
}
