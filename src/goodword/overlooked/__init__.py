"""Whom the owner thanked, praised and learned from, and has never recommended."""

from goodword.overlooked.find import find_overlooked
from goodword.overlooked.standing import last_time, sentences, where_i_stand

__all__ = ["find_overlooked", "last_time", "sentences", "where_i_stand"]
