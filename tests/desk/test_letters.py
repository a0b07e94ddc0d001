"""Writing, signing and keeping letters at the desk: every deed, its refusals, and what sent-twice does."""

import json
import re
from html import unescape

from tests.desk.at_the_desk import AtTheDesk
from tests.desk.steps import PASSPHRASE, begun, form_of, path_of, ready, signed, texts_of


def test_looking_keeps_nothing_and_finds_what_keeping_would(desk: AtTheDesk) -> None:
    page = begun(desk)
    form = {**texts_of(page), "version": page.field("version"), "more": "She saved us 900 calls a month."}
    looked = desk.post("/drafts/d1/look", **form)
    assert "“900”: nothing in the evidence says so" in looked.words
    assert "900" not in desk.get("/drafts/d1").text
    kept = desk.post("/drafts/d1", **form)
    assert "Kept, and checked again." in kept.words
    assert "“900”: nothing in the evidence says so" in kept.words


def test_what_is_looked_at_keeps_the_places_of_the_form(desk: AtTheDesk) -> None:
    page = begun(desk)
    form = {**texts_of(page), "version": page.field("version"), "drop-1": "on"}
    form["text-2"] = "I've worked beside her for seven years."
    looked = desk.post("/drafts/d1/look", **form).text
    assert 'id="checks-1"' not in looked
    assert 'id="checks-2" data-basis="owner"' in looked
    assert 'id="checks-3" data-basis="own_words"' in looked


def test_the_last_change_is_undone_and_nothing_is_lost(desk: AtTheDesk) -> None:
    page = begun(desk)
    desk.post("/drafts/d1", **texts_of(page), version=page.field("version"), more="I would ask her again.")
    assert "I would ask her again." in desk.get("/drafts/d1").words
    desk.post("/drafts/d1/back", number="1")
    assert "I would ask her again." not in desk.get("/drafts/d1").words
    assert "I would ask her again." in desk.get("/drafts/d1/history").words
    assert "There is no version 99" in desk.post("/drafts/d1/back", number="99").words


def test_another_length_is_taken_and_what_was_typed_stays_in_the_history(desk: AtTheDesk) -> None:
    page = begun(desk)
    desk.post("/drafts/d1", **texts_of(page), version=page.field("version"), more="I would ask her again.")
    assert desk.get("/drafts/d1/lengths").text.count("Take this one") == 3
    desk.post("/drafts/d1/length", form="line")
    assert "I would ask her again." not in desk.get("/drafts/d1").words
    assert "I would ask her again." in desk.get("/drafts/d1/history").words


def test_a_form_sent_twice_is_kept_once_and_says_nothing_of_another_window(desk: AtTheDesk) -> None:
    page = begun(desk)
    form = {**texts_of(page), "version": page.field("version"), "more": "I would ask her again."}
    desk.post("/drafts/d1", **form)
    again = desk.post("/drafts/d1", **form)
    assert "another window" not in again.words
    assert again.text.count(">I would ask her again.</textarea>") == 1


def test_of_two_windows_the_later_one_may_take_its_own_text(desk: AtTheDesk) -> None:
    page = begun(desk)
    form = {**texts_of(page), "version": page.field("version")}
    desk.post("/drafts/d1", **form, more="From the first window.")
    stale = desk.post("/drafts/d1", **form, more="From the second window.")
    assert stale.status == 409
    assert "From the second window." in stale.words
    typed = re.search(r'name="whole"[^>]*>(.*?)</textarea>', stale.text, re.DOTALL)
    assert typed
    desk.post("/drafts/d1", version=stale.field("version"), whole=unescape(typed[1]))
    now = desk.get("/drafts/d1").words
    assert "From the second window." in now
    assert "From the first window." not in now
    assert "your own words" in now  # what was not touched rests on what it rested on


def test_what_is_missing_is_said_on_the_page_before_the_signature(desk: AtTheDesk) -> None:
    page = begun(desk)
    desk.post("/drafts/d1", **texts_of(page), version=page.field("version"), more="She saved us 900 calls.")
    missing = desk.get("/drafts/d1/give")
    place = len(texts_of(page)) + 1
    assert f'name="confirm-{place}"' in missing.text
    given = desk.post(
        "/drafts/d1/say",
        version=missing.field("version"),
        relation="We worked together.",
        paid="no",
        family="no",
        **{f"confirm-{place}": "on"},
    )
    assert "This and nothing else becomes public" in given.words
    assert "She saved us 900 calls. You saw this yourself." in given.words


def test_signing_is_done_once_and_only_for_what_was_shown(desk: AtTheDesk) -> None:
    page = ready(desk)
    form = form_of(page)
    unread = {name: value for name, value in form.items() if name != "read"}
    assert "nothing was signed" in desk.post("/drafts/d1/sign", **unread).words
    differ = desk.post("/drafts/d1/sign", **{**form, "again": "another"})
    assert differ.status == 400
    assert "The two passphrases differ" in differ.words
    done = desk.post("/drafts/d1/sign", **form)
    assert "signed, not sent" in done.words
    twice = desk.post("/drafts/d1/sign", **form)
    assert "nothing was signed twice" in twice.words
    assert desk.get("/letters").text.count("Save the file") == 1


def test_a_draft_changed_after_it_was_shown_is_not_signed(desk: AtTheDesk) -> None:
    form = form_of(ready(desk))
    editor = desk.get("/drafts/d1")
    face = {"relation": "We worked together.", "paid": "no", "family": "no"}
    desk.post(
        "/drafts/d1",
        **texts_of(editor),
        **face,
        version=editor.field("version"),
        more="I would ask her again.",
    )
    refused = desk.post("/drafts/d1/sign", **form)
    assert refused.status == 400
    assert "Nothing was signed; read it." in refused.words
    assert "Nothing is signed yet" in desk.get("/letters").words


def test_a_letter_is_proposed_renewed_revised_and_withdrawn(desk: AtTheDesk) -> None:
    letter = signed(desk)
    path = path_of(desk)
    assert "waits for an answer" in desk.post(f"{path}/propose", message="I meant every word.").words
    assert b"I meant every word." in desk.get(f"{path}/proposal").body
    wrong = desk.post(f"{path}/renew", version=desk.get(path).field("version"), true="on", passphrase="wrong")
    assert wrong.status == 400
    assert "Nothing was signed" in wrong.words
    renewal = {"version": desk.get(path).field("version"), "true": "on", "passphrase": PASSPHRASE}
    assert "renewed, waits for an answer" in desk.post(f"{path}/renew", **renewal).words
    assert "nothing was signed" in desk.post(f"{path}/renew", **renewal).words  # sent twice
    assert "It cannot be taken back" not in letter.words
    assert "Tick the box first" in desk.post(f"{path}/withdraw", passphrase=PASSPHRASE).words
    gone = desk.post(f"{path}/withdraw", sure="on", passphrase=PASSPHRASE, because="They asked me to.")
    assert "withdrawn" in gone.words
    assert desk.get(f"{path}/list").body.startswith(b"{")
    assert (
        desk.post(f"{path}/withdraw", sure="on", passphrase=PASSPHRASE).words.count("They asked me to.") == 1
    )


def test_other_words_are_signed_in_the_place_of_the_earlier_ones(desk: AtTheDesk) -> None:
    signed(desk)
    path = path_of(desk)
    editor = desk.get("/drafts/d1")
    face = {"relation": "We worked together.", "paid": "no", "family": "no"}
    desk.post(
        "/drafts/d1",
        **texts_of(editor),
        **face,
        version=editor.field("version"),
        more="I would ask her again.",
    )
    page = desk.get("/drafts/d1/give")
    assert "Sign this in its place" in page.words
    done = desk.post("/drafts/d1/sign", **form_of(page), instead="on")
    assert "I would ask her again." in done.words
    assert "replaced" in done.words
    assert path_of(desk) == path
    assert desk.get("/letters").text.count("Save the file") == 1


def test_who_issues_the_letter_is_told_before_it_is_signed_and_stands_in_it(desk: AtTheDesk) -> None:
    page = ready(desk)
    assert "The issuer is a key that this first signature makes (did:key) itself." in page.words
    desk.post("/drafts/d1/sign", **form_of(page))
    signed_by_key = json.loads(desk.get(f"{path_of(desk)}/file").body)
    key = signed_by_key["issuer"]["id"]
    assert f"The issuer is the key {key} itself." in desk.get("/drafts/d1/give").words

    desk.post("/settings/address", address="https://ada.example/", issuer="on")
    page = desk.get("/drafts/d1/give")
    assert f"The issuer is your site, did:web:ada.example; the key {key} signs for it." in page.words
    assert f"In its place: The issuer is the key {key} itself." in page.words
    desk.post("/drafts/d1/sign", **form_of(page))
    newest = re.findall(r'"(/letters/[0-9a-f]{8})"', desk.get("/letters").text)
    issuers = {json.loads(desk.get(f"{one}/file").body)["issuer"]["id"] for one in newest}
    assert issuers == {key, "did:web:ada.example"}
