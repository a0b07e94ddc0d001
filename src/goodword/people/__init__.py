"""Who is who: hard keys join, likeness only asks, and the owner's word stands above both."""

from goodword.people.called import Called, Contact, Mention, account_in, meant
from goodword.people.find import find_person
from goodword.people.keys import hard_links
from goodword.people.merge import merge
from goodword.people.proposals import propose_links
from goodword.people.settled import Answers

PEOPLE_VERSION = "4"
"""Changes whenever the same accounts and decisions may give other people or links."""

__all__ = [
    "PEOPLE_VERSION",
    "Answers",
    "Called",
    "Contact",
    "Mention",
    "account_in",
    "find_person",
    "hard_links",
    "meant",
    "merge",
    "propose_links",
]
