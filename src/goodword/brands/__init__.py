"""From praise of a company to the people of it that the owner dealt with."""

from goodword.brands.find import ContactsWith, praised_companies

__all__ = ["ContactsWith", "praised_companies"]
