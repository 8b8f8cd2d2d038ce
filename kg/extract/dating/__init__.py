"""Gives events the moments that the text gives them."""

from kg.extract.dating.finding import finder

__all__ = ["finder"]
