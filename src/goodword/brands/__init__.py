"""From praise of a company to the people of it that the owner dealt with."""
