"""Who holds a role: the name after a title, beside an apposition, before "is", or in a verb of taking a post."""

from collections.abc import Iterator

from kg.extract.posts.roles import Role
from kg.extract.reading import Reading
from kg.extract.syntax import conjuncts, is_passive, objects, subject
from kg.extract.tokens import Token
from kg.model import Entity, EntityType, MentionKind

LINKING = frozenset({"attr", "oprd", "acomp", "xcomp", "dobj"})
TITLE_GAP = 4  # other titles that may stand between a title and the name


def holder(role: Role, others: frozenset[int], reading: Reading, verbs: frozenset[str]) -> tuple[Token, str] | None:
    """A token of the person that holds a role, and the rule that found it; `others` are the tokens of all roles."""
    ways = (
        ("title", _titled(role, others, reading)),
        ("apposition", _apposed(role, reading)),
        ("copula", _linked(role, reading, verbs)),
        ("beside", _beside(role, reading)),
    )
    return next(((token, rule) for rule, token in ways if token is not None), None)


def person_at(token: Token, reading: Reading) -> Entity | None:
    """The named person that the mention at a token is about."""
    mention = reading.mention_at(token)
    if mention is None or mention.type is not EntityType.PERSON:
        return None
    entity = reading.entity(mention.entity)
    return entity if entity is not None and entity.named else None


def _named(token: Token, reading: Reading) -> bool:
    mention = reading.mention_at(token)
    return mention is not None and mention.kind is MentionKind.NAME and person_at(token, reading) is not None


def _titled(role: Role, others: frozenset[int], reading: Reading) -> Token | None:
    """The name right after the title, further titles skipped: "Foreign Minister Dr X", "Lieutenant General X"."""
    doc, at = reading.doc, role.end
    while at < len(doc) and at < role.end + TITLE_GAP and at in others:
        at += 1
    if at >= len(doc) or doc[at].sent.start != role.head.sent.start or role.head.tag_ in {"NNS", "NNPS"}:
        return None
    return doc[at] if doc[at].pos_ in {"PROPN", "NOUN", "ADJ", "X"} and _named(doc[at], reading) else None


def _apposed(role: Role, reading: Reading) -> Token | None:
    """The name that the role explains, or that explains the role, coordination looked through."""
    head = role.head
    while head.dep_ == "conj" and head.head.i < head.i:
        if _named(head.head, reading) and head.head.dep_ != "appos":
            return None
        head = head.head
    if head.dep_ == "appos":
        return next((t for t in _chain_up(head) if _named(t, reading)), None)
    apposed = (t for child in role.head.rights if child.dep_ == "appos" for t in conjuncts(child))
    return next((t for t in apposed if _named(t, reading)), None)


def _chain_up(token: Token) -> Iterator[Token]:
    while token.dep_ in {"appos", "conj"}:
        token = token.head
        yield token


def _linked(role: Role, reading: Reading, verbs: frozenset[str]) -> Token | None:
    """Who is, becomes, serves as, or is named to the role."""
    head = next((h for h in (role.head, *role.head.ancestors) if h.dep_ != "conj"), role.head)
    governor = head.head
    if head.dep_ == "pobj" and governor.lower_ == "as":
        governor = governor.head
    elif head.dep_ not in LINKING:
        return None
    if governor.lemma_.lower() not in verbs:
        return None
    return next((t for t in _candidates(governor, head) if person_at(t, reading) is not None), None)


def _candidates(verb: Token, role: Token) -> Iterator[Token]:
    """Whom a linking verb gives the role: the object of an active "appointed", else the subject."""
    if verb.lemma_ not in {"be", "become", "remain"} and not is_passive(verb):
        yield from (o for o in objects(verb) if o is not role)
        yield from (c for c in verb.children if c.dep_ == "nsubj" and c.i > verb.i)
    done_by = subject(verb)
    if done_by is not None:
        yield done_by


def _beside(role: Role, reading: Reading) -> Token | None:
    """The name before a comma and the role's phrase, where the parse has lost the apposition: "X, the head of Y,"."""
    doc, first = reading.doc, role.begin
    while first > role.head.sent.start and _may_modify(doc[first - 1]):
        first -= 1
    name = first - 2
    if name < role.head.sent.start or doc[first - 1].text != "," or not _named(doc[name], reading):
        return None
    ends = doc[role.end].text if role.end < len(doc) else "."
    apposition = ends in {",", ".", "and"} or doc[role.end].pos_ in {"ADP", "PRON"}
    return doc[name] if apposition and role.head.dep_ not in {"nsubj", "pobj", "dobj"} else None


def _may_modify(token: Token) -> bool:
    return (token.pos_ in {"DET", "ADJ", "NOUN", "PROPN", "PART", "ADV"} and token.tag_ != "RB") or token.text == "-"
