"""What a magazine and its authors say of the checks themselves."""

from __future__ import annotations

from dataclasses import dataclass

from hm.model.diagnostic import Severity
from hm.model.place import Place


@dataclass(frozen=True, slots=True)
class Setting:
    """A rule's severity as magazine.yaml sets it, under ``checks``."""

    rule: str
    """As written: there may be no such rule."""
    severity: Severity | None
    """None where the rule is off."""
    place: Place
    """Where the rule is named."""


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment that silences a rule for the block after it: ``hm: ignore missing-alt``."""

    rule: str
    """As written: there may be no such rule. Empty where the comment names none."""
    place: Place
    """Where the rule is named; of a comment without one, the comment."""
    first: int
    """The first line that it is silenced in."""
    last: int
    """The last of them; one before ``first`` where no block follows."""

    def covers(self, rule: str, place: Place) -> bool:
        """Whether a fault that a rule finds at a place is to be silenced."""
        return (
            rule == self.rule
            and place.path == self.place.path
            and self.first <= place.line <= self.last
        )
