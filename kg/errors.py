"""Every error this package raises on purpose, as a tree: `KgError` is the root.

`ArticleError` skips one article and the run goes on; anything else stops the run.
"""


class KgError(Exception):
    """Something the user can mend; its text says what, where and what to do."""


class ArticleError(KgError):
    """One article cannot be used; it is reported and the run goes on."""


class UsageError(KgError):
    """Wrong use: an unknown name, an option that does not fit, a file that is not there."""


class SettingsError(UsageError):
    """`kg.toml`, the environment or an option holds something that cannot be used."""


class SchemaError(KgError):
    """The ontology holds something that cannot be read."""


class ModelError(KgError):
    """The spaCy pipeline is missing, or its weights are not the pinned ones."""


class LinkError(KgError):
    """A linker's source did not answer or cannot be read."""


class NoAnswerError(LinkError):
    """A service has no answer that can be used: the run can go on without it. `reason` is the short of it."""

    def __init__(self, reason: str, detail: str) -> None:
        """Of what happened in a few words, and where, why and what to do."""
        super().__init__(f"{reason}: {detail}")
        self.reason = reason


class StoreError(KgError):
    """A store cannot be opened, read or written."""


class QueryError(UsageError):
    """An unknown query, a wrong parameter or a SPARQL syntax error."""


class OutputError(UsageError):
    """A file or folder cannot be written."""
