import re
from base64 import b64encode
from hashlib import sha256

from goodword.credential.reasons import SENTENCES
from goodword.publish import verify_page


def part(name: str) -> str:
    found = re.search(rf"<{name}>(.*?)</{name}>", verify_page().decode(), re.DOTALL)
    assert found is not None
    return found[1]


def policy() -> str:
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', verify_page().decode())
    assert found is not None
    return found[1].replace("&#39;", "'")


def test_script_and_style_are_pinned_by_their_digests() -> None:
    for name in ("script", "style"):
        digest = b64encode(sha256(part(name).encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy()


def test_the_page_may_not_connect_to_anything() -> None:
    assert "default-src 'none'" in policy()
    assert "connect-src 'none'" in policy()
    assert "form-action 'none'" in policy()
    assert not re.search(r"\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|import\(|eval\(", part("script"))


def test_the_page_knows_every_sentence_of_the_command_line() -> None:
    for key in SENTENCES:
        assert f'"{key}":' in part("script")


def test_nothing_from_a_file_can_become_markup() -> None:
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write", part("script"))


def test_the_page_is_one_file_of_moderate_size() -> None:
    page = verify_page().decode()
    assert len(page.encode()) <= 70_000
    assert not re.search(r"<(?:link|script|img)[^>]+(?:src|href)=\"(?!data:)", page)
