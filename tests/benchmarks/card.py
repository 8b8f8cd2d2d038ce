"""The quality card."""


def card(results, split):
    return ""
