"""Which case a word is usually written in, as the vectors of a spaCy pipeline tell."""

from functools import cached_property

from spacy.vocab import Vocab


class UsualCase:
    """Chooses among "bomb", "Bomb" and "BOMB": spaCy keeps the keys of its vectors with the commonest form first."""

    def __init__(self, vocab: Vocab) -> None:
        """Read the forms of `vocab`, when the first word is asked for: few articles shout."""
        self._vocab = vocab

    def __call__(self, word: str) -> str:
        """The commonest of the word's forms; in title case when none is known, since most such words are names."""
        return min((word.capitalize(), word.lower(), word.upper()), key=self._rank)

    def _rank(self, form: str) -> int:
        strings = self._vocab.strings
        return self._ranks.get(strings[form], len(self._ranks)) if form in strings else len(self._ranks)

    @cached_property
    def _ranks(self) -> dict[int, int]:
        return {key: rank for rank, key in enumerate(self._vocab.vectors.key2row)}
