"""A contact with invented skills, and the question that the tests ask."""

from collections.abc import Callable

import pytest

from goodword.nouns import SkillMatch
from goodword.skills import match_skills

Ask = Callable[..., tuple[SkillMatch, ...]]


@pytest.fixture
def ask() -> Ask:
    def matched(
        text: str, *listed: str, is_addressed: bool = True, lang: str | None = "en"
    ) -> tuple[SkillMatch, ...]:
        return match_skills(
            listed,
            text,
            contact_name="Nora Voss",
            contact_handle="@nora",
            is_addressed=is_addressed,
            lang=lang,
        )

    return matched
