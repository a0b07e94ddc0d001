"""`verify.html`: one file that checks a signed recommendation in the browser, offline."""

from functools import cache

import msgspec

from goodword.credential.reasons import SENTENCES
from goodword.publish.html import render
from goodword.text.shipped import shipped_text

_ONLY_HERE = {
    "unreadable": "Found {}; expected a signed recommendation (JSON).",
    "no-ed25519": "This browser does not know signatures of the kind Ed25519. Use a newer one, "
    "or check the file with `goodword verify`.",
}
"""What only a page in a browser has to say."""
_PARTS = ("0_paper.js", "1_json.js", "2_signature.js", "3_endorsement.js", "3_status.js", "4_page.js")


@cache
def verify_page() -> bytes:
    """The page, whole: style, script and sentences inside it, each pinned by its digest.

    It may make no connection (`connect-src 'none'`). The sentences are those of `goodword
    verify`, so that both answer in the same words.
    """
    return render(
        "verify.html.jinja",
        styles=("tokens.css", "verify.css"),
        script=_script(),
    ).encode()


def _script() -> str:
    sentences = {str(key): sentence for key, sentence in SENTENCES.items()} | _ONLY_HERE
    table = msgspec.json.encode(sentences).decode()
    parts = (shipped_text("goodword.publish", f"verify/{name}") for name in _PARTS)
    return '"use strict";\n' + f"const SENTENCES = {table};\n" + "".join(parts)
