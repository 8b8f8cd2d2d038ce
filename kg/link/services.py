"""The services that items may come from, opened as the settings say; nothing is asked before the first article."""

from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__
from kg.link.asked import LinkSettings
from kg.link.source import Source
from kg.wikidata.types import TYPES

if TYPE_CHECKING:
    from kg.wikidata.live import WikidataApi

__all__ = ["open_api", "open_live", "open_sparql"]


def open_live(settings: LinkSettings) -> Source:
    """Wikidata's API as a source of items."""
    from kg.link.live_source import LiveSource

    return LiveSource(open_api(settings), TYPES)


def open_sparql(settings: LinkSettings) -> Source:
    """A SPARQL endpoint as a source of items."""
    raise NotImplementedError(settings.endpoint)


def open_api(settings: LinkSettings, *, languages: str = "en|mul") -> "WikidataApi":
    """A client of Wikidata's API, over a new session and the user's cache."""
    import requests

    from kg.wikidata.live import SYSTEM_CLOCK, AnswerCache, Client, Manners, WikidataApi, user_agent

    manners = Manners(agent=user_agent(__version__, settings.contact), rate=settings.rate)
    client = Client(settings.wikidata_api, session=requests.Session(), clock=SYSTEM_CLOCK, manners=manners)
    cache = AnswerCache(Path(settings.cache).expanduser(), days=settings.cache_days, clock=SYSTEM_CLOCK)
    return WikidataApi(client, cache, url=settings.wikidata_api, languages=languages)
