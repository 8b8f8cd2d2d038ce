"""What the server counts of itself, for Prometheus."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Figures:
    """Counters and gauges in a registry of their own: two servers in one process count apart."""

    def __init__(self) -> None:
        """Count from zero."""
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "kg_requests", "Requests answered.", ("place", "method", "status"), registry=self.registry
        )
        self.seconds = Histogram(
            "kg_request_seconds", "How long requests took.", ("place",), buckets=SECONDS, registry=self.registry
        )
        self.replies = Counter("kg_queries", "Queries, by what became of them.", ("outcome",), registry=self.registry)
        self.running = Gauge("kg_queries_running", "Queries that are being answered.", registry=self.registry)
        self.waiting = Gauge("kg_queries_waiting", "Queries that wait for their turn.", registry=self.registry)
