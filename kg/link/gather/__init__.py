"""Builds the starter catalogue from tables of checked facts: `python -m kg.link.gather --help` tells how."""
