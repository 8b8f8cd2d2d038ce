"""Finds expressions of time and works out the moments they stand for."""

from kg.extract.times.finding import finder

__all__ = ["finder"]
