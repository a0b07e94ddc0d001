"""Two people and their desks: a file goes over and comes back, whatever is answered."""

import json

from tests.desk.at_the_desk import AtTheDesk
from tests.desk.steps import NUALA, PASSPHRASE, THEIRS, answered, form_of, path_of, ready, sent


def test_what_is_accepted_is_signed_again_for_their_key_and_is_theirs_for_ever(
    desk: AtTheDesk, other_desk: AtTheDesk
) -> None:
    page = sent(desk, other_desk)
    assert "Choose what you answer" in other_desk.post(page, passphrase=THEIRS, again=THEIRS).words
    assert "Accepted, may be shown." in answered(other_desk, page, "show").words
    assert "nothing was signed twice" in answered(other_desk, page, "show").words
    taken = desk.send("/received", other_desk.get(f"{page}/answer").body)
    assert "accepted the words; they may be shown" in taken.words
    assert "Is this the key of" in taken.words
    again = desk.send("/letters/answer", other_desk.get(f"{page}/answer").body)
    assert again.words.count("They accepted; it may be shown") == 1  # the same file twice is one answer
    path = path_of(desk)
    assert "nothing was signed" in desk.post(f"{path}/again", passphrase=PASSPHRASE).words
    again = desk.post(f"{path}/again", known="on", passphrase=PASSPHRASE)
    assert "Is this the key of" not in again.words
    waiting = other_desk.send("/received", desk.get(f"{path}/proposal").body)
    assert "Waits for you." in waiting.words
    answered(other_desk, page, "show")
    desk.send("/received", other_desk.get(f"{page}/answer").body)
    assert "accepted, may be shown" in desk.get(path).words
    assert desk.get(f"{path}/paper").body.startswith(b"%PDF")


def test_a_wish_a_refusal_and_a_removal_each_come_home(desk: AtTheDesk, other_desk: AtTheDesk) -> None:
    page = sent(desk, other_desk)
    assert "Say what should be said otherwise" in answered(other_desk, page, "correct").words
    answered(other_desk, page, "correct", "It was 2015, not 2014.")
    wished = desk.send("/letters/answer", other_desk.get(f"{page}/answer").body)
    assert "It was 2015, not 2014." in wished.words
    assert "asks for other words" in wished.words
    answered(other_desk, page, "decline", "I would rather not.")
    declined = desk.send("/letters/answer", other_desk.get(f"{page}/answer").body)
    assert "declined" in declined.words
    assert "Tick the box first" in other_desk.post(f"{page}/forget").words
    other_desk.post(f"{page}/forget", sure="on")
    assert other_desk.get(page).status == 404


def test_a_changed_file_is_shown_as_what_it_is_and_cannot_be_answered(
    desk: AtTheDesk, other_desk: AtTheDesk
) -> None:
    page = sent(desk, other_desk)
    good = other_desk.get(f"{page}/file").body
    other_desk.post(f"{page}/forget", sure="on")
    changed = good.replace(b"rebuilt a ferry timetable", b"ruined a ferry timetable")
    assert changed != good
    shown = other_desk.send("/received", changed)
    assert "does not hold" in shown.words
    assert "You choose" not in shown.words
    assert answered(other_desk, page, "show").status == 400


def test_a_dropped_file_that_is_nothing_is_told_and_nothing_is_kept(other_desk: AtTheDesk) -> None:
    for junk in (b"", b"{}", b"%PDF-1.4 nothing", b"<script>alert(1)</script>"):
        told = other_desk.send("/received", junk, name="<b>junk</b>.json")
        assert told.status == 200
        assert "<b>junk" not in told.text
        assert "Nothing was received yet" in told.words


def test_a_request_makes_the_letter_out_to_who_asked(desk: AtTheDesk, other_desk: AtTheDesk) -> None:
    empty = other_desk.post("/requests", name="Nuala", words=" ", passphrase=THEIRS, again=THEIRS)
    assert "Say your name and what you ask for." in empty.words
    other_desk.post(
        "/requests",
        name="Nuala Brackenridge",
        words="Two sentences, please.",
        passphrase=THEIRS,
        again=THEIRS,
    )
    request = other_desk.get("/requests/1/file").body
    shown = desk.send("/received", request)
    assert "Two sentences, please." in shown.words
    assert "Nothing was recorded" in desk.post("/requests/1", person=NUALA).words
    assert "You said that this is the key of Nuala" in desk.post("/requests/1", person=NUALA, sure="on").words
    desk.post("/drafts/d1/sign", **form_of(ready(desk)))
    letter = json.loads(desk.get(f"{path_of(desk)}/file").body)
    assert json.loads(request)["issuer"] in json.dumps(letter)
    assert "Taken back" in desk.post("/requests/1", person=NUALA, undo="1").words
    assert "Nobody has asked you" in desk.post("/requests/1/forget").words
