"""The services that items may come from, opened as the settings say; nothing is asked before the first article."""

from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__
from kg.link.asked import LinkSettings
from kg.link.source import Source
from kg.wikidata.kinds import read_roots

if TYPE_CHECKING:
    from kg.wikidata.live import AnswerCache, Manners, WikidataApi

__all__ = ["open_api", "open_live", "open_sparql"]

LONGEST_SILENCE, LONGEST_QUERY = 20.0, 65.0  # seconds; the public query service works on a query for a minute at most


def open_live(settings: LinkSettings) -> Source:
    """Wikidata's API as a source of items."""
    from kg.link.live_source import LiveSource

    return LiveSource(open_api(settings), read_roots())


def open_sparql(settings: LinkSettings) -> Source:
    """A SPARQL endpoint as a source of items."""
    import SPARQLWrapper

    from kg.link.sparql_source import SparqlSource
    from kg.wikidata.live import SYSTEM_CLOCK
    from kg.wikidata.live.endpoint import Endpoint

    manners = _manners(settings, f"SPARQLWrapper/{SPARQLWrapper.__version__}", timeout=LONGEST_QUERY)
    endpoint = Endpoint(settings.endpoint, cache=_cache(settings), clock=SYSTEM_CLOCK, manners=manners)
    return SparqlSource(endpoint, read_roots())


def open_api(settings: LinkSettings, *, languages: str = "en|mul") -> "WikidataApi":
    """A client of Wikidata's API, over a new session and the user's cache."""
    import requests

    from kg.wikidata.live import SYSTEM_CLOCK, Client, WikidataApi

    manners = _manners(settings, f"python-requests/{requests.__version__}", timeout=LONGEST_SILENCE)
    client = Client(settings.wikidata_api, session=requests.Session(), clock=SYSTEM_CLOCK, manners=manners)
    return WikidataApi(client, _cache(settings), url=settings.wikidata_api, languages=languages)


def _manners(settings: LinkSettings, library: str, *, timeout: float) -> "Manners":
    from kg.wikidata.live import Manners, user_agent

    agent = user_agent(__version__, settings.contact, library)
    return Manners(agent=agent, rate=settings.rate, timeout=timeout, whole=3 * timeout)


def _cache(settings: LinkSettings) -> "AnswerCache":
    from kg.wikidata.live import SYSTEM_CLOCK, AnswerCache

    return AnswerCache(Path(settings.cache).expanduser(), days=settings.cache_days, clock=SYSTEM_CLOCK)
