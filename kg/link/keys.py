"""The keys under which names are looked up: one spelling for the many ways to write a name.

Whoever writes a table of names writes it under these keys, and `BookSource` asks for them: so a catalogue, an index and
whatever comes next meet names alike.
"""

from collections.abc import Iterator

from kg.link.names import folded, in_capitals, skeleton

__all__ = ["key_of", "keys_asked", "sound_key", "surname_key"]

SOUND, SURNAME = "~", ","  # what the keys of bones and of surnames start with


def key_of(name: str) -> str:
    """The key of a name: short names in capitals as they are ("WHO" is not "who"), others folded; "" of no letters."""
    return in_capitals(name) or folded(name)


def keys_asked(name: str) -> Iterator[str]:
    """The keys to look a name up by, the surest first: one in capitals may also be a word written so."""
    capitals, plain = in_capitals(name), folded(name)
    yield from (key for key in dict.fromkeys((capitals, plain)) if key)


def sound_key(name: str) -> str:
    """The key of a name's hard consonants, for names that are written many ways; "" when it has too few."""
    bones = skeleton(name)
    return SOUND + bones if bones else ""


def surname_key(name: str) -> str:
    """The key of the last word of a person's name; "" of no letters."""
    last = folded(name.rpartition(" ")[2])
    return SURNAME + last if last else ""
