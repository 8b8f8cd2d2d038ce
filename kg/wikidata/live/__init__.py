"""A polite client of Wikidata's own services, used only when it is asked for."""

from kg.wikidata.live.api import Entity, Found, WikidataApi
from kg.wikidata.live.cache import AnswerCache
from kg.wikidata.live.client import Client, Manners, QuestionError, user_agent
from kg.wikidata.live.clock import SYSTEM_CLOCK, Clock, Pace

__all__ = [
    "SYSTEM_CLOCK",
    "AnswerCache",
    "Client",
    "Clock",
    "Entity",
    "Found",
    "Manners",
    "Pace",
    "QuestionError",
    "WikidataApi",
    "user_agent",
]
