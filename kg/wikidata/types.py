"""Which of Wikidata's classes are things of the news, and of which type: a class below one of them is so too."""

from collections.abc import Mapping
from types import MappingProxyType

from kg.model import EntityType, Qid

__all__ = ["TYPES"]

_CLASSES: Mapping[EntityType, str] = {
    EntityType.PERSON: "Q5",
    EntityType.ORGANISATION: "Q43229 Q7278 Q783794 Q4830453 Q772547 Q781132 Q192283 Q11032 Q1110794 Q11033 Q1002697 "
    "Q1616075 Q14350 Q11204 Q35749 Q327333 Q2659904 Q484652 Q17127659 Q7188 Q215380 Q476028 Q46970 Q3918 Q31855",
    EntityType.PLACE: "Q56061 Q486972 Q515 Q532 Q3957 Q1549591 Q5119 Q6256 Q3624078 Q3024240 Q5107 Q82794 Q15642541 "
    "Q618123 Q2221906 Q27096213 Q23442 Q15324 Q165 Q8502 Q8514 Q271669 Q10864048",
    EntityType.FACILITY: "Q41176 Q811979 Q13226383 Q1497364 Q1248784 Q62447 Q695850 Q16917 Q40357 Q483110 Q32815 "
    "Q16970",
    EntityType.EVENT: "Q1656682 Q1190554 Q198 Q178561 Q350604 Q40231",
}
TYPES: Mapping[Qid, EntityType] = MappingProxyType(
    {Qid(kind): type_ for type_, kinds in _CLASSES.items() for kind in kinds.split()}
)
