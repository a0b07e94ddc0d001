"""Goodword: from your own archives to a signed recommendation.

The folders are the floors of the house; `docs/why/0001-the-house.md` says what each may import.
"""

__version__ = "0.1.0"
