"""When two spellings are one name: Arabic articles, doubled letters and vowels are written in many ways."""

import re

ARTICLES = frozenset(
    {"al", "el", "ad", "ar", "as", "ash", "at", "az", "an", "adh", "ath", "ul", "ud", "ur", "uz", "the"}
)
DIGRAPHS = (("dh", "d"), ("gh", "g"), ("kh", "k"), ("th", "t"), ("sh", "s"), ("ch", "s"), ("ph", "f"))
SOUNDS = str.maketrans({"q": "k", "c": "k", "v": "w", "z": "s"})
SOFT = re.compile(r"(?<=.)[aeiouwyh'`]")
DOUBLED = re.compile(r"(.)\1+")
SHORTEST = 3
MOST_LETTERS_APART = 2


def core(key: str) -> tuple[str, ...]:
    """The words of a name's key without Arabic articles."""
    return tuple(word for word in key.split() if word not in ARTICLES) or tuple(key.split())


def bones(word: str) -> str:
    """The hard consonants of a word: "qassem" and "qasim" are both "ksm"."""
    for digraph, letter in DIGRAPHS:
        word = word.replace(digraph, letter)
    return DOUBLED.sub(r"\1", SOFT.sub("", word.translate(SOUNDS)))


def same_spelling(one: str, other: str) -> bool:
    """Whether two keys are one name in two spellings: the same words, each with the same hard consonants."""
    left, right = core(one), core(other)
    if len(left) != len(right) or abs(len("".join(left)) - len("".join(right))) > MOST_LETTERS_APART * len(left):
        return False
    sound = [(bones(a), bones(b)) for a, b in zip(left, right, strict=True)]
    return all(a == b for a, b in sound) and sum(len(a) for a, _ in sound) > SHORTEST
