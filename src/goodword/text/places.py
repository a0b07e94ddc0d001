"""What people call the places that archives come from."""

_PLACES = {
    "linkedin": "LinkedIn", "x": "X", "mastodon": "Mastodon", "bluesky": "Bluesky", "slack": "Slack",
    "git": "Git", "mail": "e-mail", "github": "GitHub", "blog": "a blog",
    "contacts": "your contacts", "profile": "their résumé",
}  # fmt: skip


def place_name(source: str) -> str:
    """The name of a source as people write it: `LinkedIn` for `linkedin`; one not known here as it is."""
    return _PLACES.get(source, source)


def said_where(source: str, *, is_private: bool) -> str:
    """Where something was said, as a clause: "on X", "in a message on LinkedIn", "by e-mail"."""
    if source == "mail":
        return "by e-mail"
    if source == "git":
        return "in a commit"
    return f"{'in a message ' if is_private else ''}on {place_name(source)}"
