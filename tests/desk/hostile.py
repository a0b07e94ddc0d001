"""An archive of X whose words and names are hostile: markup, script, a line of a megabyte, turned writing."""

from pathlib import Path

from tests.x_archive import account, mention, of_tweets, tweet, zipped

SCRIPT = "<script>alert(1)</script><style>*{display:none}</style><img src=x onerror=alert(1)>"
HOSTILE = f"Thank you @eve for the review of our tide tables {SCRIPT} " + "x" * 1_000_000
NAME = 'Eve "><svg onload=alert(1)> \u202egnp.exe ' + "Donaudampfschifffahrts" * 5
PERSON = "x:5"
"""Who bears that name."""


def hostile_archive(path: Path) -> Path:
    """The archive, written there."""
    owner = account("9", "rosa", "Rosa Lind", email="r@example.com")
    return zipped(path, of_tweets(owner, [tweet(1, HOSTILE, mentions=[mention("5", "eve", NAME)])]))
