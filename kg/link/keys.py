"""The keys under which names are looked up: one spelling for the many ways to write a name.

Whoever writes a table of names writes it under these keys, and `BookSource` asks for them: so a catalogue, an index and
whatever comes next meet names alike.
"""

from collections.abc import Iterator

from kg.link.names import folded, in_capitals, skeleton, skeleton_of

__all__ = ["key_of", "keys_asked", "keys_of", "sound_key", "surname_key"]

SOUND, SURNAME = "~", ","  # what the keys of bones and of surnames start with


LEGAL_FORMS = (" inc", " ltd", " plc", " llc", " gmbh")  # a company's name in the news goes without


def key_of(name: str) -> str:
    """The key of a name: short names in capitals as they are ("WHO" is not "who"), others folded; "" of no letters."""
    return in_capitals(name) or _plain(folded(name))


def keys_of(name: str) -> tuple[str, str]:
    """The key of a name and that of its sound, for less than each alone."""
    plain = folded(name)
    bones = skeleton_of(plain)
    return in_capitals(name) or _plain(plain), SOUND + bones if bones else ""


def keys_asked(name: str) -> Iterator[str]:
    """The keys to look a name up by, the surest first: one in capitals may also be a word written so."""
    capitals, plain = in_capitals(name), _plain(folded(name))
    yield from (key for key in dict.fromkeys((capitals, plain)) if key)


def sound_key(name: str) -> str:
    """The key of a name's hard consonants, for names that are written many ways; "" when it has too few."""
    bones = skeleton(name)
    return SOUND + bones if bones else ""


def surname_key(name: str) -> str:
    """The key of the last word of a person's name; "" of no letters."""
    last = folded(name.rpartition(" ")[2])
    return SURNAME + last if last else ""


def _plain(key: str) -> str:
    """A folded name without the legal form of a company behind it."""
    return key.rpartition(" ")[0] if key.endswith(LEGAL_FORMS) else key
