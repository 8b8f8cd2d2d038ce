"""Gives text in capitals the case that a trained pipeline expects, without changing its length."""

import re

PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
AT_LEAST = 60  # fewer letters may be a headline or an acronym
SHARE = 0.85


def calm(text: str) -> str:
    """The text with every shouted paragraph in sentence case; texts that do not shout come back as they are."""
    return PARAGRAPH.sub(lambda found: _calm_paragraph(found[0]), text) if _shouts(text) else text


def _shouts(text: str) -> bool:
    capitals = sum(map(str.isupper, text))
    return capitals >= AT_LEAST and capitals >= SHARE * sum(map(str.isalpha, text))


def _calm_paragraph(paragraph: str) -> str:
    return WORD.sub(_as_title, paragraph)


def _as_title(word: re.Match[str]) -> str:
    title = word[0][0] + word[0][1:].lower()
    return title if len(title) == len(word[0]) else word[0]
