"""The pages about people, asked as the routes ask them: circles, decisions and their undo, pictures."""

import re
import shutil
from collections.abc import Iterator
from datetime import datetime
from html import escape
from pathlib import Path

import pytest
from starlette.datastructures import FormData

from goodword.desk import brands, forward, moments, people, person, skills
from goodword.desk.asked import Asked
from goodword.desk.pages import Desk
from goodword.nouns import Decision, Person
from goodword.settings import FixedClock, Home
from goodword.workflow import deciding
from goodword.workflow.asking import (
    companies,
    contacts,
    is_nameless,
    moments_with,
    open_questions,
    skills_of,
    the_overlooked,
    the_person,
)
from goodword.workflow.between import whole_ties
from goodword.workflow.forward import helpers
from goodword.workflow.spoken import skills_of_circle
from tests.command_line import NOW

NUALA = "x:318204417"
CLOCK = FixedClock(datetime.fromisoformat(NOW))


def _opened(filled_home: Path, folder: Path) -> Iterator[Desk]:
    shutil.copytree(filled_home, folder / "home")
    opened = Desk(Home(folder / "home", CLOCK))
    yield opened
    opened.close()


@pytest.fixture(name="desk")
def _desk(filled_home: Path, tmp_path: Path) -> Iterator[Desk]:
    """One to decide things in."""
    yield from _opened(filled_home, tmp_path)


@pytest.fixture(name="read", scope="module")
def _read(filled_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One that is only read."""
    yield from _opened(filled_home, tmp_path_factory.mktemp("read"))


def shown(response: object) -> str:
    return bytes(getattr(response, "body", b"")).decode()


def listed(html: str) -> list[str]:
    """The names of the table of people."""
    return re.findall(
        r'<th scope="row"><a href="[^"]*"><bdi>(.*?)</bdi>', html.partition('class="people"')[2]
    )


def on_people(desk: Desk, **query: str) -> str:
    return shown(people.people(desk, Asked(query=query)))


def of_person(desk: Desk, who: str = NUALA, **query: str) -> str:
    return shown(person.person(desk, Asked(path={"id": who}, query=query)))


def form(**fields: str) -> Asked:
    return Asked(form=FormData(fields))


def test_a_search_takes_no_heed_of_case_and_accents(read: Desk) -> None:
    assert set(listed(on_people(read, q="lucia BERR"))) == {"Lucía Berrocal"}


def test_a_circle_holds_those_of_it_alone_and_says_why(read: Desk) -> None:
    html = on_people(read, circle="recommended")
    names = {one.name for one in contacts(read.home.store) if one.recommended_at}
    assert set(listed(html)) == names
    assert "You recommended them" in html


def test_the_overlooked_are_drawn_in_their_order_with_a_table(read: Desk) -> None:
    html = on_people(read, circle="overlooked")
    first = [one.person.name for one in the_overlooked(read.home.store, clock=CLOCK, limit=10)]
    assert listed(html)[:10] == [escape(name, quote=False) for name in first]
    assert '<svg class="picture strips wide"' in html
    twin = html.partition('class="twin"')[2].partition("</table>")[0]
    assert re.findall(r'<th scope="row"><a href="[^"]*"><bdi>(.*?)</bdi>', twin)[:10] == listed(html)[:10]


def test_every_circle_can_be_chosen_and_tells_how_many_it_holds(read: Desk) -> None:
    html = on_people(read)
    for circle, name, _ in people.CIRCLES:
        count = int(re.search(rf'{name} <span class="count">(\d+)</span>', html)[1])  # type: ignore[index]
        page = on_people(read, circle=circle)
        assert f"{count} {'person' if count == 1 else 'people'}" in page or not count


def test_a_long_list_is_turned_page_by_page_and_loses_nobody(read: Desk) -> None:
    first, second = on_people(read), on_people(read, **{"from": "60"})
    assert len(listed(first)) == 60
    assert 'rel="next"' in first
    assert 'rel="prev"' in second
    known = {one.name for one in contacts(read.home.store) if not is_nameless(one)}
    assert {*listed(first), *listed(second)} == {escape(name, quote=False) for name in known}


@pytest.mark.parametrize("typed", ['"><script>alert(1)</script>', "%", "\u202e", "x" * 3000])
def test_whatever_is_typed_stays_text(read: Desk, typed: str) -> None:
    html = on_people(read, q=typed, **{"from": typed, "circle": typed, "place": typed})
    assert "<script>alert" not in html
    assert "Nobody fits" in html


def test_what_another_process_changed_is_seen_at_once(desk: Desk) -> None:
    assert f'href="{people.address_of(the_person(desk.home.store, NUALA))}"' in on_people(
        desk, circle="overlooked"
    )
    other = Home(desk.home.folder, CLOCK)
    deciding.never(other.store, NUALA, because=None, clock=CLOCK)
    other.store.close()
    assert f'href="{people.address_of(the_person(desk.home.store, NUALA))}"' not in on_people(
        desk, circle="overlooked"
    )


def test_every_picture_of_a_person_has_its_table(read: Desk) -> None:
    html = of_person(read)
    assert html.count('role="img"') == 2 * html.count('<details class="twin">') == 6
    assert "First words in public" in html


def test_words_that_were_not_meant_leave_the_pictures_and_come_back(desk: Desk) -> None:
    store = desk.home.store
    nuala = the_person(store, NUALA)
    before = moments_with(store, nuala)
    asked = before[-1].recognition.id
    moments.decide(desk, form(about=NUALA, moment=asked, answer="no"))
    assert asked not in {one.recognition.id for one in moments_with(store, nuala)}
    assert "Left out by you: 1" in of_person(desk)
    moments.decide(desk, form(about=NUALA, moment=asked, answer="undo"))
    assert moments_with(store, nuala) == before


def test_words_are_corrected_on_the_page_of_the_person_and_hidden_ones_come_back(desk: Desk) -> None:
    store = desk.home.store
    nuala = the_person(store, NUALA)
    before = moments_with(store, nuala)
    asked = before[-1].recognition.id
    done = moments.decide(desk, form(about=NUALA, moment=asked, kind="help", was="praise", hidden="on"))
    assert done.headers["location"] == people.address_of(nuala)
    assert "Left out by you: 1" in of_person(desk)
    moments.decide(desk, form(about=NUALA, moment=asked, answer="undo"))
    assert moments_with(store, nuala) == before


def test_sensitive_words_are_not_shown_before_they_are_asked_for(desk: Desk) -> None:
    asked = moments_with(desk.home.store, the_person(desk.home.store, NUALA))[-1].recognition
    moments.decide(desk, form(about=NUALA, moment=asked.id, kind=asked.kind, was=asked.kind, sensitive="on"))
    html = of_person(desk, words="all")
    assert "Sensitive: show the words" in html
    best = html.partition("The words that say most")[2].partition("</section>")[0]
    assert asked.passage.quote[:40] not in best


def test_a_doubtful_word_counts_once_it_was_meant(desk: Desk) -> None:
    store = desk.home.store
    nuala = the_person(store, NUALA)
    (doubt, *_) = moments_with(store, nuala, doubtful=True)
    assert "Doubtful" in of_person(desk, words="all")
    moments.decide(desk, form(about=NUALA, moment=doubt.recognition.id, answer="yes"))
    assert doubt.recognition.id in {one.recognition.id for one in moments_with(store, nuala)}


def listing(desk: Desk, who: Person, skill: str) -> tuple[bool, bool]:
    """Whether the owner decided on the skill, and whether they can speak to it."""
    (found,) = (one for one in skills_of(desk.home.store, who) if one.skill == skill)
    return found.is_decided, found.confidence > 0


def test_yes_and_no_to_a_skill_are_kept_and_undone(desk: Desk) -> None:
    store = desk.home.store
    who = next(one for one in contacts(store) if len(one.skills) > 3)
    skill = who.skills[0]
    for answer, expected in (("yes", (True, True)), ("no", (True, False))):
        skills.speak(desk, form(person=who.id, skill=skill, answer=answer))
        assert listing(desk, who, skill) == expected
        assert f'aria-label="Undo: {skill}"' in of_person(desk, who.id)
    skills.speak(desk, form(person=who.id, skill=skill, answer="undo"))
    assert listing(desk, who, skill)[0] is False


def test_a_skill_says_for_whom_you_can_speak_to_it_and_hears_your_word(desk: Desk) -> None:
    store = desk.home.store
    who = next(one for one in contacts(store) if len(one.skills) > 3)
    skill = who.skills[0]
    skills.speak(desk, form(person=who.id, skill=skill, answer="no", stay="1"))
    html = shown(skills.skills(desk, Asked(query={"skill": skill.upper()})))
    assert f"<h1><bdi>{skill}</bdi></h1>" in html
    assert "not yours to say" in html
    assert who.name in html


def test_the_constellation_has_a_table_of_all_its_skills(read: Desk) -> None:
    html = shown(skills.skills(read, Asked()))
    assert 'class="picture stars wide"' in html
    twin = html.partition('class="twin"')[2]
    assert twin.count('<th scope="row">') > 20


def test_the_map_tells_who_helped_and_leaves_out_whom_the_owner_keeps_out(desk: Desk) -> None:
    found = helpers(desk.home.store)
    html = shown(forward.the_map(desk, Asked()))
    assert f"{len(found)} people helped you." in html
    assert f"/people/{NUALA.replace(':', '%3A')}" in html
    deciding.never(desk.home.store, NUALA, because="deceased", clock=CLOCK)
    assert f"/people/{NUALA.replace(':', '%3A')}" not in shown(forward.the_map(desk, Asked()))


def test_the_map_of_a_year_holds_the_help_of_that_year(read: Desk) -> None:
    html = shown(forward.the_map(read, Asked(query={"year": "2013"})))
    drawn = forward.map_file(read, Asked(query={"year": "2013"}))
    assert 'href="/map/picture.svg?year=2013&amp;skill="' in html
    assert drawn.headers["content-disposition"] == 'attachment; filename="goodword-map.svg"'
    assert shown(drawn).startswith("<svg xmlns=")
    assert "helped you in 2013" in html
    twin = html.partition('class="twin"')[2].partition("</table>")[0]
    assert set(re.findall(r"<td>\w+ (\d{4})</td>", twin)) == {"2013"}


def test_behind_a_company_stand_faces_with_the_contact_there_was(read: Desk) -> None:
    html = shown(brands.brands(read, Asked()))
    served = [one.person for brand in companies(read.home.store) for one in brand.people]
    assert served
    for tie in whole_ties(read.home.store, served).values():
        assert f"{tie.sent + tie.received} exchanges" in html
    assert html.count('class="picture faces wide"') < html.count("<article")  # nobody is made up


def test_of_the_praise_of_a_company_what_is_doubtful_is_counted_and_not_shown(read: Desk) -> None:
    brand = next(one for one in companies(read.home.store) if 0 < len(one.certain) < len(one.moments))
    doubtful = [moment for moment in brand.moments if moment not in brand.certain]
    html = shown(brands.brands(read, Asked()))
    card = next(part for part in html.split("<article") if escape(brand.company) in part)

    assert not [one for one in doubtful if escape(one.recognition.passage.quote, quote=False) in card]
    assert f"{len(doubtful)} more may be praise" in card


def test_a_page_without_archives_says_what_would_stand_there(tmp_path: Path) -> None:
    empty = Desk(Home(tmp_path / "none", CLOCK))
    assert "Drop an archive" in on_people(empty)
    assert "Archives" in shown(skills.skills(empty, Asked()))
    assert "no help yet" in shown(forward.the_map(empty, Asked()))
    assert "No praise of a company" in shown(brands.brands(empty, Asked()))
    empty.close()


def test_the_map_of_a_skill_holds_those_to_whose_skill_the_owner_can_speak(read: Desk) -> None:
    store = read.home.store
    helped = {one.person.id for one in helpers(store)}
    skill, able = next(
        (one.skill, able)
        for one in skills_of_circle(store)
        if (able := {has.person.name for has in one.people if has.can_speak and has.person.id in helped})
    )
    html = shown(forward.the_map(read, Asked(query={"skill": skill.upper()})))
    twin = html.partition('class="twin"')[2].partition("</table>")[0]
    assert set(re.findall(r'<th scope="row"><a href="[^"]*"><bdi>(.*?)</bdi>', twin)) == able
    nothing = shown(forward.the_map(read, Asked(query={"skill": "<b>Falconry"})))
    assert "No help by anybody to whose skill in <bdi>&lt;b&gt;Falconry</bdi> you can speak" in nothing
    assert '<svg class="picture' not in nothing


def test_a_joining_by_the_owners_word_is_taken_back_on_the_page_of_the_person(desk: Desk) -> None:
    store = desk.home.store
    nuala = the_person(store, NUALA)
    question = open_questions(store, nuala)[0]
    deciding.decide(store, (question.id,), Decision.SAME, clock=CLOCK)
    joined = the_person(store, NUALA)
    assert len(joined.accounts) == 2
    assert "you said so." in of_person(desk)
    person.accounts(desk, form(person=joined.id, link=question.id, answer="undo"))
    assert the_person(store, NUALA).accounts == nuala.accounts


def test_a_first_name_that_was_taken_for_theirs_says_why(read: Desk) -> None:
    page = of_person(read, "linkedin:in/basil-nwoke")

    assert "“Basil” is taken for Basil Nwoke, the only one of that name" in page
