"""Build time over bare spaCy on the same texts, in one process and one run.

Bare spaCy is `nlp.pipe(texts)` of the same pipeline with its own settings, as one would write it first.
"""

import gc
import resource
import tempfile
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from kg import pipeline
from kg.annotate import load_pipeline
from kg.errors import ArticleError, UsageError
from kg.model import Article
from kg.settings import Settings

WORDS_ENOUGH = 20_000  # texts are repeated up to this many words, so that one round takes seconds, not moments


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Seconds for bare spaCy and for the whole build over the same texts, and the process's peak memory in MB."""

    articles: int
    tokens: int
    bare_seconds: float
    build_seconds: float
    peak_megabytes: float

    @property
    def ratio(self) -> float:
        """Build time over bare time."""
        return self.build_seconds / self.bare_seconds

    def row(self) -> dict[str, str]:
        """The figures as one printable row."""
        return {
            "articles": str(self.articles),
            "tokens": str(self.tokens),
            "bare_seconds": f"{self.bare_seconds:.2f}",
            "build_seconds": f"{self.build_seconds:.2f}",
            "ratio": f"{self.ratio:.3f}",
            "tokens_per_second": f"{self.tokens / self.build_seconds:.0f}",
            "peak_megabytes": f"{self.peak_megabytes:.0f}",
        }


def measure_speed(source: str, settings: Settings, *, repeat: int) -> Speed:
    """The speed on the articles of a source; rounds alternate, and the quickest of each side counts."""
    articles = [one for one in pipeline.read([source], settings) if isinstance(one, Article)]
    if not articles:
        raise UsageError(f"{source}: no article to measure on")
    texts = [one.text for one in articles]
    nlp, stages = load_pipeline(settings.model), pipeline.make_stages(settings)
    times = 1 + WORDS_ENOUGH // max(1, sum(len(text.split()) for text in texts))
    tokens = times * sum(len(doc) for doc in nlp.pipe(texts))
    bare, whole = [], []
    with tempfile.TemporaryDirectory() as folder:
        written = replace(settings, out=folder)
        for _ in range(repeat):
            bare.append(_seconds(lambda: deque(nlp.pipe(texts * times), maxlen=0)))
            whole.append(_seconds(lambda: _build(stages, articles * times, written)))
    return Speed(
        articles=times * len(articles),
        tokens=tokens,
        bare_seconds=min(bare),
        build_seconds=min(whole),
        peak_megabytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def _build(stages: pipeline.Stages, articles: list[Article], settings: Settings) -> None:
    for built in pipeline.build(stages, articles, failed=_refuse):
        pipeline.write_files(built.graph, settings)


def _refuse(error: ArticleError) -> None:
    raise error


def _seconds(run: Callable[[], object]) -> float:
    gc.collect()
    started = time.perf_counter()
    run()
    return time.perf_counter() - started
