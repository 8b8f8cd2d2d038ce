"""The quality card: the headline figures of every suite as a Markdown table, beside those of plain spaCy."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.benchmarks.documents import Json

PERCENT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One figure: where it stands in a suite's result, how it is called, what plain spaCy reaches on dev and test.

    Plain spaCy is the medium pipeline with some 60 lines of code on top: a list of attack verbs, subject and object as
    its ends, numbers before victims, reporting verbs; no coreference, no relations, no links.
    """

    suite: str
    path: str
    label: str
    plain: tuple[float, float] | None = None
    share: bool = True

    def value(self, result: Json) -> float:
        """The figure in a suite's result."""
        found: object = result
        for key in self.path.split("/"):
            found = found[key] if isinstance(found, dict) else None
        return float(found) if isinstance(found, int | float) else 0.0

    def shown(self, figure: float) -> str:
        """Per cent with one digit, or the figure itself with two."""
        return f"{PERCENT * figure:.1f}" if self.share else f"{figure:.2f}"


def _line(suite: str, path: str, label: str, *plain: float) -> Line:
    both = (plain[0] / PERCENT, plain[1] / PERCENT) if plain else None
    return Line(suite=suite, path=path, label=label, plain=both)


SLOTS = "document_level_slot_f1"
LINES = (
    _line("re3d", "entities/strict/micro/f1", "entities, strict F1", 37.1, 38.8),
    _line("re3d", "entities/overlap_lenient/micro/f1", "entities, overlap lenient F1", 56.4, 57.1),
    _line("re3d", "entities/strict/weapon/f1", "weapon, strict F1", 0, 0),
    _line("re3d", "entities/strict/platform/f1", "platform, strict F1", 0, 0),
    _line("re3d", "relations/f1", "relations F1", 0.7, 9.5),
    _line("re3d", "synonyms/coreference/conll", "synonyms, CoNLL F1"),
    _line("gum", "overlap/micro/f1", "mentions, overlap F1"),
    _line("gum", "coreference/conll", "coreference, CoNLL F1"),
    _line("gum", "names_only/precision", "coreference of names, precision"),
    _line("tempeval3", "extent_relaxed/f1", "time extents, relaxed F1", 87.9, 86.4),
    _line("tempeval3", "extent_strict/f1", "time extents, strict F1", 76.4, 76.0),
    _line("tempeval3", "value/f1", "time values F1", 0, 0),
    _line("wikievents", "trigger_classification/f1", "event triggers, classified F1", 64.9, 53.8),
    _line("wikievents", "arguments_document/f1", "event arguments F1", 36.5, 31.8),
    _line("wikievents", "document_classes/f1", "document classes F1", 89.5, 88.1),
    _line("muc4", "incident_detected/f1", "incidents F1", 73.5, 70.8),
    _line("muc4", f"{SLOTS}/partial/micro/f1", "slots, partial F1", 19.3, 29.7),
    _line("counts", "killed/exact", "killed, exact", 80.8, 85.9),
    _line("counts", "injured/exact", "injured, exact", 66.7, 58.8),
    _line("counts", "perpetrator/in_text/share", "perpetrator named in the text", 15.5, 17.5),
    _line("plover", "all/source/share", "source actor", 20.9, 12.9),
    _line("plover", "all/target/share", "target actor", 10.1, 10.5),
    _line("plover", "all/event/share", "event detected", 26.7, 25.5),
    _line("plover", "types/right", "event of the right type"),
    Line(
        suite="quiet",
        path="attack_events_per_1000_words",
        label="false attacks per 1,000 words (lower is better)",
        plain=(1.04, 0.67),
        share=False,
    ),
    _line("polnear", "detection/f1", "attributions F1", 43.0, 42.2),
    _line("polnear", "source_accuracy/accuracy", "their source, accuracy", 92.0, 93.1),
    _line("polnear", "content_tokens/f1", "their content, token F1", 53.4, 51.9),
    _line("linking", "micro/f1", "Wikidata items F1", 0, 0),
    _line("linking", "micro/precision", "Wikidata items, precision", 0, 0),
    _line("html", "f1", "article text, shingle F1", 68.4, 64.6),
)


def card(results: Mapping[str, Json], split: str) -> str:
    """A Markdown table of the suites that were run; figures are per cent where nothing else is said."""
    return "\n".join(_rows(results, split))


def _rows(results: Mapping[str, Json], split: str) -> Iterator[str]:
    yield f"| suite ({split}) | figure | plain spaCy | kg |"
    yield "|---|---|---|---|"
    for line in (line for line in LINES if line.suite in results):
        plain = line.shown(line.plain[split == "test"]) if line.plain else "–"
        yield f"| {line.suite} | {line.label} | {plain} | {line.shown(line.value(results[line.suite]))} |"
