"""What linkers are told by the settings."""

from typing import Protocol

__all__ = ["LinkSettings"]


class LinkSettings(Protocol):
    """What linkers are told: `kg.settings.Settings` has these fields, and says what they mean."""

    @property
    def linker(self) -> tuple[str, ...]:
        """The linkers' names, in the order in which they are asked."""
        ...

    @property
    def index(self) -> str | None:
        """The file that `kg wikidata index` wrote."""
        ...

    @property
    def decisions(self) -> str:
        """The table of people's decisions, which need not be there."""
        ...

    @property
    def wikidata_api(self) -> str:
        """The URL of Wikidata's API."""
        ...

    @property
    def endpoint(self) -> str:
        """The URL of a SPARQL endpoint that holds Wikidata's RDF."""
        ...

    @property
    def contact(self) -> str | None:
        """Where those who run a service can reach the user."""
        ...

    @property
    def rate(self) -> float:
        """Requests a second, at most."""
        ...

    @property
    def cache(self) -> str:
        """The folder that keeps services' answers."""
        ...

    @property
    def cache_days(self) -> float:
        """After how many days an answer is asked for again."""
        ...
