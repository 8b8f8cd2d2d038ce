"""The finder of claims: cues to drafts, drafts to claims, claims to statuses."""

from kg.extract.claims.arguments import Words
from kg.extract.claims.building import claims_of
from kg.extract.claims.commitments import deeds
from kg.extract.claims.cue_table import cue_table
from kg.extract.claims.drafting import Drafter
from kg.extract.claims.status import with_statuses
from kg.extract.reading import Finder, Knowledge, Reading
from kg.model import Extraction


def finder(knowledge: Knowledge) -> Finder:
    """A finder of claims, which also settles whose word each event, count, relation and post is."""
    schema = knowledge.schema
    drafter = Drafter(table=cue_table(schema.cues), conveying=schema.listed("CarryingNouns"))
    outlets = schema.listed("NewsCarrierWords")
    done = deeds(schema)
    words = Words(hedges=schema.listed("HedgeWords"), claiming=schema.listed("ClaimingVerb"))

    def find(reading: Reading) -> Extraction:
        found = claims_of(reading, drafter.drafts(reading.doc, reading.text), outlets, done)
        return with_statuses(reading, found, words)

    return find
