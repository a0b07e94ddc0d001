import json
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from goodword.archive import open_archive
from goodword.nouns import Account, Audience, Exchange, ExchangeKind, Manner, Record, Skipped
from goodword.sources.slack import Slack

Members = dict[str, bytes | str]
Make = Callable[[Members], list[Record]]

CHANNELS = json.dumps([{"id": "C1", "name": "general"}])
USERS = json.dumps(
    [
        {"id": "U1", "team_id": "T1", "name": "mira", "real_name": "Mira Solberg"},
        {"id": "U2", "team_id": "T1", "name": "ana.ruiz", "real_name": "Ana Ruiz"},
    ]
)


@pytest.fixture
def read(tmp_path: Path) -> Make:
    """Reads an export made of these members."""

    def records(members: Members) -> list[Record]:
        for name, content in members.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        with open_archive(tmp_path) as archive:
            assert Slack().identifies(archive)
            return list(Slack().read(archive))

    return records


def message(number: int, text: str = "Good morning", **more: object) -> dict[str, object]:
    return {"type": "message", "user": "U1", "ts": f"{1709165000 + number}.000200", "text": text, **more}


def export(*messages: dict[str, object], **more: bytes | str) -> Members:
    return {
        "users.json": USERS,
        "channels.json": CHANNELS,
        "general/2024-02-29.json": json.dumps(messages),
        **more,
    }


def exchanges(records: list[Record]) -> list[Exchange]:
    return [record for record in records if isinstance(record, Exchange)]


def reasons(records: list[Record]) -> list[str]:
    return [record.reason for record in records if isinstance(record, Skipped)]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Thanks <@U2>!", "Thanks @ana.ruiz!"),
        ("Thanks <@U2|ana>!", "Thanks @ana.ruiz!"),
        ("Thanks <@U9|dara>!", "Thanks @dara!"),
        ("See <#C1> and <#C9|other> and <#C8>", "See #general and #other and #C8"),
        ("<https://a.example/x?a=1&amp;b=2|the page>, <https://b.example>", "the page, https://b.example"),
        ("<mailto:ana@quay.example|ana@quay.example>", "ana@quay.example"),
        ("<!subteam^S1|@harbour> <!date^1^{date}|today> <!here>", "@harbour today @here"),
        ("1 &lt; 2 &amp;&amp; &amp;lt;", "1 < 2 && &lt;"),
        ("*so* _very_ ~good~ `a*b*c` 2*3*4 snake_case_name", "so very good a*b*c 2*3*4 snake_case_name"),
        ("a < b @ c", "a < b @ c"),
    ],
)
def test_slacks_own_marks_become_plain_words(read: Make, written: str, text: str) -> None:
    (one,) = exchanges(read(export(message(1, written))))
    assert one.text == text


def test_lines_that_quote_are_not_the_authors_words(read: Make) -> None:
    one, two = exchanges(
        read(export(message(1, "&gt; They said\nI say"), message(2, "So:\n&gt;&gt;&gt; all\nof it")))
    )
    assert (one.text, one.quoted) == ("I say", "They said")
    assert (two.text, two.quoted) == ("So:", "all\nof it")


@pytest.mark.parametrize(
    ("posted", "giver", "receivers", "text"),
    [
        ("<@U1> gave kudos to <@U2>: You saved us", "U1", ["U2"], "You saved us"),
        (":tada: <@U1|mira> just recognised <@U2>\n&gt; You saved us", "U1", ["U2"], "You saved us"),
        ("*<@U1>* sent <@U2> and <@U3> :taco: for “You saved us”", "U1", ["U2", "U3"], "You saved us"),
    ],
)
def test_kudos_are_the_givers_words(
    read: Make, posted: str, giver: str, receivers: list[str], text: str
) -> None:
    app: dict[str, object] = {"subtype": "bot_message", "bot_id": "B1", "username": "Kudos", "text": posted}
    (one,) = exchanges(read(export({**app, "ts": "1709165100.000100"})))
    assert one.author == f"slack:T1/{giver}"
    assert [(a.account, a.manner) for a in one.addressed] == [
        (f"slack:T1/{r}", Manner.SUBJECT) for r in receivers
    ]
    assert (one.text, one.kind) == (text, ExchangeKind.POST)


def test_kudos_without_words_are_a_reaction(read: Make) -> None:
    (one,) = exchanges(
        read(export(message(1, "<@U2> gave :taco: to <@U1>", user="", bot_id="B1", username="Taco")))
    )
    assert (one.kind, one.text, one.author) == (ExchangeKind.REACTION, "", "slack:T1/U2")


@pytest.mark.parametrize(
    "posted", ["Kudos to <@U2>!", "<@U1> opened a request", "<@U1> gave up", "Build 7 is green"]
)
def test_what_an_app_says_of_nobody_stays_the_apps(read: Make, posted: str) -> None:
    found = read(export(message(1, posted, user="", bot_id="B1", username="Robot")))
    assert [one.author for one in exchanges(found)] == ["slack:T1/B1"]
    (app,) = (one for one in found if isinstance(one, Account) and one.id == "slack:T1/B1")
    assert app.bio
    assert app.bio.startswith("Automated account")


def test_audiences_follow_the_kind_of_conversation(read: Make) -> None:
    members: Members = {
        "groups.json": json.dumps([{"id": "G1", "name": "secret", "members": ["U1", "U2"]}]),
        "dms.json": json.dumps([{"id": "D1", "members": ["U1", "U2"]}]),
        "mpims.json": json.dumps([{"id": "G2", "name": "mpdm-a--b--c-1", "members": ["U1", "U2", "U3"]}]),
        "secret/2024-02-29.json": json.dumps([message(1)]),
        "D1/2024-02-29.json": json.dumps([message(2)]),
        "D2UNLISTED/2024-02-29.json": json.dumps([message(3)]),
        "mpdm-a--b--c-1/2024-02-29.json": json.dumps([message(4)]),
    }
    found = {one.native_id: one for one in exchanges(read(export(message(5), **members)))}
    by_number = [found[f"{1709165000 + number}.000200"] for number in range(1, 6)]
    assert [one.audience for one in by_number] == [
        Audience.GROUP, Audience.DIRECT, Audience.DIRECT, Audience.GROUP, Audience.GROUP,
    ]  # fmt: skip
    assert [len(one.addressed) for one in by_number] == [0, 1, 0, 2, 0]


def test_a_message_changed_on_a_later_day_appears_once_in_its_last_form(read: Make) -> None:
    change = {"subtype": "message_changed", "ts": "1709251200.1", "message": message(1, "Last")}
    drop = {"subtype": "message_deleted", "ts": "1709251201.1", "deleted_ts": message(2)["ts"]}
    found = read(
        export(message(1, "First"), message(2), **{"general/2024-03-01.json": json.dumps([change, drop])})
    )
    assert [one.text for one in exchanges(found)] == ["Last"]


def test_one_damaged_message_costs_one_message(read: Make) -> None:
    whole = json.dumps([message(number, f"Number {number}") for number in range(9)])
    whole = whole.replace('"Number 3"', '"Number 3').replace('"Number 7"', '"caf\\ud83d"')
    found = read({**export(), "general/2024-02-29.json": whole})
    texts = [one.text for one in exchanges(found)]
    assert len(texts) == 8
    assert "caf\N{REPLACEMENT CHARACTER}" in texts
    assert reasons(found) == ["this record is damaged"]


def test_what_has_no_time_or_no_author_or_another_form_is_skipped(read: Make) -> None:
    broken = (message(1, ts=""), message(2, user=None), message(3, ts=1709165000.2), message(4))
    found = read(export(*broken))
    assert len(exchanges(found)) == 1
    assert len(reasons(found)) == 3


def test_messages_nested_without_end_cost_one_message(read: Make) -> None:
    deep = '{"subtype":"message_changed","message":' * 100_000 + "{}" + "}" * 100_000
    whole = json.dumps([message(1), message(2)]).replace("}, {", "}, " + deep + ", {")
    found = read({**export(), "general/2024-02-29.json": whole})
    assert len(exchanges(found)) == 2
    assert len(reasons(found)) == 1


@pytest.mark.parametrize(
    "text", ["<", "<@", "*a", "```", "`", "&gt;", "\n&gt;", "<@U1>", ":a", "~ a", "*" + " " * 9]
)
def test_no_text_takes_long(read: Make, text: str) -> None:
    started = time.process_time()
    found = read(export(message(1, text * 50_000), message(2, text * 50_000, user="", bot_id="B1")))
    assert len(exchanges(found)) == 2
    assert time.process_time() - started < 5


def test_a_day_too_big_to_be_held_is_read_piece_by_piece(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "goodword.sources.slack.reading._HELD", 1 << 20
    )  # a smaller day tells the same, sooner
    for name, content in export(*(message(number, "x" * 2_000) for number in range(9_000))).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with open_archive(tmp_path) as archive:
        tracemalloc.start()
        found = sum(isinstance(record, Exchange) for record in Slack().read(archive))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert found == 9_000
    assert most < path.stat().st_size / 2  # the day has 19 MB


def test_members_lost_from_the_list_are_known_by_the_cards_beside_their_messages(read: Make) -> None:
    members = export(
        message(1, "Thanks <@U7>"),
        message(2, user="U7", user_profile={"real_name": "Dara Esk", "name": "dara"}),
    )
    found = read({name: content for name, content in members.items() if name != "users.json"})
    dara = [one for one in found if isinstance(one, Account) and one.id == "slack:U7"]
    assert dara[-1].name == "Dara Esk"
    assert reasons(found) == ["the list of members is missing: people are known by what their messages tell"]


def test_several_workspaces_side_by_side_stay_apart(read: Make) -> None:
    members: Members = {}
    for place in ("north", "south"):
        users = [{"id": "U1", "team_id": f"T{place.upper()}", "name": "mira"}]
        members[f"{place}/users.json"] = json.dumps(users)
        members[f"{place}/channels.json"] = CHANNELS
        members[f"{place}/general/2024-02-29.json"] = json.dumps([message(1)])
    found = exchanges(read(members))
    assert [one.author for one in found] == ["slack:TNORTH/U1", "slack:TSOUTH/U1"]
    assert len({one.id for one in found}) == 2


def test_a_reaction_counts_once_for_each_who_gave_it_and_never_to_oneself(read: Make) -> None:
    reactions = [{"name": "heart::skin-tone-2", "users": ["U2", "U2", "U1"], "count": 40}]
    _, *given = exchanges(read(export(message(1, reactions=reactions))))
    assert [(one.author, one.text, len(one.addressed)) for one in given] == [
        ("slack:T1/U2", ":heart:", 1),
        ("slack:T1/U1", ":heart:", 0),
    ]


def test_lists_that_are_no_lists_of_slack_are_not_claimed(tmp_path: Path) -> None:
    (tmp_path / "channels.json").write_text('{"channels": []}')
    (tmp_path / "users.json").write_text("[]")
    with open_archive(tmp_path) as archive:
        assert not Slack().identifies(archive)
