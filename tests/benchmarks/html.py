"""Article extraction benchmark (Scrapinghub/Zyte, 2019): body text of 181 news pages.

dev = ids that begin 0-7, test = the rest.

The published definition: texts are cut into words (runs of letters, digits, underscore), compared as multisets of
shingles of four words (a shorter text is one shingle). For a page, precision = shared shingles / predicted shingles,
recall = shared / gold (1 when both sides have none); precision and recall are averaged over pages and F1 is their
harmonic mean; accuracy = share of pages with the same word sequence. `prepare` writes the HTML pages (texts/ID.html);
the tool's `text` is compared as it stands, with its title line left out when it equals its own `title`.
"""

import gzip
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import orjson

from tests.benchmarks.counting import Examples, ratio
from tests.benchmarks.documents import Document, Json, folder

Shingles = Counter[tuple[str, ...]]
SIZE = 4
POOR = 0.9


def documents(data: Path, split: str) -> list[Document]:
    """The pages of a split."""
    root = folder(data, "article-extraction-benchmark")
    gold = orjson.loads((root / "ground-truth.json").read_bytes())
    wanted = "01234567" if split == "dev" else "89abcdef"
    return [
        Document(id=key, text=_page(root / "html" / f"{key}.html.gz"), gold=row["articleBody"], suffix=".html")
        for key, row in sorted(gold.items())
        if key[0].lower() in wanted
    ]


def _page(path: Path) -> str:
    return gzip.decompress(path.read_bytes()).decode("utf-8", "replace")


def score(documents: Sequence[Document], predictions: Mapping[str, Json], examples: Examples) -> Json:
    """Means over the pages."""
    precision = recall = same = 0.0
    for document in documents:
        ours, theirs = _words(document.gold), _words(_body(predictions.get(document.id, {})))
        a, b = _shingles(ours), _shingles(theirs)
        shared = (a & b).total()
        p, r = (shared / x.total() if x else float(not y) for x, y in ((b, a), (a, b)))
        precision, recall, same = precision + p, recall + r, same + (ours == theirs)
        if min(p, r) < POOR:
            more, less = (b, a) if p < r else (a, b)
            kind = "no text" if not theirs else "too much text" if p < r else "text missing"
            extra = next((" ".join(shingle) for shingle in more if shingle not in less), "")
            examples.add(kind, f"{document.id[:12]} P {p:.2f} R {r:.2f}: {extra!r}")
    return _means(precision, recall, same, len(documents))


def _means(precision: float, recall: float, same: float, pages: int) -> Json:
    p, r = precision / pages, recall / pages
    return {
        "f1": ratio(2 * p * r, p + r),
        "precision": ratio(precision, pages),
        "recall": ratio(recall, pages),
        "accuracy": ratio(same, pages),
        "pages": pages,
    }


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text or "")


def _shingles(tokens: Sequence[str]) -> Shingles:
    last = max(1, len(tokens) - SIZE + 1)
    return Counter(tuple(tokens[i : i + SIZE]) for i in range(last) if tokens)


def _body(prediction: Json) -> str:
    text, title = (prediction.get("text") or "").lstrip(), (prediction.get("title") or "").strip()
    first, _, rest = text.partition("\n")
    return str(rest if title and first.strip() == title else text)


def oracle(documents: Sequence[Document]) -> Iterator[Json]:
    """The gold itself as a prediction."""
    return ({"source": document.id, "text": document.gold} for document in documents)
