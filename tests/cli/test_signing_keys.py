"""The life of a key by the real command line: on paper, replaced, given up, served by a site."""

import json
from pathlib import Path
from typing import Any

from tests.command_line import DISCLOSED, CommandLine

NAME = "@nualabrack"


def keys_of(owner: CommandLine) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads(owner("keys", "--json").out)
    return listed


def test_a_key_that_is_lost_comes_back_from_paper_and_a_typo_is_named(
    goodword: CommandLine, proposed: CommandLine, tmp_path: Path
) -> None:
    assert (goodword("keys").code, goodword("keys", "backup").code) == (1, 2)
    did = keys_of(proposed)[0]["key"]
    paper = proposed("keys", "backup").out
    (proposed.home / "key.json").unlink()
    lines = paper.splitlines()
    typo = lines[4][:4] + ("7" if lines[4][4] != "7" else "8") + lines[4][5:]
    wrong = "\n".join([*lines[:4], typo, *lines[5:]])
    refused = proposed("keys", "restore", "-", stdin=wrong)
    assert (refused.code, "Line 3 is mistyped" in refused.err) == (2, True)
    assert proposed("keys", "restore", "-", stdin=paper, GOODWORD_PASSPHRASE="another one").code == 2
    again = proposed("keys", "restore", "-", "--json", stdin=paper)
    assert json.loads(again.out) == {"key": did, "in_use": True}
    assert proposed("renew", NAME, "-o", "renewed.json", "--yes").code == 0
    assert json.loads((tmp_path / "renewed.json").read_bytes())["issuer"]["id"] == did


def test_a_stolen_key_is_given_up_and_what_it_signs_later_is_refused(
    accepted: CommandLine, someone_else: CommandLine, tmp_path: Path
) -> None:
    old = keys_of(accepted)[0]["key"]
    assert (
        json.loads(accepted("keys", "web", "https://ada.example/words/", "--json").out)["file"] == "did.json"
    )
    stolen = (accepted.home / "key.json").read_bytes()
    later = {"GOODWORD_NOW": "2026-11-30T09:00:00Z"}
    assert accepted("keys", "revoke", **later).code == 2
    given_up = accepted("keys", "revoke", "--yes", "--json", **later)
    assert json.loads(given_up.out) == {"key": old, "revoked_since": "2026-11-30T09:00:00Z"}
    refused = accepted("renew", NAME, "-o", "renewed.json", "--yes", **later)
    assert (refused.code, "signs nothing more" in refused.err) == (1, True)

    # What was accepted before stays on the site, with the statement; and the site names the keys.
    assert accepted("publish", "site", **later).code == 0
    (copy,) = map(str, (tmp_path / "site").glob("*/credential.json"))
    seen = json.loads(someone_else("verify", copy, "--keys", "site/did.json", "--json", **later).out)[0]
    assert (seen["verified"], seen["linked_to"]) == (True, ["did:web:ada.example:words"])
    assert "was given up on 2026-11-30" in seen["warnings"][0]

    # The thief signs on; the reader has the did.json.
    thief = CommandLine(tmp_path / "thief", tmp_path)
    (tmp_path / "thief").mkdir(mode=0o700)
    for name in ("goodword.db",):
        (tmp_path / "thief" / name).write_bytes((accepted.home / name).read_bytes())
    (tmp_path / "thief" / "key.json").write_bytes(stolen)
    after = {"GOODWORD_NOW": "2026-12-05T09:00:00Z"}
    assert thief("sign", NAME, "-o", "forged.json", "--yes", **after).code == 0
    forged = someone_else("verify", "forged.json", "--keys", "site/did.json", **after)
    assert (forged.code, "was given up" in forged.out) == (1, True)

    # The next signature makes a new key.
    assert accepted("sign", NAME, "-o", "new.json", "--yes", **after).code == 0
    new = json.loads((tmp_path / "new.json").read_bytes())["issuer"]["id"]
    states = {one["key"]: (one["in_use"], one["revoked_since"]) for one in keys_of(accepted)}
    assert states == {old: (False, "2026-11-30T09:00:00Z"), new: (True, None)}


def test_a_new_key_leaves_the_old_one_good_for_what_it_signed(proposed: CommandLine, tmp_path: Path) -> None:
    done: Any = proposed("keys", "rotate", "--yes", "--json").json
    assert done["old"] != done["new"]
    assert [(one["key"], one["in_use"]) for one in keys_of(proposed)] == [
        (done["new"], True),
        (done["old"], False),
    ]
    assert proposed("renew", NAME, "-o", "renewed.json", "--yes").code == 0
    assert json.loads((tmp_path / "renewed.json").read_bytes())["issuer"]["id"] == done["old"]
    proposed("keys", "web", "https://ada.example/")
    proposed("sign", NAME, "-o", "second.json", "--yes")
    assert json.loads((tmp_path / "second.json").read_bytes())["issuer"]["id"] == done["new"]
    assert proposed("publish", "site").code == 0
    document = json.loads((tmp_path / "site" / ".well-known" / "did.json").read_bytes())
    assert document["id"] == "did:web:ada.example"
    assert set(document["alsoKnownAs"]) == {done["old"], done["new"]}
    assert len(document["assertionMethod"]) == 2


def test_a_letter_of_a_site_is_checked_offline_and_the_site_outlives_the_key(
    at_home: CommandLine, someone_else: CommandLine, tmp_path: Path
) -> None:
    at_home("draft", NAME, *DISCLOSED)
    told: Any = at_home("keys", "web", "https://ada.example/words/", "--issuer", "--json").json
    assert told["issuer"] == "did:web:ada.example:words"
    assert at_home("sign", NAME, "-o", "signed.json", "--yes").code == 0
    old = keys_of(at_home)[0]["key"]
    at_home("propose", "signed.json", "-o", "proposal.json")
    someone_else("accept", "proposal.json", "-o", "answer.json", "--yes")
    at_home("answer", "answer.json", "-o", "again.json", "--yes")
    at_home("keys", "rotate", "--yes")
    assert at_home("publish", "site").code == 0
    (copy,) = map(str, (tmp_path / "site").glob("*/credential.json"))
    carried = json.loads(Path(copy).read_bytes())["verifiableCredential"]
    assert carried[0]["issuer"]["id"] == "did:web:ada.example:words"
    assert any(old in str(one["credentialSubject"].get("alsoKnownAs")) for one in carried)

    alone: Any = someone_else("verify", copy, "--json").json
    assert (alone[0]["verified"], alone[0]["issuer"], alone[0]["linked_to"]) == (True, old, [])
    assert "was not asked" in alone[0]["warnings"][0]
    asked: Any = someone_else("verify", copy, "--keys", "site/did.json", "--json").json
    assert (asked[0]["verified"], asked[0]["linked_to"]) == (True, ["did:web:ada.example:words"])
    assert asked[0]["status"].startswith("not withdrawn as of")


def test_nobody_is_asked_to_give_up_a_key_that_is_not_there(goodword: CommandLine) -> None:
    done = goodword("keys", "revoke")
    assert done.code == 2
    assert "No key is here yet" in done.err
    assert "Give up" not in done.err
