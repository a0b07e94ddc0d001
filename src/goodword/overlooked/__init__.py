"""Whom the owner thanked, praised and learned from, and has never recommended."""

from goodword.overlooked.find import (
    MOST_BEST,
    described,
    find_overlooked,
    in_order,
    ranked,
    recommended,
    strongest,
    waiting,
)
from goodword.overlooked.namesakes import namesakes_of, recommended_by_name
from goodword.overlooked.order import ORDER_VERSION
from goodword.overlooked.standing import last_time, sentences, where_i_stand

__all__ = [
    "MOST_BEST",
    "ORDER_VERSION",
    "described",
    "find_overlooked",
    "in_order",
    "last_time",
    "namesakes_of",
    "ranked",
    "recommended",
    "recommended_by_name",
    "sentences",
    "strongest",
    "waiting",
    "where_i_stand",
]
