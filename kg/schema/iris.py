"""Terms of minted nodes: hashes of content, never of run order; the base they stand under is a setting."""

import hashlib
import re
import unicodedata
from functools import lru_cache

_HASH_DIGITS = 20  # 80 bits: a collision is expected after about a million million nodes of one kind
_SLUG_LENGTH = 40


def mint(kind: str, *parts: str | int, name: str = "") -> str:
    """The term of the thing of that kind with that content, `KIND:NAME-HASH`, whose IRI is `BASE KIND / NAME-HASH`.

    >>> mint("event", "Ambush", 3, 9)
    'event:1af3c916e74d2b7b6c28'
    """
    content = "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")
    key = hashlib.sha256(content).hexdigest()[:_HASH_DIGITS]
    slug = slugged(name) if name else ""
    return f"{kind}:{slug}-{key}" if slug else f"{kind}:{key}"


def key_of(term: str) -> str:
    """The hash at the end of a minted term."""
    return term[-_HASH_DIGITS:]


@lru_cache(maxsize=4096)
def slugged(name: str) -> str:
    """A name as lower-case ASCII words with hyphens between, for readable IRIs; "" where nothing is left.

    >>> slugged("Abu Mahdī al-Muhandis")
    'abu-mahdi-al-muhandis'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_SLUG_LENGTH].strip("-")


@lru_cache(maxsize=4096)
def camel(label: str, *, upper: bool) -> str:
    """A label as the local name of its term: classes in UpperCamel, properties in lowerCamel.

    >>> camel("missile attack", upper=True), camel("part of", upper=False)
    ('MissileAttack', 'partOf')
    """
    words: list[str] = re.findall(r"[A-Za-z0-9]+", label)
    first, *rest = words or [""]
    head = first[:1].upper() + first[1:] if upper else first[:1].lower() + first[1:]
    return head + "".join(word[:1].upper() + word[1:] for word in rest)
