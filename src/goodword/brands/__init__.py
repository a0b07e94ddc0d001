"""From praise of a company to the people of it that the owner dealt with."""

from goodword.brands.find import praised_companies

__all__ = ["praised_companies"]
