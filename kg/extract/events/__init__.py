"""Finds events: what happened, who did it to whom, with what and where, whether it did, each event once."""

from kg.extract.events.find import finder

__all__ = ["finder"]
