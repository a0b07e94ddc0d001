"""Repositories made by code: what is read of them, and what a hostile one can do."""

import shutil
import struct
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from goodword.archive import open_archive
from goodword.nouns import Account, Exchange, Record, Skipped
from goodword.sources.git import Git
from goodword.sources.git.log import NAMELESS
from goodword.sources.git.packs import with_delta
from goodword.sources.git.reading import NO_COMMIT
from tests.repositories import WHO, commit, name_of, put, repository

HERE = Path(__file__).parent
BLOB, COMMIT, OFFSET_DELTA = 3, 1, 6


def pack(folder: Path, *entries: tuple[str, bytes]) -> None:
    """A pack of entries as they are to lie in it, each under a name, with its index (version 2)."""
    body, offsets = b"PACK" + struct.pack(">II", 2, len(entries)), {}
    for name, entry in entries:
        offsets[name] = len(body)
        body += entry
    names = sorted(offsets)
    fanout = b"".join(struct.pack(">I", sum(int(n[:2], 16) <= top for n in names)) for top in range(256))
    index = b"\xfftOc\0\0\0\2" + fanout + b"".join(bytes.fromhex(n) for n in names) + bytes(4 * len(names))
    index += b"".join(struct.pack(">I", offsets[n]) for n in names) + bytes(40)
    target = folder / "objects" / "pack"
    target.mkdir(parents=True, exist_ok=True)
    (target / "pack-1.pack").write_bytes(body + bytes(20))
    (target / "pack-1.idx").write_bytes(index)


def entry(kind: int, size: int, data: bytes, base: bytes = b"") -> bytes:
    head = bytearray([kind << 4 | size & 0x0F])
    size >>= 4
    while size:
        head[-1] |= 0x80
        head.append(size & 0x7F)
        size >>= 7
    return bytes(head) + base + zlib.compress(data)


def number(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def read(path: Path) -> list[Record]:
    with open_archive(path) as archive:
        return list(Git().read(archive))


def texts(records: list[Record]) -> list[str]:
    return [record.text for record in records if isinstance(record, Exchange)]


def reasons(records: list[Record]) -> list[str]:
    return [record.reason for record in records if isinstance(record, Skipped)]


# What is a credit


@pytest.mark.parametrize(
    ("trailers", "credited"),
    [
        ("Helped-by: Ana Ruiz <ana@quay.example>", ["mail:ana@quay.example"]),
        ("helped-by: Ana Ruiz <Ana@Quay.example> # the tables", ["mail:ana@quay.example"]),
        ("Reported-by: Ana Ruiz", ["git:name/ana ruiz"]),
        ("Thanks-to: <ana@quay.example>", ["mail:ana@quay.example"]),
        ("Reviewed-by: Ana <ana@quay.example>\n" * 2, ["mail:ana@quay.example"]),
        (f"Signed-off-by: {WHO}\nTested-by: {WHO}", []),
        ("Reported-by: kernel test robot <lkp@fjord.example>\nSuggested-by: b[bot] <b@fjord.example>", []),
        ("Fixes: #12\nLink: https://fjord.example/12\nReported-by: https://fjord.example/12", []),
        ("One line: of prose\nand another\nand another\nand another\nthat ends Helped-by: Ana Ruiz", []),
        ("", []),
    ],
)  # fmt: skip
def test_trailers_credit_people_and_nothing_else(tmp_path: Path, trailers: str, credited: list[str]) -> None:
    found = read(repository(tmp_path / "r", commit(f"Round the heights\n\nFor the pilots.\n\n{trailers}\n")))
    assert [one.addressed[0].account for one in found if isinstance(one, Exchange)] == credited


def test_a_subject_alone_is_no_trailer(tmp_path: Path) -> None:
    assert read(repository(tmp_path / "r", commit("Helped-by: Ana Ruiz <ana@quay.example>"))) == []


def test_the_owner_of_a_clone_sees_what_was_given_and_received_and_not_what_others_gave_each_other(
    tmp_path: Path,
) -> None:
    first = commit("One\n\nHelped-by: Ana Ruiz <ana@quay.example>")
    second = commit(
        "Two\n\nHelped-by: Bo <bo@fjord.example>", name_of(first), author="Ana <ana@quay.example>"
    )
    third = commit(
        "Three\n\nThanks-to: Mira <mira@fjord.example>", name_of(second), author="Bo <bo@fjord.example>"
    )
    folder = repository(tmp_path / "r", first, second, third)
    assert len(texts(read(folder))) == 3
    (folder / "config").write_text('[user "x"]\n[User]\n\tEmail = "mira@fjord.example"\n')
    assert texts(read(folder)) == ["Three\n\nThanks-to: Mira", "One\n\nHelped-by: Ana Ruiz"]


def test_a_clone_with_its_work_tree_is_read_where_it_lies_and_its_hooks_do_not_run(tmp_path: Path) -> None:
    repository(tmp_path / ".git", commit("One\n\nHelped-by: Ana Ruiz <ana@quay.example>"))
    hooks = tmp_path / ".git" / "hooks"
    hooks.mkdir()
    for name in ("post-checkout", "pre-auto-gc", "fsmonitor"):
        (hooks / name).write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
        (hooks / name).chmod(0o755)
    (tmp_path / ".git" / "config").write_text(
        f"[core]\n\tfsmonitor = touch {tmp_path}/ran\n\tpager = touch ran\n"
    )
    (tmp_path / "README.md").write_text("# Tides")
    assert texts(read(tmp_path)) == ["One\n\nHelped-by: Ana Ruiz"]
    assert not (tmp_path / "ran").exists()


def test_an_address_that_a_forge_made_up_tells_the_profile(tmp_path: Path) -> None:
    by = "Reported-by: J <77+josen@users.noreply.github.com>"
    found = read(repository(tmp_path / "r", commit(f"One\n\n{by}")))
    (josen,) = (one for one in found if isinstance(one, Account) and "josen" in one.id)
    assert (josen.url, josen.emails) == ("github.com/josen", ())


@pytest.mark.parametrize("encoding", ["iso-8859-1", "cp1252", "", "zlib_codec", "no such thing"])
def test_a_message_in_an_old_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    head, _, message = commit("Fa\xe7ade\n\nHelped-by: Jos\xe9 N\xfa\xf1ez").partition(b"\n\n")
    contents = head + f"\nencoding {encoding}".encode() + b"\n\n" + message.decode().encode("latin-1")
    assert texts(read(repository(tmp_path / "r", contents))) == ["Façade\n\nHelped-by: José Núñez"]


@pytest.mark.parametrize("at", ["0 +0000", "99999999999999999 +0000", "-5 +0000"])
def test_a_time_that_is_none_leaves_the_credit(tmp_path: Path, at: str) -> None:
    found = read(repository(tmp_path / "r", commit("One\n\nHelped-by: Ana Ruiz", at=at)))
    assert [one.sent_at for one in found if isinstance(one, Exchange)] == [None]


# Damage and malice


def test_a_commit_that_is_not_what_its_name_says_is_skipped(tmp_path: Path) -> None:
    true, forged = commit("One\n\nHelped-by: Ana Ruiz"), commit("One\n\nHelped-by: Eve Mallory")
    folder = repository(tmp_path / "r", true)
    put(folder, name_of(true), b"commit %d\0" % len(forged) + forged)
    assert reasons(read(folder)) == ["this commit is damaged or larger than any real one"]


def test_a_shallow_clone_gives_what_it_has_and_says_what_it_lacks(tmp_path: Path) -> None:
    found = read(repository(tmp_path / "r", commit("Two\n\nHelped-by: Ana Ruiz", "a" * 40)))
    assert texts(found) == ["Two\n\nHelped-by: Ana Ruiz"]
    assert reasons(found) == [
        "1 commits that others stand on are not in this clone: it is shallow or damaged"
    ]


def test_a_loose_object_of_a_gigabyte_is_not_unpacked(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r", commit("One"))
    packer = zlib.compressobj(9)
    zeros = bytes(1 << 20)
    bomb = packer.compress(b"commit 1073741824\0") + b"".join(packer.compress(zeros) for _ in range(1_024))
    (folder / "objects" / "ab").mkdir()
    (folder / "objects" / "ab" / ("c" * 38)).write_bytes(bomb + packer.flush())
    (folder / "refs" / "heads" / "main").write_text("ab" + "c" * 38)
    assert reasons(read(folder)) == ["this commit is damaged or larger than any real one"]


def hostile_entries() -> Iterator[tuple[str, tuple[bytes, ...]]]:
    base = commit("x" * 900_000)
    copy = b"\xff" + bytes(4) + (900_000).to_bytes(3, "little")
    bomb = number(len(base)) + number(1_000) + copy * 50_000
    whole = entry(COMMIT, len(base), base)
    yield "a delta that copies its base 50,000 times", (whole, entry(OFFSET_DELTA, len(bomb), bomb, b"\x00"))
    yield "a commit of a gigabyte by its own word", (entry(COMMIT, 1 << 30, b"tree"),)
    yield "a delta upon itself", (entry(OFFSET_DELTA, 4, b"\1\1\1a", b"\x00"),)
    yield "a delta upon what lies before the pack", (entry(OFFSET_DELTA, 4, b"\1\1\1a", b"\xff\xff\xff\x7f"),)
    yield "a size that never ends", (b"\x9f" + b"\xff" * 80,)
    yield "a stream that ends at once", (entry(COMMIT, 500, b""),)
    yield "no object at all", (b"",)


@pytest.mark.parametrize(
    ("entries"), [e for _, e in hostile_entries()], ids=[n for n, _ in hostile_entries()]
)
def test_a_hostile_pack_costs_its_commit_only(tmp_path: Path, entries: tuple[bytes, ...]) -> None:
    honest = commit("One\n\nHelped-by: Ana Ruiz")
    folder = repository(tmp_path / "r", honest)
    names = [f"{place:02x}" * 20 for place in range(1, len(entries) + 1)]
    spaced = list(zip(names, entries, strict=True))
    if len(entries) == 2:  # the delta's base lies right before it
        back = len(entries[0])
        distance = [back & 0x7F]
        while back := back >> 7:
            back -= 1
            distance.insert(0, 0x80 | back & 0x7F)
        spaced[1] = (names[1], entries[1].replace(b"\x00", bytes(distance), 1))
    pack(folder, *spaced)
    (folder / "refs" / "heads" / "evil").write_text(names[-1])
    found = read(folder)
    assert texts(found) == ["One\n\nHelped-by: Ana Ruiz"]
    assert len(reasons(found)) == 1


@pytest.mark.parametrize(
    "index", [b"", b"\xfftOc\0\0\0\2", b"\xfftOc\0\0\0\2" + b"\xff" * 5_000, b"an old index"]
)
def test_a_pack_whose_index_is_none_is_told(tmp_path: Path, index: bytes) -> None:
    folder = repository(tmp_path / "r", commit("One\n\nHelped-by: Ana Ruiz"))
    pack(folder)
    (folder / "objects" / "pack" / "pack-1.idx").write_bytes(index)
    found = read(folder)
    assert texts(found) == ["One\n\nHelped-by: Ana Ruiz"]
    assert reasons(found) == ["this pack cannot be read; commits that only it holds are missing"]


def test_a_repository_of_the_newer_hash_is_told(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r", commit("One"))
    (folder / "config").write_text("[extensions]\n\tobjectFormat = sha256\n")
    assert reasons(read(folder)) == [
        "this repository names its commits by SHA-256, which Goodword does not read yet"
    ]


def test_any_damage_to_a_pack_is_told_and_never_an_error(tmp_path: Path) -> None:
    for place in range(0, 2_600, 41):
        folder = tmp_path / str(place)
        shutil.copytree(HERE / "archive", folder)
        (target,) = (folder / "objects" / "pack").glob("*.pack" if place % 2 else "*.idx")
        raw = bytearray(target.read_bytes())
        raw[place % len(raw)] ^= 0xFF
        target.chmod(0o644)
        target.write_bytes(raw)
        read(folder)


@pytest.mark.parametrize(
    "delta", [b"", b"\x80", b"\5\5\x91", b"\5\5\x00", b"\5\5\x91\x03\xff", b"\5\5\x05ab"]
)
def test_a_delta_that_does_not_fit_is_refused(delta: bytes) -> None:
    with pytest.raises((ValueError, IndexError)):
        with_delta(b"abcde", delta)


# What `git log` wrote


@pytest.mark.parametrize(
    "head",
    [
        "Author: Mira Solberg <mira@fjord.example>\nDate:   Thu Mar 4 10:00:00 2021 +0100",
        (
            "Author:     Mira Solberg <mira@fjord.example>\nAuthorDate: 2021-03-04 10:00:00 +0100\n"
            "Commit:     Bo <bo@fjord.example>\nCommitDate: 2024-03-04 10:00:00 +0100"
        ),
        "Merge: abc def\nAuthor: Mira Solberg <mira@fjord.example>\nDate:   2021-03-04T10:00:00+01:00",
        "Author: Mira Solberg <mira@fjord.example>\nDate:   Thu, 4 Mar 2021 10:00:00 +0100",
        "Author: Mira Solberg <mira@fjord.example>\nDate:   1614848400",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_log_is_read_in_the_forms_that_git_has_for_it(tmp_path: Path, head: str, end: str) -> None:
    message = "    Round the heights\n\n    Helped-by: Ana Ruiz <ana@quay.example>"
    body = f"{message}\n\ndiff --git a/x b/x\n+    Helped-by: Eve"
    log = tmp_path / "tides.log"
    log.write_text(f"commit {'a' * 40} (HEAD -> main)\n{head}\n\n{body}\n", newline=end)
    (found,) = (one for one in read(log) if isinstance(one, Exchange))
    assert found.text == "Round the heights\n\nHelped-by: Ana Ruiz"
    assert found.sent_at
    assert found.sent_at.isoformat() == "2021-03-04T09:00:00+00:00"


@pytest.mark.parametrize(
    ("torn", "is_told"),
    [
        (f"commit {'a' * 12}\nAuthor: {WHO}\n\n    One\n\n    Helped-by: Ana Ruiz\n\n", True),
        (f"commit {'a' * 40}\nAthor: {WHO}\n\n    One\n\n    Helped-by: Ana Ruiz\n\n", True),
        (f"commit {'a' * 40}\nAuthor: dependabot[bot] <b@fjord.example>\n\n    One\n\n", False),
    ],
    ids=["no whole id", "no author", "a machine"],
)
def test_a_commit_of_a_log_that_cannot_be_read_is_told(tmp_path: Path, torn: str, *, is_told: bool) -> None:
    log = tmp_path / "tides.log"
    sound = f"commit {'b' * 40}\nAuthor: {WHO}\n\n    Two\n\n    Helped-by: Ana Ruiz\n\n"
    log.write_text(sound + torn + sound.replace("b" * 40, "c" * 40))
    found = read(log)
    assert texts(found) == ["Two\n\nHelped-by: Ana Ruiz"] * 2
    assert reasons(found) == [NAMELESS] * is_told


@pytest.mark.parametrize(
    "content", ["", "not an id", "a" * 39, "a" * 41], ids=["empty", "words", "short", "long"]
)
def test_a_branch_that_stands_at_no_commit_is_told(tmp_path: Path, content: str) -> None:
    folder = repository(tmp_path / "r", commit("One\n\nHelped-by: Ana Ruiz"))
    (folder / "refs" / "heads" / "other").write_text(content)
    found = read(folder)
    assert texts(found) == ["One\n\nHelped-by: Ana Ruiz"]
    assert reasons(found) == [NO_COMMIT]


def test_a_line_of_thirty_megabytes_in_a_log_is_cut(tmp_path: Path) -> None:
    log = tmp_path / "tides.log"
    start = f"commit {'a' * 40}\nAuthor: {WHO}\nDate:   2021-03-04\n\n    One\n\n    Helped-by: Ana Ruiz\n\n"
    log.write_text(start + "x" * 30_000_000 + "\n" + start.replace("a" * 40, "b" * 40))
    assert len(texts(read(log))) == 2


@pytest.mark.parametrize("content", ["commit to the tide tables\n", "Dear diary\ncommit " + "a" * 40, ""])
def test_text_that_only_speaks_of_commits_is_no_log(tmp_path: Path, content: str) -> None:
    (tmp_path / "notes.txt").write_text(content)
    with open_archive(tmp_path) as archive:
        assert not Git().identifies(archive)


def test_a_commit_has_one_id_in_a_clone_and_in_its_log() -> None:
    def ids(case: str) -> set[str]:
        return {record.id for record in read(HERE / case) if isinstance(record, Exchange)}

    assert ids("archive") < ids("archive-log")


def test_the_walk_goes_from_newest_to_oldest(tmp_path: Path) -> None:
    made: list[bytes] = []
    for place in range(300):
        made.append(commit(f"Number {place}\n\nHelped-by: Ana Ruiz", *(name_of(one) for one in made[-1:])))
    numbers = [int(text.split()[1]) for text in texts(read(repository(tmp_path / "r", *made)))]
    assert len(numbers) == 300
    assert all(newer > older for newer, older in pairwise(numbers))
