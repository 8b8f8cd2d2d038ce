"""A polite client of Wikidata's own services, used only when it is asked for."""

from kg.wikidata.live.api import Entity, Found, Hit, WikidataApi
from kg.wikidata.live.cache import AnswerCache
from kg.wikidata.live.classes import Above, ClimbedKinds
from kg.wikidata.live.client import Client
from kg.wikidata.live.clock import SYSTEM_CLOCK, Clock, Pace
from kg.wikidata.live.patience import Manners, QuestionError, user_agent

__all__ = [
    "SYSTEM_CLOCK",
    "Above",
    "AnswerCache",
    "Client",
    "ClimbedKinds",
    "Clock",
    "Entity",
    "Found",
    "Hit",
    "Manners",
    "Pace",
    "QuestionError",
    "WikidataApi",
    "user_agent",
]
