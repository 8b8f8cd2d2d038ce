"""Finds wording: loaded terms and scare quotes, whom or what they are about, and whose words they are."""

from kg.extract.wording.finding import finder

__all__ = ["finder"]
