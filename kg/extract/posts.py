"""Finds posts."""

from kg.extract.reading import Finder, Knowledge, Reading
from kg.model import Extraction


def finder(knowledge: Knowledge) -> Finder:
    """A finder of posts."""

    def find(reading: Reading) -> Extraction:
        return reading.extraction

    return find
