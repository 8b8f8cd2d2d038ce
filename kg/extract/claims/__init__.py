"""Finds claims: who says what, with which words, carried by whom; and gives every fact the status that follows."""

from kg.extract.claims.finding import finder

__all__ = ["finder"]
