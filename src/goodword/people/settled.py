"""Which questions still tell something: whoever said A is B, and B is C, need not be asked about A and C."""

from collections.abc import Mapping
from dataclasses import replace

from goodword.nouns import AccountId, Decision, Link, LinkId, PersonId


class Answers:
    """Answers about links, and what follows from them, on top of the people that are known already."""

    def __init__(self, whose: Mapping[AccountId, PersonId]) -> None:
        """Begin with the people as they are, and no answer."""
        self._whose = whose
        self._said: dict[LinkId, Link] = {}

    def take(self, link: Link, decision: Decision | None) -> None:
        """Take an answer in; with None, take it back."""
        self._said.pop(link.id, None)
        if decision is not None:
            self._said[link.id] = replace(link, decision=decision)

    def settle(self, question: Link) -> bool:
        """Whether it follows from the answers that these two are one person, or that they are not."""
        if question.id in self._said:
            return False
        leader: dict[PersonId, PersonId] = {}

        def person(account: AccountId) -> PersonId:
            found = self._whose.get(account, PersonId(account))
            while found in leader:
                found = leader[found]
            return found

        for link in self._said.values():
            if link.decision is Decision.SAME and person(link.left) != person(link.right):
                leader[person(link.left)] = person(link.right)
        asked = {person(question.left), person(question.right)}
        return len(asked) == 1 or any(
            {person(link.left), person(link.right)} == asked
            for link in self._said.values()
            if link.decision is Decision.DIFFERENT
        )
