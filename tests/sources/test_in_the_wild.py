"""What archives that others made, public ones, held and ours did not: each with a tiny one of its own."""

import json

import pytest

from tests.sources.reading import Read, accounts, exchanges, skips
from tests.x_archive import account, part

WXR = """<?xml version="1.0"?>
<rss version="2.0" xmlns:wp="{scheme}://wordpress.org/export/1.2/"><channel>
<title>Tides</title><link>https://tides.example</link>
<item><title>Said</title><guid>1</guid><wp:post_date_gmt>2023-06-05 08:00:00</wp:post_date_gmt>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
<item><title>Not said yet</title><guid>2</guid><wp:status>draft</wp:status></item>
</channel></rss>"""


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_draft_of_wordpress_is_none_of_the_posts_whatever_its_namespace(read: Read, scheme: str) -> None:
    (post,) = exchanges(read({"export.xml": WXR.format(scheme=scheme)}))
    assert (post.text, str(post.sent_at)) == ("Said", "2023-06-05 08:00:00+00:00")


def entry(kind: str, number: int, *more: str, author: str = "Mira Solberg") -> str:
    scheme = "http://schemas.google.com/g/2005#kind"
    term = f"http://schemas.google.com/blogger/2008/kind#{kind}"
    return (
        f"<entry><id>tag:blogger.example,1999:{kind}-{number}</id><category scheme='{scheme}' term='{term}'/>"
        f"<title>Tides {number}</title><content type='html'>Tides {number}, and more</content>{''.join(more)}"
        f"<author><name>{author}</name><email>noreply@blogger.com</email></author></entry>"
    )


def test_of_a_blogger_blog_posts_and_comments_are_read_and_nobody_has_the_address_that_all_have(
    read: Read,
) -> None:
    draft = "<app:control xmlns:app='http://purl.org/atom/app#'><app:draft>yes</app:draft></app:control>"
    answers = (
        "<thr:in-reply-to xmlns:thr='http://purl.org/syndication/thread/1.0' "
        "ref='tag:blogger.example,1999:post-1'/>"
    )
    found = read(
        {
            "blog.xml": "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>Tides</title>"
            "<link rel='alternate' href='https://tides.example/'/><author><name>Mira Solberg</name>"
            "<email>noreply@blogger.com</email></author>"
            f"{entry('settings', 8)}{entry('template', 9)}{entry('post', 1)}{entry('post', 2, draft)}"
            f"{entry('comment', 3, answers, author='Ana Ruiz')}</feed>"
        }
    )
    post, comment = exchanges(found)
    assert (post.kind, post.text) == ("post", "Tides 1, and more")
    assert (comment.kind, comment.text, comment.in_reply_to) == (
        "comment",
        "Tides 3, and more",
        "tag:blogger.example,1999:post-1",
    )
    assert [(one.account, one.manner) for one in comment.addressed] == [(post.author, "reply")]
    assert [one.name for one in accounts(found)] == ["Mira Solberg", "Ana Ruiz"]
    assert [one.emails for one in accounts(found)] == [(), ()]


def test_a_meeting_that_was_called_off_by_a_message_did_not_take_place(read: Read) -> None:
    event = (
        "BEGIN:VEVENT\nUID:{}\nDTSTART:20230605T080000Z\nORGANIZER:mailto:bo@example.net\n"
        "ATTENDEE:mailto:mira@example.com\nEND:VEVENT\n"
    )
    calendars = (
        f"BEGIN:VCALENDAR\nMETHOD:{method}\n{event.format(method)}END:VCALENDAR\n"
        for method in ("CANCEL", "REQUEST")
    )
    found = read({"invitations.ics": "".join(calendars)})
    assert [one.native_id for one in exchanges(found)] == ["REQUEST"]
    assert [reason for _, reason in skips(found)] == ["meetings that were cancelled: 1 left out"]


@pytest.mark.parametrize("formatted", ["Ruiz, Ana", "Ruiz, Ana María", "Ana María Ruiz"])
def test_a_card_is_called_as_its_person_is(read: Read, formatted: str) -> None:
    card = f"BEGIN:VCARD\nVERSION:3.0\nFN:{formatted}\nN:Ruiz;Ana;María;;\nEND:VCARD\n"
    assert [one.name for one in accounts(read({"cards.vcf": card}))] == ["Ana María Ruiz"]


def test_a_field_of_a_message_may_have_a_space_before_its_colon(read: Read) -> None:
    head = "From : Ana Ruiz <ana@quay.example>\nTo\t: mira@example.com\nSubject   : Tides\n"
    (message,) = exchanges(read({"1.eml": f"{head}\nThe table is done.\n"}))
    assert (message.author, message.text) == ("mail:ana@quay.example", "Tides\n\nThe table is done.")


def test_whoever_writes_a_network_where_a_profile_belongs_is_not_everybody_who_does(read: Read) -> None:
    def resume(name: str, username: str) -> str:
        profiles = [{"network": "Twitter", "username": username, "url": "https://www.twitter.com"}]
        return json.dumps({"basics": {"name": name, "url": "https://linkedin.com/", "profiles": profiles}})

    found = accounts(read({"ana.json": resume("Ana Ruiz", "ana_ruiz"), "bo.json": resume("Bo Lind", "bo")}))
    assert [(one.id, one.url, one.links) for one in found] == [
        ("profile:name/ana ruiz", None, ("x.com/ana_ruiz",)),
        ("profile:name/bo lind", None, ("x.com/bo",)),
    ]


@pytest.mark.parametrize(
    ("card", "position"),
    [
        ("<a class='h-card' href='https://ana.example'><img alt='Ana Ruiz' src='a.png'></a>", None),
        ("<p class='h-card'><b class='p-name'>Ana Ruiz</b>, <i class='p-title'>Pilot</i></p>", "Pilot"),
    ],
    ids=["a picture for a name", "a title by its older name"],
)
def test_a_card_is_read_as_pages_write_it(read: Read, card: str, position: str | None) -> None:
    (found,) = accounts(read({"page.html": f"<html><body>{card}</body></html>"}))
    assert (found.name, found.position) == ("Ana Ruiz", position)


@pytest.mark.parametrize("key", ["core", "noteTweetContents", "noteTweetResults"])
def test_a_long_post_of_x_has_its_words_under_any_name(read: Read, key: str) -> None:
    note = {"noteTweetId": "1", "createdAt": "2023-06-03T19:32:20.000Z", key: {"text": "A long post"}}
    found = read(
        {
            "data/account.js": account("1", "rosa"),
            "data/note-tweet.js": part("note-tweet", {"noteTweet": note}),
        }
    )
    assert [one.text for one in exchanges(found)] == ["A long post"]
