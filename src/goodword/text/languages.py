"""Tags of languages (BCP 47)."""


def primary_language(tag: str) -> str:
    """The language of a tag without script, region and the rest, in lower case: `pt` of `pt-BR`."""
    return tag.replace("_", "-").partition("-")[0].casefold()
