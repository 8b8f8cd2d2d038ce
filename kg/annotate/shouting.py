"""Gives text in capitals the case that a trained pipeline expects, without changing its length."""

import re
from collections.abc import Callable, Iterator

CaseOf = Callable[[str], str]  # a word in capitals, in the case it is usually written in

PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
WORD = re.compile(r"[^\W\d_]+")
ENDED = re.compile(r"[.!?:\]][\"')\s]*\s|--\s")  # what stands before the first word of a sentence
CLITICS = frozenset({"S", "T", "D", "M", "LL", "RE", "VE"})
AT_LEAST = 60  # fewer letters may be a headline or an acronym
SHARE = 0.85


def calm(text: str, case_of: CaseOf = str.capitalize) -> str:
    """The text with every shouted paragraph in sentence case; texts that do not shout come back as they are."""
    return PARAGRAPH.sub(lambda found: "".join(_calmed(found[0], case_of)), text) if _shouts(text) else text


def _shouts(text: str) -> bool:
    capitals = sum(map(str.isupper, text))
    return capitals >= AT_LEAST and capitals >= SHARE * sum(map(str.isalpha, text))


def _calmed(paragraph: str, case_of: CaseOf) -> Iterator[str]:
    """The paragraph's words in their usual case, each first word of a sentence in title case, and what parts them."""
    last = ""
    end = 0
    for word in WORD.finditer(paragraph):
        gap = paragraph[end : word.start()]
        end = word.end()
        yield gap
        yield _in_case(word[0], case_of, begins=not last or _begins(gap, last), clitic=gap in {"'", "’"})
        last = word[0]
    yield paragraph[end:]


def _begins(gap: str, last: str) -> bool:
    """Whether a sentence begins after `gap`; the point after a single letter is an initial's."""
    return ENDED.match(gap) is not None and (len(last) > 1 or not gap.startswith("."))


def _in_case(word: str, case_of: CaseOf, *, begins: bool, clitic: bool) -> str:
    usual = word.lower() if clitic and word in CLITICS else case_of(word)
    if begins and usual.islower():
        usual = usual.capitalize()
    return usual if len(usual) == len(word) else word
