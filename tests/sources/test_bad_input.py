import json
from pathlib import Path

import pytest

from goodword.archive import open_archive
from goodword.errors import UnknownArchiveError
from goodword.sources import all_sources, identify
from tests.sources.reading import Read, accounts, exchanges, skips


def tweet(number: int, text: str = "Good morning", **more: object) -> dict[str, object]:
    at = "Sat Jun 03 19:32:20 +0000 2023"
    return {"tweet": {"id_str": f"{1665 * 10**15 + number}", "created_at": at, "full_text": text, **more}}


def tweets_js(*items: object, head: str = "window.YTD.tweets.part0 = ") -> str:
    return head + json.dumps(items, indent=2)


# Which archive it is


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["notes.txt", "a.txt", "b.txt", "c.txt"], "“a.txt”, “b.txt”, “c.txt” and 1 more files"),
        (["archive_browser.html", "a.txt"], "what looks like a Google Takeout"),
        (["Profile.csv"], "“Profile.csv”"),
        (["tweets.js"], "“tweets.js”"),
    ],
)
def test_an_archive_of_an_unknown_kind_is_described(tmp_path: Path, names: list[str], found: str) -> None:
    for name in names:
        (tmp_path / name).write_text("const tweets = 1")
    with open_archive(tmp_path) as archive, pytest.raises(UnknownArchiveError) as caught:
        identify(archive)
    kinds = ", ".join(source.title for source in all_sources())
    assert f"found {found}; expected an archive of {kinds}." in str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "source"),
    [
        ("tweets-part2.js", tweets_js(tweet(1)), "x"),
        ("Connections (1).csv", "First Name,Last Name,Connected On\nAna,Ruiz,07 Jun 2016\n", "linkedin"),
        ("messages.csv", "FROM,TO,DATE,CONTENT\nAna Ruiz,Bo Lind,2020-01-01 00:00:00 UTC,Hi\n", "linkedin"),
        ("outbox.json", '{"type": "OrderedCollection", "orderedItems": []}', "mastodon"),
        ("following_accounts.csv", "Account address\nana@quay.example\n", "mastodon"),
    ],
)
def test_a_file_taken_out_of_its_archive_is_still_read(
    tmp_path: Path, name: str, content: str, source: str
) -> None:
    path = tmp_path / name
    path.write_text(content)
    with open_archive(path) as archive:
        assert identify(archive).name == source
        assert not skips(list(identify(archive).read(archive)))


# JSON


def test_a_part_cut_in_the_middle_gives_every_post_before_the_cut(read: Read) -> None:
    whole = tweets_js(*(tweet(number) for number in range(50)))
    found = read({"data/tweets.js": whole[: len(whole) * 7 // 10]})
    assert len(exchanges(found)) == 34
    assert skips(found) == [(34, "the file ends in the middle of this record")]


def test_a_part_cut_just_behind_a_post_gives_that_post_too(read: Read) -> None:
    found = read({"data/tweets.js": tweets_js(tweet(1), tweet(2)).rstrip().removesuffix("]").rstrip()})
    assert len(exchanges(found)) == 2
    assert skips(found) == [(2, "the file ends in the middle of this record")]


def test_one_damaged_post_costs_one_post(read: Read) -> None:
    whole = tweets_js(*(tweet(number, f"Number {number}") for number in range(20)))
    found = read({"data/tweets.js": whole.replace('"Number 7"', '"Number 7').replace('"Number 9"', "NaN")})
    assert [one.text for one in exchanges(found)] == [f"Number {n}" for n in range(20) if n not in {7, 9}]
    assert skips(found) == [(7, "this record is damaged"), (9, "this record is damaged")]


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        (b'"so \\ud83d sad"', "so \N{REPLACEMENT CHARACTER} sad"),
        (b'"caf\xe9"', "caf\N{REPLACEMENT CHARACTER}"),
        (b'"a\tb"', "a\tb"),
    ],
)
def test_what_is_no_utf8_costs_a_character_and_no_post(read: Read, text: bytes, read_as: str) -> None:
    whole = tweets_js(tweet(1), tweet(2, "HERE"), tweet(3)).encode().replace(b'"HERE"', text)
    found = exchanges(read({"data/tweets.js": whole}))
    assert [one.text for one in found] == ["Good morning", read_as, "Good morning"]


@pytest.mark.parametrize("value", [b"[" * 100_000 + b"]" * 100_000, b"9" * 5_000, b"Infinity"])
def test_a_value_that_no_parser_takes_costs_its_post_only(read: Read, value: bytes) -> None:
    whole = tweets_js(tweet(1), tweet(2, lang="HERE"), tweet(3)).encode().replace(b'"HERE"', value)
    found = read({"data/tweets.js": whole})
    assert [one.native_id[-1] for one in exchanges(found) if one.native_id] == ["1", "3"]
    assert len(skips(found)) == 1


def test_of_two_values_of_one_key_the_last_counts(read: Read) -> None:
    whole = tweets_js(tweet(1)).replace('"full_text"', '"full_text": "first", "full_text"')
    assert [one.text for one in exchanges(read({"data/tweets.js": whole}))] == ["Good morning"]


@pytest.mark.parametrize("head", ["\ufeffwindow.YTD.tweets.part0 = ", "window.YTD.tweets.part0=", "", "\n\n"])
def test_the_assignment_before_the_array_may_have_any_form(read: Read, head: str) -> None:
    found = read({"data/tweets.js": tweets_js(tweet(1), head=head) + ";\n"})
    assert len(exchanges(found)) == 1
    assert not skips(found)


def test_javascript_that_is_no_array_is_not_run_but_skipped(read: Read) -> None:
    found = read(
        {"data/tweets.js": "window.YTD.tweets.part0 = alert(1)", "data/like.js": "window.YTD.like = []"}
    )
    assert skips(found) == [(0, "the file holds no list of records")]


def test_the_same_post_in_two_parts_has_one_id(read: Read) -> None:
    found = exchanges(
        read({"data/tweets.js": tweets_js(tweet(1)), "data/tweets-part1.js": tweets_js(tweet(1))})
    )
    assert found[0].id == found[1].id


def test_a_post_without_id_is_skipped_and_one_without_date_takes_it_from_its_id(read: Read) -> None:
    no_id: dict[str, object] = {"tweet": {"created_at": "Sat Jun 03 19:32:20 +0000 2023", "full_text": "x"}}
    no_text: dict[str, object] = {"tweet": {"id_str": "1665000000000000001"}}
    found = read(
        {
            "data/tweets.js": tweets_js(
                no_id, no_text, tweet(2, created_at=""), tweet(3, id_str="20", created_at="")
            )
        }
    )
    assert skips(found) == [(0, "a post without an id"), (1, "a post without text")]
    assert [one.sent_at and one.sent_at.year for one in exchanges(found)] == [2023, None]


def note(number: int, text: str, at: str, **more: object) -> dict[str, object]:
    return {"noteTweet": {"noteTweetId": str(number), "createdAt": at, "core": {"text": text, **more}}}


def test_a_long_reply_is_joined_although_its_links_and_handles_are_written_otherwise(read: Read) -> None:
    short = tweet(
        1,
        "@ana I wrote about this https://t.co/OLD1 and then some…",
        in_reply_to_user_id_str="2201",
        entities={"user_mentions": [{"screen_name": "ana", "id_str": "2201", "name": "Ana"}]},
    )
    long = note(
        9,
        "I wrote about this https://t.co/NEW2 and then some more",
        "2023-06-03T19:32:20.000Z",
        urls=[{"shortUrl": "https://t.co/NEW2", "expandedUrl": "https://mira.example/essay"}],
    )
    (one,) = exchanges(
        read({"data/tweets.js": tweets_js(short), "data/note-tweet.js": tweets_js(long, head="x = ")})
    )
    assert one.text == "@ana I wrote about this https://mira.example/essay and then some more"


def test_where_two_long_posts_fit_nothing_is_joined_and_nothing_is_lost(read: Read) -> None:
    short = tweet(1, "The same beginning of two posts…")
    at = "2023-06-03T19:32:20.000Z"
    longs = (note(number, f"The same beginning of two posts, number {number}", at) for number in (1, 2))
    found = exchanges(
        read({"data/tweets.js": tweets_js(short), "data/note-tweet.js": tweets_js(*longs, head="x = ")})
    )
    assert [one.native_id for one in found] == ["1665000000000000001", "note:1", "note:2"]


def test_a_field_of_another_kind_is_said_in_words(read: Read) -> None:
    ((position, reason),) = skips(read({"data/tweets.js": tweets_js(tweet(1), tweet(2, entities="none"))}))
    assert position == 1
    assert reason.startswith("this record is not of the expected form")


def test_a_damaged_outbox_loses_the_damaged_activity_only(read: Read) -> None:
    def activity(number: int) -> str:
        note = {
            "id": f"https://h.example/users/a/statuses/{number}",
            "type": "Note",
            "content": f"<p>{number}</p>",
        }
        return json.dumps({"id": f"https://h.example/{number}", "type": "Create", "object": note})

    items = [activity(number) for number in range(6)]
    items[2] = items[2].replace('"type"', 'type"', 1)
    outbox = '{"type": "OrderedCollection", "orderedItems": [' + ", ".join(items) + '], "totalItems": 6}'
    found = read({"outbox.json": outbox})
    assert [one.text for one in exchanges(found)] == ["0", "1", "3", "4", "5"]
    assert len(skips(found)) == 1


def test_damaged_likes_give_the_likes_that_stand_in_them(read: Read) -> None:
    likes = '{"orderedItems": ["https://q.example/users/ana/statuses/1", "https://q.example/users/bo/sta'
    found = read({"outbox.json": '{"orderedItems": []}', "likes.json": likes})
    assert [one.in_reply_to for one in exchanges(found)] == ["https://q.example/users/ana/statuses/1"]
    assert len(skips(found)) == 1


# CSV

CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


@pytest.mark.parametrize(
    "content",
    [
        (CONNECTIONS + "José,Núñez,,,,,07 Jun 2016\n").encode("cp1252"),
        (CONNECTIONS + "José,Núñez,,,,,07 Jun 2016\n").encode("utf-8-sig"),
        (CONNECTIONS + "José,Núñez,,,,,07 Jun 2016\n").encode("utf-16"),
        (CONNECTIONS + "José,Núñez,,,,,07 Jun 2016\n").replace("\n", "\r\n").encode(),
        (CONNECTIONS + "José,Núñez,,,,,07 Jun 2016\n").replace("\n", "\r").encode(),
        (CONNECTIONS + "Jo\0sé,Núñez,,,,,07 Jun 2016").encode(),
        "Vorname,Nachname,Firma,Position,Verbunden am\nJosé,Núñez,,,7. Juni 2016\n".encode(),
        "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Connecté le\nJosé,Núñez,,,,,7 juin 2016\n".encode(),
        "FIRST_NAME,last name,Connected On\nJosé,Núñez,6/7/16\n".encode(),
    ],
    ids=["cp1252", "BOM", "UTF-16", "CRLF", "CR", "NUL", "German", "French", "drifted names"],
)
def test_a_table_is_read_whatever_wrote_it(read: Read, content: bytes) -> None:
    found = read({"Connections.csv": content})
    (account,) = (one for one in accounts(found) if one.id != "linkedin:me")
    assert account.name == "José Núñez"
    assert account.connected_at
    assert account.connected_at.date().isoformat() == "2016-06-07"
    assert not skips(found)


def test_one_foreign_byte_does_not_spoil_the_other_lines(read: Read) -> None:
    content = (CONNECTIONS + "Žofie,Dvořák,,,,,07 Jun 2016\n").encode() + b"Ren\xe9,Petit,,,,,07 Jun 2016\n"
    found = accounts(read({"Connections.csv": content}))
    assert [one.name for one in found if one.name] == ["Žofie Dvořák", "René Petit"]


def test_a_quote_that_never_ends_swallows_nothing_silently(read: Read) -> None:
    lines = [f"Ana{number},Ruiz,,,,,07 Jun 2016" for number in range(1_000)]
    lines[500] = 'Bad,Row,,,"never closed,Engineer,07 Jun 2016'
    found = read({"Connections.csv": CONNECTIONS + "\n".join(lines)})
    assert len([one for one in accounts(found) if one.name]) == 999
    assert skips(found) == [(501, "the quotation marks in this row do not fit together")]


def test_a_quote_that_closes_many_rows_later_costs_those_two_rows(read: Read) -> None:
    lines = [f"Ana{number},Ruiz,,,,,07 Jun 2016" for number in range(20)]
    lines[5] = 'Bad,Row,,,,"never closed,07 Jun 2016'
    lines[9] = 'Other,Row,,,,"Engineer, civil",07 Jun 2016'
    found = read({"Connections.csv": CONNECTIONS + "\n".join(lines)})
    names = [one.name for one in accounts(found) if one.name]
    assert "Other Row" in names
    assert len(names) == 19
    assert [position for position, _ in skips(found)] == [6]


def test_a_field_of_a_hundred_megabytes_costs_its_row(read: Read) -> None:
    content = CONNECTIONS + 'Big,Row,,,"' + "x" * 100_000_000 + '",,07 Jun 2016\nAna,Ruiz,,,,,07 Jun 2016\n'
    found = read({"Connections.csv": content})
    assert [one.name for one in accounts(found) if one.name] == ["Ana Ruiz"]
    assert len(skips(found)) == 1


def test_a_table_without_its_header_is_told(read: Read) -> None:
    found = read({"Connections.csv": "a,b,c\n1,2,3\n", "Invitations.csv": "From,To,Direction\n"})
    assert skips(found) == [(0, "no header row with connectedon, firstname, lastname was found")]


def test_a_spreadsheet_that_dropped_empty_fields_is_still_read(read: Read) -> None:
    content = CONNECTIONS.replace(",Connected On", ",Connected On,,") + "Ana,Ruiz,,,,,4-Apr-21\n"
    (account,) = (one for one in accounts(read({"Connections.csv": content})) if one.name)
    assert account.connected_at
    assert account.connected_at.date().isoformat() == "2021-04-04"


# Who is who


def mentions(handle: str, name: str, at: str, number: int) -> dict[str, object]:
    who = {"screen_name": handle, "name": name, "id_str": "2201"}
    return tweet(number, f"Thanks @{handle}", created_at=at, entities={"user_mentions": [who]})


def test_a_newer_handle_is_news_and_an_older_one_is_not(read: Read) -> None:
    found = read(
        {
            "data/tweets.js": tweets_js(
                mentions("ana", "Ana", "Sat Jun 03 19:32:20 +0000 2023", 1),
                mentions("ana_ruiz", "Ana Ruiz", "Sun Jun 04 19:32:20 +0000 2023", 2),
                mentions("ana_old", "Ana", "Fri Jun 02 19:32:20 +0000 2023", 3),
            )
        }
    )
    assert [one.handle for one in accounts(found) if one.id == "x:2201" and one.handle] == [
        "@ana",
        "@ana_ruiz",
    ]
    assert {one.addressed[0].account for one in exchanges(found)} == {"x:2201"}


def test_two_connections_of_one_name_without_addresses_stay_two(read: Read) -> None:
    rows = "Ana,Ruiz,,,Tidewater,Pilot,07 Jun 2016\nAna,Ruiz,,,Tidewater,Cook,07 Jun 2017\n"
    found = read(
        {
            "Connections.csv": CONNECTIONS + rows,
            "Recommendations_Given.csv": "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
            'Ana,Ruiz,Tidewater,Pilot,"Steady hands.","07/21/19, 12:11 PM",VISIBLE\n',
        }
    )
    ids = {one.id for one in accounts(found) if one.name}
    assert ids == {
        "linkedin:name/ana ruiz|tidewater|pilot",
        "linkedin:name/ana ruiz|tidewater|cook",
        "linkedin:name/ana ruiz|tidewater",
    }
    assert exchanges(found)[0].addressed[0].account == "linkedin:name/ana ruiz|tidewater"


def test_rows_that_name_nobody_are_counted(read: Read) -> None:
    found = read(
        {
            "Recommendations_Given.csv": "First Name,Last Name,Text\n,,Nobody\n",
            "Endorsement_Received_Info.csv": "Skill Name,Endorser First Name,Endorser Last Name\nTides,,\n",
            "Invitations.csv": "From,To,Direction\n,,INCOMING\n",
            "messages.csv": "FROM,TO,DATE,CONTENT\n,Ana Ruiz,2020-01-01 00:00:00 UTC,Hi\n",
        }
    )
    assert not exchanges(found)
    assert len(skips(found)) == 4
