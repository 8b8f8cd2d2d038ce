"""Numbers in words as numbers."""

from collections.abc import Sequence

HUNDRED, THOUSAND = 100, 1000
CENTURIES = range(11, 21)  # "nineteen ninety-seven", "twenty twenty"
TENS = range(10, 100)


def read_numbers(words: Sequence[int]) -> tuple[int, bool]:
    """The number that number words make together, and whether they can only name a year."""
    if len(words) in {2, 3} and words[0] in CENTURIES and sum(words[1:]) in TENS and words[1] in TENS:
        return words[0] * HUNDRED + sum(words[1:]), True
    total = group = 0
    for word in words:
        if word >= THOUSAND:
            total, group = total + max(group, 1) * word, 0
        elif word == HUNDRED:
            group = max(group, 1) * HUNDRED
        else:
            group += word
    return total + group, False
