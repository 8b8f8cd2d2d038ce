"""How well known an item is, from 0 to 1: the one figure that decides between namesakes."""

import math

MOST_SITELINKS = 300  # the best known items have about that many


def prior_of_sitelinks(sitelinks: float) -> float:
    """Of the number of Wikipedias that have an article on the item."""
    return min(1.0, math.log1p(sitelinks) / math.log1p(MOST_SITELINKS))


def prior_of_views(views: float) -> float:
    """Of the page views a month of its English article; ten million are the most."""
    return min(1.0, math.log10(1 + views) / 7)


def prior_of_population(people: float) -> float:
    """Of the number of people living there: .5 for a hundred thousand, .7 for ten million."""
    return min(1.0, math.log10(1 + people) / 10)


def people_of_prior(prior: float) -> float:
    """How many people give such a prior."""
    return float(10 ** (10 * prior) - 1)


def best(*, sitelinks: str = "", views: str = "", population: str = "") -> float:
    """The highest of the priors that are known; 0 when none is."""
    known = (
        (prior_of_sitelinks, sitelinks),
        (prior_of_views, views),
        (prior_of_population, population),
    )
    return max((prior(float(figure)) for prior, figure in known if figure), default=0.0)


def cell(prior: float) -> str:
    """A prior as the catalogue writes it: empty when nothing is known."""
    return f"{prior:.2f}" if prior else ""
