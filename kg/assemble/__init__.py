"""RDF begins here: an extraction with its links becomes one article's graph."""

from kg.assemble.assembler import EvidenceMode, make_assembler
from kg.assemble.files import put_file, write_file
from kg.assemble.formats import FORMATS, Format, quads, write
from kg.assemble.rdflib_graph import to_rdflib

__all__ = [
    "FORMATS",
    "EvidenceMode",
    "Format",
    "make_assembler",
    "put_file",
    "quads",
    "to_rdflib",
    "write",
    "write_file",
]
