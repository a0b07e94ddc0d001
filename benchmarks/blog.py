"""Make a big invented export of WordPress, and measure how it is read (`beside.py` says how to call it).

Posts of some 4 KB with three links, a quotation and three comments each. The floor is expat, run
over the same bytes with handlers that do nothing.
"""

import random
from pathlib import Path
from xml.parsers.expat import ParserCreate

from beside import Bench, main

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>Notes</title><link>https://mira.example</link><language>en</language>
<wp:author><wp:author_login>mira</wp:author_login><wp:author_email>mira@fjord.example</wp:author_email>
<wp:author_display_name>Mira Solberg</wp:author_display_name></wp:author>
"""
SENTENCES = (
    "The gauge at the outer quay counts from another zero than the inner one.",
    "I wrote it down the same evening, with the day, and then I forgot about it.",
    "Nobody reads a timetable for pleasure, so it had better be right.",
    "We walked out to the lamps at low water and back before it turned.",
)


def post(rng: random.Random, number: int) -> str:
    """A published post with its comments."""
    paragraphs = [" ".join(rng.choices(SENTENCES, k=8)) for _ in range(5)]
    links = [f'<a href="https://fjord.example/@p{rng.randrange(500)}">Ana Ruiz</a>' for _ in range(3)]
    paragraphs.insert(
        2, f"Thank you, {links[0]}, for the tables, and {links[1]} and {links[2]} for the lamps."
    )
    paragraphs.insert(3, "<blockquote>You were there, too.</blockquote>")
    text = "\n\n".join(paragraphs)
    at = f"20{10 + number % 14}-0{1 + number % 9}-1{number % 10} 10:00:00"
    return f"""<item><title>Post {number}</title><link>https://mira.example/{number}/</link>
<dc:creator>mira</dc:creator><guid isPermaLink="false">https://mira.example/?p={number}</guid>
<content:encoded><![CDATA[{text}]]></content:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date_gmt>{at}</wp:post_date_gmt>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
{"".join(comment(rng, number * 3 + place, at) for place in range(3))}</item>
"""


def comment(rng: random.Random, number: int, at: str) -> str:
    """An approved comment."""
    who = rng.randrange(2_000)
    return f"""<wp:comment><wp:comment_id>{number}</wp:comment_id>
<wp:comment_author>Reader {who}</wp:comment_author>
<wp:comment_author_email>r{who}@quay.example</wp:comment_author_email><wp:comment_date_gmt>{at}</wp:comment_date_gmt>
<wp:comment_content><![CDATA[{rng.choice(SENTENCES)}]]></wp:comment_content>
<wp:comment_approved>1</wp:comment_approved></wp:comment>
"""


def make(target: Path, posts: int, seed: int) -> None:
    """Write the export."""
    rng = random.Random(seed)
    with target.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        file.writelines(post(rng, number) for number in range(posts))
        file.write("</channel></rss>\n")


def floor(path: Path) -> int:
    """Let expat see every byte."""
    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    count = 0

    def start(name: str, _: object) -> None:
        nonlocal count
        count += name in {"item", "http://wordpress.org/export/1.2/ comment"}

    parser.StartElementHandler = start
    parser.EndElementHandler = parser.CharacterDataHandler = lambda _: None
    with path.open("rb") as file:
        parser.ParseFile(file)
    return count


BENCH = Bench(
    source="WordPress",
    made="mira.xml",
    count=5_000,
    counted="posts",
    make=make,
    floor=floor,
    floor_is="expat, handlers that do nothing",
    peers={"feedparser": "feedparser"},
)

if __name__ == "__main__":
    main(BENCH, __file__)
