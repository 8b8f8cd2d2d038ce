"""Whose word each event is."""

from dataclasses import replace

from kg.extract.reading import Reading
from kg.model import Claim, Extraction


def with_statuses(reading: Reading, claims: tuple[Claim, ...]) -> Extraction:
    """The extraction with its claims."""
    return replace(reading.extraction, claims=claims)
