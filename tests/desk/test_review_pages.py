"""Moments, questions, files to check and the guide, asked as routes ask them; each answer has its undo."""

import re
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from starlette.datastructures import FormData

from goodword.desk import checking, guide, linking, moments
from goodword.desk.asked import Asked
from goodword.desk.pages import Desk
from goodword.desk.uploads import Brought
from goodword.settings import FixedClock, Home
from goodword.workflow.asking import moments_with, open_links, the_person
from goodword.workflow.reviewing import waiting
from tests.command_line import NOW, ROOT

CLOCK = FixedClock(datetime.fromisoformat(NOW))
CASES = ROOT / "conformance" / "verify-cases"
NUALA, EBO = "x:318204417", "linkedin:in/ebo-quartey"


@pytest.fixture(name="desk")
def _desk(filled_home: Path, tmp_path: Path) -> Iterator[Desk]:
    shutil.copytree(filled_home, tmp_path / "home")
    opened = Desk(Home(tmp_path / "home", CLOCK))
    yield opened
    opened.close()


def shown(response: object) -> str:
    return bytes(getattr(response, "body", b"")).decode()


def form(**fields: str) -> Asked:
    return Asked(form=FormData(list(fields.items())))


def tab(desk: Desk, name: str = "", **query: str) -> str:
    return shown(moments.moments(desk, Asked(query={**({name: ""} if name else {}), **query})))


def test_one_key_answers_the_first_doubt_and_another_takes_it_back(desk: Desk) -> None:
    before = [moment.recognition.id for moment in waiting(desk.home.store)]
    assert re.findall(r'name="moment" value="(\w+)"', tab(desk, "doubtful"))[0] == before[0]

    moments.decide(desk, form(moment=before[0], answer="yes", tab="doubtful"))
    page = tab(desk, "doubtful")
    assert before[0] not in [moment.recognition.id for moment in waiting(desk.home.store)]
    assert re.search(rf'value="{before[0]}".*data-key="u"', page)

    moments.decide(desk, form(moment=before[0], answer="undo", tab="doubtful"))
    assert [moment.recognition.id for moment in waiting(desk.home.store)] == before


def test_a_moment_is_given_to_who_was_meant_and_listed_as_corrected(desk: Desk) -> None:
    store = desk.home.store
    one = moments_with(store, the_person(store, NUALA))[-1].recognition.id
    fields = {"moment": one, "answer": "correct", "kind": "thanks", "was": "thanks"}

    moments.decide(desk, form(person=EBO, **fields))

    assert one in [moment.recognition.id for moment in moments_with(store, the_person(store, EBO))]
    assert "whom it meant, as you said" in tab(desk, "corrected")
    moments.decide(desk, form(moment=one, answer="undo"))
    assert "You have corrected nothing yet." in tab(desk, "corrected")


def test_sensitive_words_are_shown_only_when_asked_for(desk: Desk) -> None:
    store = desk.home.store
    one = moments_with(store, the_person(store, NUALA))[-1].recognition.id
    moments.decide(desk, form(moment=one, answer="correct", sensitive="on"))
    assert "Sensitive: show the words" in tab(desk, "corrected")


def test_every_moment_stands_on_one_page_of_the_list(desk: Desk) -> None:
    found: list[str] = []
    first = 0
    while ids := re.findall(r'aria-labelledby="moment-(\w+)"', tab(desk, **{"from": str(first)})):
        found.extend(ids)
        first += len(ids)
    assert sorted(found) == sorted(one.recognition.id for one in moments_with(desk.home.store, None))
    assert "No thanks" in tab(desk, **{"from": "9" * 9})


def test_a_question_put_off_comes_last_and_an_answer_is_taken_back(desk: Desk) -> None:
    before = [link.id for link in open_links(desk.home.store)]

    def first() -> str:
        return str(re.findall(r'name="link" value="(\w+)"', shown(linking.links(desk, Asked())))[0])

    assert first() == before[0]
    linking.decide(desk, form(link=before[0], answer="later"))
    assert first() == before[1]
    linking.decide(desk, form(link=before[1], answer="different"))
    assert re.search(rf'value="{before[1]}".*data-key="u"', shown(linking.links(desk, Asked())))
    linking.decide(desk, form(link=before[1], answer="undo"))
    assert [link.id for link in open_links(desk.home.store)] == before


def check(desk: Desk, *files: Path) -> str:
    """Drop these files on the page that checks."""
    folder = desk.home.folder / "uploads" / "c"
    folder.mkdir(parents=True)
    dropped = [Path(shutil.copy(file, folder)) for file in files]
    page = shown(checking.check(desk, Asked(brought=Brought(folder, files=dropped))))
    assert not folder.exists()
    return page


def test_a_letter_on_paper_is_checked_by_the_copy_inside_and_its_signed_words_are_shown(desk: Desk) -> None:
    page = check(desk, CASES / "letter-other-words.pdf")
    assert "It holds." in page
    assert "This is what was signed, whatever the pages show" in page
    assert "changed how we plan" in page
    assert "best of all" not in page


def test_a_file_that_is_nothing_is_said_to_be_nothing_beside_one_that_holds(
    desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "<script>alert(1)<").write_bytes(b"\x00" * 3000)
    page = check(
        desk, tmp_path / "<script>alert(1)<", ROOT / "samples" / "accepted" / "nuala-brackenridge.json"
    )
    assert "It cannot be checked." in page
    assert "It holds." in page
    assert "<script>alert" not in page


def test_the_guide_stands_in_the_app_and_its_links_stay_there(desk: Desk) -> None:
    assert "The guide" in shown(guide.guide(desk, Asked()))
    for name in guide.CHAPTERS:
        page = shown(guide.chapter(desk, Asked(path={"name": name})))
        assert "<h1>" in page
        links = re.findall(r'href="([^"]+)"', page.partition('class="guide"')[2].partition("</main>")[0])
        assert all(link.startswith(("/help", "https://")) for link in links)
