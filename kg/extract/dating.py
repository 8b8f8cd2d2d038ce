"""Finds dating."""

from kg.extract.reading import Finder, Knowledge, Reading
from kg.model import Extraction


def finder(knowledge: Knowledge) -> Finder:
    """A finder of dating."""

    def find(reading: Reading) -> Extraction:
        return reading.extraction

    return find
