"""The finder: names, descriptions, quantities and pronouns of one article, and the entities they are about."""

from collections.abc import Iterable
from dataclasses import replace

from kg.extract.entities.descriptions import Described
from kg.extract.entities.discourse import Talk, talks
from kg.extract.entities.drafts import Draft, Page, page
from kg.extract.entities.equations import equate
from kg.extract.entities.lexicon import compile_lexicon
from kg.extract.entities.measures import coordinates, quantities
from kg.extract.entities.mentions import MentionFinder
from kg.extract.entities.names import names_in
from kg.extract.entities.naming import same_things
from kg.extract.entities.pronouns import Antecedents
from kg.extract.entities.things import entities_and_mentions
from kg.extract.entities.types import types_of_names
from kg.extract.entities.voting import Vote, as_ruled, voter
from kg.extract.entities.voting_candidates import Ballot
from kg.extract.entities.voting_network import load_network
from kg.extract.reading import Finder, Knowledge, Reading
from kg.model import Extraction
from kg.stages import Gazetteer


def finder(knowledge: Knowledge) -> Finder:
    """A finder of mentions and entities by rules alone."""
    return _finder(knowledge, as_ruled)


def voting_finder(knowledge: Knowledge) -> Finder:
    """A finder of mentions and entities by a vote of the rules and the trained network."""
    return _finder(knowledge, voter(load_network()))


def _finder(knowledge: Knowledge, vote: Vote) -> Finder:
    lexicon = compile_lexicon(knowledge.schema)

    def find(reading: Reading) -> Extraction:
        sheet = page(reading.doc, lexicon)
        ballot = ruled(sheet, knowledge.gazetteer)
        elected = vote(ballot)
        names = [name for name in ballot.names if name.key in elected.types]
        said = talks(sheet, in_order(elected.drafts), same_things(sheet, names, elected.types))
        equate(sheet, said)
        described = Described(sheet, said)
        for talk in said:
            described.resolve(talk)
        said = [talk for talk in said if not talk.draft.inner or talk.key in described.traits.named]
        resolved = sorted([*said, *Antecedents(sheet, said).resolved()], key=_span)
        mentions, entities = entities_and_mentions(sheet, reading.text, [(talk.draft, talk.key) for talk in resolved])
        return replace(reading.extraction, mentions=mentions, entities=entities)

    return find


def ruled(page: Page, gazetteer: Gazetteer) -> Ballot:
    """What the rules find on a page, before anybody votes on it."""
    found = names_in(page, gazetteer)
    types = types_of_names(page, found, gazetteer)
    names = [name for name in found if name.key in types]
    drafts = in_order([*coordinates(page), *MentionFinder(page, names, types).drafts(), *quantities(page)])
    return Ballot(page=page, names=found, types=types, drafts=drafts, gazetteer=gazetteer)


def in_order(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts sorted by span, the first one of each span alone."""
    by_span: dict[tuple[int, int], Draft] = {}
    for draft in drafts:
        by_span.setdefault((draft.start, draft.end), draft)
    return [by_span[span] for span in sorted(by_span)]


def _span(talk: Talk) -> tuple[int, int]:
    return talk.draft.start, talk.draft.end
