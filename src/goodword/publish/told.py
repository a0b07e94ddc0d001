"""A sentence of the catalogue with the facts that go into it, before it becomes HTML or paper."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from goodword.publish.html import said


@dataclass(frozen=True, slots=True)
class Told:
    """`template` with `{name}` places, and what stands there; facts come from the signed file."""

    template: str
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def html(self) -> Markup:
        """The sentence as HTML, each fact isolated and made harmless."""
        return said(self.template, **self.facts)
