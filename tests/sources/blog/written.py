"""Feeds, exports and posts made by code, and what was read of them."""

from pathlib import Path

from goodword.archive import open_archive
from goodword.nouns import Exchange, Record, Skipped
from goodword.sources.blog import Blog

PATIENCE = 20.0
"""Seconds, on a machine that does much else; without bounds these take minutes."""


def read(path: Path) -> list[Record]:
    with open_archive(path) as archive:
        assert Blog().identifies(archive)
        Blog().owner(archive)
        return list(Blog().read(archive))


def made(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def exchanges(records: list[Record]) -> list[Exchange]:
    return [record for record in records if isinstance(record, Exchange)]


def texts(records: list[Record]) -> list[str]:
    return [one.text for one in exchanges(records)]


def reasons(records: list[Record]) -> list[str]:
    return [record.reason for record in records if isinstance(record, Skipped)]


def rss(*items: str, head: str = "", start: str = '<?xml version="1.0"?>') -> str:
    inside = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'{start}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Notes</title><link>https://mira.example/</link>{head}{inside}</channel></rss>"
    )


def post(html: str, number: int = 1) -> str:
    return f"<guid>https://mira.example/{number}</guid><description><![CDATA[{html}]]></description>"


def wxr(*items: str, start: str = "") -> str:
    inside = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0"?>{start}<rss xmlns:wp="http://wordpress.org/export/1.2/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><link>https://mira.example</link>'
        f"{inside}</channel></rss>"
    )


def wordpress_post(text: str, number: int = 1) -> str:
    return (
        f"<guid>https://mira.example/?p={number}</guid><content:encoded><![CDATA[{text}]]></content:encoded>"
        "<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>"
    )
