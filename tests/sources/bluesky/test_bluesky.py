import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.archive import open_archive
from goodword.nouns import Account, Exchange, ExchangeKind, Manner, Record, Skipped
from goodword.sources.bluesky import Bluesky
from tests.car import Cid, cbor, header, parts, repository, section, tree, varint

HERE = Path(__file__).parent
ME, ANA, BO = "did:plc:mirasolbergmirasolberg", "did:plc:anaruizanaruizanaruizan", "did:web:bo.example"
POST, LIKE, REPOST = "app.bsky.feed.post", "app.bsky.feed.like", "app.bsky.feed.repost"
Read = Callable[[bytes], list[Record]]


def post(text: str, at: str = "2024-03-05T10:00:00.000Z", **more: object) -> dict[str, object]:
    return {"$type": POST, "text": text, "createdAt": at, "langs": ["en"], **more}


def ref(did: str, rkey: str = "3kmzm3n3zzzzz", collection: str = POST) -> dict[str, object]:
    return {"uri": f"at://{did}/{collection}/{rkey}", "cid": str(Cid.of(rkey.encode()).hex())}


def facet(text: str, part: str, **feature: object) -> dict[str, object]:
    start = text.encode().index(part.encode())
    kind = "mention" if "did" in feature else "link"
    return {
        "index": {"byteStart": start, "byteEnd": start + len(part.encode())},
        "features": [{"$type": f"app.bsky.richtext.facet#{kind}", **feature}],
    }


THANKS = "🙏 Danke @ana.example für die Gezeiten, siehe tides.example/long-ad…"
RECORDS: Mapping[str, object] = {
    "app.bsky.actor.profile/self": {
        "$type": "app.bsky.actor.profile",
        "displayName": "Mira Solberg",
        "description": "Ships, tides. https://mira.example/about.",
        "createdAt": "2023-05-01T00:00:00.000Z",
    },
    f"{POST}/3kmzaaaaaaa22": post(
        THANKS,
        facets=[
            facet(THANKS, "tides.example/long-ad…", uri="https://tides.example/long-address"),
            facet(THANKS, "@ana.example", did=ANA),
        ],
        langs=["de"],
    ),
    f"{POST}/3kmzaaaaaaa23": post(
        "Quite right", reply={"root": ref(ME, "3kmzaaaaaaa22"), "parent": ref(ANA)}
    ),
    f"{POST}/3kmzaaaaaaa24": post(
        "Read this", embed={"$type": "app.bsky.embed.record", "record": ref(BO)}, at="not a time"
    ),
    f"{POST}/3kmzaaaaaaa25": post(
        "With a picture",
        embed={
            "$type": "app.bsky.embed.recordWithMedia",
            "media": {
                "$type": "app.bsky.embed.images",
                "images": [{"alt": "", "image": {"ref": Cid.of(b"x")}}],
            },
            "record": {"$type": "app.bsky.embed.record", "record": ref("bo.bsky.social")},
        },
    ),
    f"{POST}/3kmzaaaaaaa26": post("My own thread goes on", reply={"root": ref(ME), "parent": ref(ME)}),
    f"{LIKE}/3kmzaaaaaaa27": {"$type": LIKE, "subject": ref(ANA), "createdAt": "2024-03-06T10:00:00Z"},
    f"{REPOST}/3kmzaaaaaaa28": {"$type": REPOST, "subject": ref(BO), "createdAt": "2024-03-07T10:00:00Z"},
    "app.bsky.graph.follow/3kmzaaaaaaa29": {"$type": "app.bsky.graph.follow", "subject": "did:plc:chidi"},
    "app.bsky.graph.block/3kmzaaaaaaa2a": {"$type": "app.bsky.graph.block", "subject": "did:plc:dara"},
}
MANY = {f"{POST}/3kmzaaaaaa{n:03}": post(f"Number {n}") for n in range(200, 500)}


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a repository of these bytes."""

    def records(car: bytes) -> list[Record]:
        path = tmp_path / "repo.car"
        path.write_bytes(car)
        with open_archive(path) as archive:
            assert Bluesky().identifies(archive)
            return list(Bluesky().read(archive))

    return records


def exchanges(records: list[Record]) -> list[Exchange]:
    return [record for record in records if isinstance(record, Exchange)]


def reasons(records: list[Record]) -> list[str]:
    return [record.reason for record in records if isinstance(record, Skipped)]


def test_the_archive_beside_is_what_these_records_make() -> None:
    kept = HERE / "archive" / "repo.car"
    if os.environ.get("GOODWORD_UPDATE_EXPECTED"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(repository(ME, RECORDS))
    assert kept.read_bytes() == repository(ME, RECORDS)


@pytest.mark.parametrize("order", ["records nodes commit", "nodes commit records", "commit records nodes"])
def test_the_order_of_the_blocks_does_not_matter(read: Read, order: str) -> None:
    expected = {one.id: one.native_id for one in exchanges(read(repository(ME, RECORDS)))}
    found = read(repository(ME, RECORDS, order=order))
    assert {one.id: one.native_id for one in exchanges(found)} == expected
    assert not reasons(found)


def test_mentions_are_cut_out_of_the_bytes_and_links_are_spelled_out(read: Read) -> None:
    (one,) = (one for one in exchanges(read(repository(ME, RECORDS))) if one.lang == "de")
    assert one.text == "🙏 Danke @ana.example für die Gezeiten, siehe https://tides.example/long-address"
    assert [(a.account, a.written) for a in one.addressed] == [(f"bluesky:{ANA}", "@ana.example")]


def test_a_handle_that_is_a_domain_is_the_persons_own_site(read: Read) -> None:
    (ana,) = (
        a for a in read(repository(ME, RECORDS)) if isinstance(a, Account) and a.handle == "@ana.example"
    )
    assert (ana.id, ana.links, ana.url) == (
        f"bluesky:{ANA}",
        ("ana.example",),
        "bsky.app/profile/ana.example",
    )


@pytest.mark.parametrize("kept", [0.6, 0.9])
@pytest.mark.parametrize("order", ["commit nodes records", "records nodes commit", "commit records nodes"])
def test_a_repository_that_is_cut_is_read_up_to_the_cut_and_doubles_nothing(
    read: Read, order: str, kept: float
) -> None:
    whole = repository(ME, MANY, order=order)
    found = read(whole[: int(len(whole) * kept)])
    assert "the file ends in the middle of this record" in reasons(found)
    texts = {one.text for one in exchanges(found)}
    assert texts <= {f"Number {n}" for n in range(200, 500)}
    assert len(texts) > 60
    if order.startswith("commit"):
        assert {one.id for one in exchanges(found)} <= {one.id for one in exchanges(read(whole))}


def test_a_tampered_record_costs_that_record(read: Read) -> None:
    car = repository(ME, MANY).replace(b"Number 333", b"Number 334", 1)
    found = read(car)
    assert len(exchanges(found)) == 299
    assert reasons(found) == [
        "its contents are not those it is named by: it was damaged or changed",
        "1 records that the repository lists are not in the file, or are damaged",
    ]


def test_a_tampered_node_costs_no_record(read: Read) -> None:
    blocks = list(parts(ME, MANY))
    leaf = next(n for n, block in enumerate(blocks) if b"\xa2\x61e" in block[:60] and n > 3)
    blocks[leaf] = blocks[leaf][:-3] + bytes((blocks[leaf][-3] ^ 1,)) + blocks[leaf][-2:]
    found = read(b"".join(blocks))
    assert {one.text for one in exchanges(found)} == {f"Number {n}" for n in range(200, 500)}
    assert len(reasons(found)) == 1


def test_a_tampered_commit_leaves_the_words_and_says_whose_they_are_is_unknown(read: Read) -> None:
    found = read(repository(ME, MANY).replace(ME.encode(), b"did:plc:someoneelsesomeoneelse"[: len(ME)]))
    assert {one.author for one in exchanges(found)} == {"bluesky:me"}
    assert len(exchanges(found)) == 300
    assert "the commit is missing or damaged: whose repository it is stays unknown" in reasons(found)


def test_what_the_tree_does_not_lead_to_is_no_part_of_the_repository(read: Read) -> None:
    deleted = cbor(post("Deleted long ago"))
    found = read(repository(ME, MANY) + section(Cid.of(deleted), deleted))
    assert len(exchanges(found)) == 300
    assert not reasons(found)


def test_blocks_that_lie_twice_count_once_and_missing_ones_are_told(read: Read) -> None:
    blocks = list(parts(ME, MANY))
    found = read(b"".join((*blocks[:-1], *blocks[-9:-1])))
    assert len(exchanges(found)) == 299
    assert reasons(found) == ["1 records that the repository lists are not in the file, or are damaged"]


def test_a_repository_of_the_older_form_is_read_too(read: Read) -> None:
    blocks: list[tuple[Cid, bytes]] = []
    record = cbor(post("From the old days"))
    root = tree([(f"{POST}/3kmzaaaaaaa22", Cid.of(record))], blocks)
    commit = cbor({"did": ME, "version": 2, "data": root, "prev": Cid.of(b"before"), "sig": b"s"})
    blocks += [(Cid.of(record), record), (Cid.of(commit), commit)]
    found = read(header(Cid.of(commit)) + b"".join(section(*block) for block in blocks))
    assert [one.text for one in exchanges(found)] == ["From the old days"]


def wrapped(*records: bytes) -> bytes:
    """A repository whose records are these bytes."""
    blocks: list[tuple[Cid, bytes]] = []
    root = tree(((f"{POST}/3kmzaaaaaaa{n + 22}", Cid.of(data)) for n, data in enumerate(records)), blocks)
    commit = cbor({"did": ME, "version": 3, "data": root, "rev": "3", "prev": None, "sig": b"s"})
    blocks += [(Cid.of(data), data) for data in (*records, commit)]
    return header(Cid.of(commit)) + b"".join(section(*block) for block in blocks)


@pytest.mark.parametrize(
    "value",
    [
        b"\x81" * 300_000 + b"\x00",
        b"\xa1\x61a" * 300_000 + b"\x00",
        b"\x9b\x7f\xff\xff\xff\xff\xff\xff\xff",
        b"\x5b\x7f\xff\xff\xff\xff\xff\xff\xff",
        b"\xa1\x64text\x62\xff\xfe",
        b"\xa1\x64text\xfb\x7f\xf8\x00\x00\x00\x00\x00\x00",
        b"\xa2\x64text\x60\x64text\x60",
        cbor({"text": 7, "createdAt": []}),
        cbor(["no", "map"]),
        b"",
    ],
    ids=[
        "lists",
        "maps",
        "long list",
        "long bytes",
        "no UTF-8",
        "NaN",
        "key twice",
        "types",
        "list",
        "empty",
    ],
)
def test_a_record_that_no_parser_takes_costs_that_record(read: Read, value: bytes) -> None:
    found = read(wrapped(cbor(post("Before")), value, cbor(post("After"))))
    assert {one.text for one in exchanges(found)} == {"Before", "After"}
    assert len(reasons(found)) == 1


def test_a_block_larger_than_any_record_is_passed_over(read: Read) -> None:
    found = read(wrapped(cbor(post("Before")), cbor(post("x" * 5_000_000)), cbor(post("After"))))
    assert {one.text for one in exchanges(found)} == {"Before", "After"}
    assert reasons(found)[0] == "this block is larger than 2 MB, which no record is"


@pytest.mark.parametrize("broken", [b"\xff" * 20, b"\x00", varint(1 << 60)])
def test_a_length_that_is_none_ends_the_reading_and_is_told(read: Read, broken: bytes) -> None:
    found = read(repository(ME, MANY) + broken + b"rest")
    assert len(exchanges(found)) == 300
    assert len(reasons(found)) == 1


@pytest.mark.parametrize(
    "facets",
    [
        [{"index": {"byteStart": 1, "byteEnd": 3}, "features": [{"did": ANA}]}],
        [{"index": {"byteStart": -5, "byteEnd": 1 << 62}, "features": [{"did": ANA}]}],
        [{"index": {"byteStart": "0", "byteEnd": 4}, "features": [{"did": ANA}]}],
        [{"index": {"byteStart": 5, "byteEnd": 2}, "features": [{"did": ANA}]}],
        [{"index": {"byteStart": 0, "byteEnd": 4}, "features": [{"did": "no did"}]}],
        "none",
        [None, 7, [[]]],
    ],
)
def test_a_facet_that_fits_nothing_costs_the_mention_and_no_post(read: Read, facets: object) -> None:
    (one,) = exchanges(read(wrapped(cbor(post("é🙏 thanks", facets=facets)))))
    assert (one.text, one.addressed) == ("é🙏 thanks", ())


def test_facets_without_number_take_no_time(read: Read) -> None:
    text = "@ana.example " * 20_000
    many = [{"index": {"byteStart": 0, "byteEnd": 12}, "features": [{"did": ANA}]}] * 10_000
    started = time.process_time()
    (one,) = exchanges(read(wrapped(cbor(post(text, facets=many)))))
    assert len(one.addressed) == 1
    assert time.process_time() - started < 5


def test_a_tree_that_leads_back_to_itself_in_many_ways_is_walked_once(read: Read) -> None:
    blocks: list[tuple[Cid, bytes]] = []
    record = cbor(post("At the bottom"))
    value = Cid.of(record)
    below = tree([(f"{POST}/3kmzaaaaaaa22", value)], blocks)
    for depth in range(60):
        entries = [{"p": 0, "k": f"z/{depth}".encode(), "v": value, "t": below} for _ in range(8)]
        node = cbor({"l": below, "e": entries})
        blocks.append((Cid.of(node), node))
        below = blocks[-1][0]
    commit = cbor({"did": ME, "version": 3, "data": below, "rev": "3", "prev": None, "sig": b"s"})
    blocks += [(value, record), (Cid.of(commit), commit)]
    found = read(header(Cid.of(commit)) + b"".join(section(*block) for block in blocks))
    assert [one.text for one in exchanges(found)] == ["At the bottom"]


def test_a_time_that_is_none_is_taken_from_the_key_of_the_record(read: Read) -> None:
    (one,) = (one for one in exchanges(read(repository(ME, RECORDS))) if one.text == "Read this")
    assert one.sent_at
    assert one.sent_at.year == 2024
    assert (one.kind, one.addressed[0].manner) == (ExchangeKind.QUOTE, Manner.QUOTED)


def test_the_owner_is_named_by_commit_and_profile(tmp_path: Path) -> None:
    path = tmp_path / "repo.car"
    path.write_bytes(repository(ME, RECORDS, order="records nodes commit"))
    with open_archive(path) as archive:
        owner = Bluesky().owner(archive)
    assert (owner.name, [account.id for account in owner.accounts]) == ("Mira Solberg", [f"bluesky:{ME}"])
    assert owner.accounts[0].links == ("mira.example/about",)


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=8))
def test_no_damage_lets_a_foreign_error_through(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]]
) -> None:
    car = bytearray(repository(ME, RECORDS))
    first = len(header(Cid.of(b"")))
    for place, value in changes:
        car[first + place % (len(car) - first)] = value
    path = tmp_path_factory.mktemp("damaged") / "repo.car"
    path.write_bytes(car)
    with open_archive(path) as archive:
        Bluesky().owner(archive)
        assert list(Bluesky().read(archive))
