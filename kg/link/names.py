"""How names are brought to one form: case, accents, articles, points, and Arabic words in Latin letters."""

import re
import unicodedata
from functools import lru_cache

__all__ = ["folded", "in_capitals", "plain_name", "skeleton", "skeleton_of"]

LONGEST_ACRONYM = 5
_LONGEST_SPELT = 20  # letters of "the U. S. S. R.'s" and the like

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "ʻ": "'", "ʿ": "'", "ʾ": "'"})
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
_POINTS = re.compile(r"(?<=\w)\.|'")
_NOT_WORD = re.compile(r"[^\w]+")
_INITIALS = re.compile(r"\b(\w) (?=\w\b)")
_ARTICLE_OR_POSSESSIVE = re.compile(r"[Tt\s]|.*[^a-rt-zA-RT-Z]$", re.DOTALL)
_ARTICLES = frozenset(
    {"al", "el", "ad", "ed", "as", "es", "ash", "esh", "at", "et", "az", "ez", "an", "en", "ar", "er", "ul", "ud", "us"}
)
_DIGRAPHS = (("dh", "d"), ("gh", "g"), ("kh", "k"), ("th", "t"), ("sh", "s"), ("ch", "s"), ("ph", "f"))
_SOUNDS = str.maketrans({"q": "k", "c": "k", "p": "b", "v": "w"})
_SOFT = re.compile(r"[aeiouwyh]")
_DOUBLED = re.compile(r"(.)\1+")


def plain_name(name: str) -> str:
    """The name with plain apostrophes and single spaces, without "the" before it and the possessive behind."""
    if "`" in name or not name.isascii():
        name = name.translate(_APOSTROPHES)
    words = " ".join(name.split())
    if words[:4].lower() == "the ":
        words = words[4:]
    if words.endswith("'s"):
        return words[:-2]
    return words[:-1] if words.endswith("s'") else words


def folded(name: str) -> str:
    """The name in lower case without accents, points and hyphens: "U.S." and "us", "Deir ez-Zor" and "deir ez zor".

    Initials stand together, as "J.B." and "J. B." are both written. A plus is a word of its own, for what bears it is
    another thing than what bears the name alone.
    """
    if name.isascii() and name.replace(" ", "").isalnum() and (plain := _of_words(name.lower().split())):
        return plain  # most names need no more than that
    name = plain_name(name).lower().replace("+", " plus")
    if not name.isascii():
        marked = unicodedata.normalize("NFKD", name.translate(_LETTERS))
        name = "".join(letter for letter in marked if not unicodedata.combining(letter)).lower()
    if name.isalnum():
        return name
    return _INITIALS.sub(r"\1", _NOT_WORD.sub(" ", _POINTS.sub("", name)).strip())


def _of_words(words: list[str]) -> str:
    """A name of plain words, without the article before it; "" where initials may have to be joined."""
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words) if words and min(map(len, words)) > 1 else ""


def skeleton(name: str) -> str:
    """The hard consonants of a name, without Arabic articles: one form for most ways to write an Arabic name.

    "Deir ez-Zor", "Dayr al-Zawr" and "Dayr Az Zawr" are all "drzr"; "" where fewer than three consonants remain.
    """
    return skeleton_of(folded(name))


def skeleton_of(plain: str) -> str:
    """The skeleton of a name that is folded already."""
    bones = "".join([_bone(word) for word in plain.split() if word not in _ARTICLES])
    return bones if len(bones) > 2 else ""  # noqa: PLR2004 - two consonants name too many things


@lru_cache(maxsize=65_536)  # words are few, names are many
def _bone(word: str) -> str:
    for digraph, letter in _DIGRAPHS:
        word = word.replace(digraph, letter)
    return _DOUBLED.sub(r"\1", _SOFT.sub("", word.translate(_SOUNDS)))


def in_capitals(name: str) -> str:
    """A short name all in capitals, without points ("U.S." as "US"), so that it is not taken for a word; else ""."""
    if len(name) > _LONGEST_SPELT or not (name.isupper() or _ARTICLE_OR_POSSESSIVE.match(name)):
        return ""
    letters = plain_name(name).replace(".", "").replace(" ", "")
    return letters if letters.isupper() and letters.isalnum() and len(letters) <= LONGEST_ACRONYM else ""
