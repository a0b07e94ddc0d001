"""An archive of X whose words and names are hostile: markup, script, a line of a megabyte, turned writing."""

import json
import zipfile
from pathlib import Path

SCRIPT = "<script>alert(1)</script><style>*{display:none}</style><img src=x onerror=alert(1)>"
HOSTILE = f"Thank you @eve for the review of our tide tables {SCRIPT} " + "x" * 1_000_000
NAME = 'Eve "><svg onload=alert(1)> \u202egnp.exe ' + "Donaudampfschifffahrts" * 5
PERSON = "x:5"
"""Who bears that name."""


def hostile_archive(path: Path) -> Path:
    """The archive, written there."""
    owner = {
        "accountId": "9",
        "username": "rosa",
        "accountDisplayName": "Rosa Lind",
        "email": "r@example.com",
    }
    tweet = {
        "id_str": "1000000000000000001",
        "full_text": HOSTILE,
        "created_at": "Tue Mar 05 10:00:00 +0000 2019",
        "entities": {"user_mentions": [{"screen_name": "eve", "id_str": "5", "name": NAME}]},
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data/account.js", f"window.YTD.account.part0 = {json.dumps([{'account': owner}])}")
        archive.writestr("data/tweets.js", f"window.YTD.tweets.part0 = {json.dumps([{'tweet': tweet}])}")
    return path
