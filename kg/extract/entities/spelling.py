"""When two spellings are one name: Arabic articles, doubled letters and vowels are written in many ways."""

import re
from functools import lru_cache

ARTICLES = frozenset(
    {"al", "el", "ad", "ar", "as", "ash", "at", "az", "an", "adh", "ath", "ul", "ud", "ur", "uz", "the"}
)
DIGRAPHS = (("dh", "d"), ("gh", "g"), ("kh", "k"), ("th", "t"), ("sh", "s"), ("ch", "s"), ("ph", "f"))
SOUNDS = str.maketrans({"q": "k", "c": "k", "v": "w", "z": "s"})
SOFT = re.compile(r"(?<=.)[aeiouwyh'`]")
DOUBLED = re.compile(r"(.)\1+")
NAMES = 65_536  # names come again and again, within an article and from one to the next
SHORTEST = 4
MOST_LETTERS_APART = 2

Skeleton = tuple[str, ...]


@lru_cache(maxsize=NAMES)
def core(key: str) -> tuple[str, ...]:
    """The words of a name's key without Arabic articles."""
    return tuple(word for word in key.split() if word not in ARTICLES) or tuple(key.split())


@lru_cache(maxsize=NAMES)
def skeleton(key: str) -> Skeleton:
    """The hard consonants of each word; () where too few to tell names apart.

    "qassem" and "qasim" are both "ksm". Two keys of one skeleton are one name if `close_in_length`.
    """
    bones = tuple(_bones(word) for word in core(key))
    return bones if sum(map(len, bones)) >= SHORTEST else ()


def close_in_length(one: str, other: str) -> bool:
    """Whether two keys differ by few enough letters a word to be spellings of one name."""
    left, right = core(one), core(other)
    return abs(len("".join(left)) - len("".join(right))) <= MOST_LETTERS_APART * len(left)


def _bones(word: str) -> str:
    for digraph, letter in DIGRAPHS:
        if digraph in word:
            word = word.replace(digraph, letter)
    return DOUBLED.sub(r"\1", SOFT.sub("", word.translate(SOUNDS)))
