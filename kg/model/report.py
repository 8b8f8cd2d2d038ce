"""What validation and verification found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One thing that does not conform, in one plain sentence, with the source sentence where there is one."""

    node: str
    shape: str
    message: str
    sentence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The violations found; an empty report conforms."""

    violations: tuple[Violation, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether nothing was found."""
        return not self.violations
