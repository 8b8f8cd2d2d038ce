"""Finds mentions and entities: names, descriptions, quantities and pronouns, and which of them are one thing."""

from kg.extract.entities.finder import finder, voting_finder

__all__ = ["finder", "voting_finder"]
