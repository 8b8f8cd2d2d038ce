"""Reads mentions, entities, times and facts out of an annotated article."""
