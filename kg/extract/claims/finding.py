"""The finder of claims: cues to drafts, drafts to claims, claims to statuses."""

from kg.extract.claims.building import claims_of
from kg.extract.claims.cue_table import cue_table
from kg.extract.claims.drafting import drafts
from kg.extract.claims.status import with_statuses
from kg.extract.reading import Finder, Knowledge, Reading
from kg.model import Extraction


def finder(knowledge: Knowledge) -> Finder:
    """A finder of claims, which also settles whose word each event, count, relation and post is."""
    table = cue_table(knowledge.schema.cues)
    hedges = knowledge.schema.listed("HedgeWords")
    outlets = knowledge.schema.listed("NewsCarrierWords")

    def find(reading: Reading) -> Extraction:
        found = claims_of(reading, drafts(reading.doc, reading.text, table), outlets)
        return with_statuses(reading, found, hedges)

    return find
