"""Skills: those of the circle as a picture and a table, one with its people, the owner's word on each."""

from urllib.parse import urlencode

from markupsafe import Markup
from starlette.responses import Response

from goodword.desk.asked import Asked
from goodword.desk.pages import Desk, go_to
from goodword.desk.people import address_of, link_to
from goodword.desk.pictures import Picture, constellation
from goodword.publish.html import isolate
from goodword.workflow import deciding
from goodword.workflow.asking import the_person
from goodword.workflow.spoken import MOMENTS, CircleSkill, skills_of_circle

_ANSWERS = {"yes": True, "no": False}
_IN_TABLE = 200


def skills(desk: Desk, asked: Asked) -> Response:
    """The skills of the circle; with `skill` that one, and who has it."""
    store = desk.home.store
    found = skills_of_circle(store)
    named = asked.query.get("skill", "").strip()
    one = next((skill for skill in found if skill.skill.casefold() == named.casefold()), None)
    return desk.page(
        "skills",
        at="/skills",
        title=one.skill if one else "Skills",
        picture=None if one else _picture(found),
        total=len(found),
        listed=_IN_TABLE,
        looked_into=MOMENTS,
        skill=one,
        named=named,
        address_of=address_of,
        page_of=page_of,
        offered=sorted((skill.skill for skill in found), key=str.casefold),
    )


def page_of(skill: str) -> str:
    """The page of a skill."""
    return "/skills?" + urlencode({"skill": skill})


def _picture(found: tuple[CircleSkill, ...]) -> Picture | None:
    rows = [
        (
            Markup('<a href="{}">{}</a>').format(page_of(one.skill), isolate(one.skill)),
            _people(one, can_speak=True),
            _people(one, can_speak=False),
        )
        for one in found[:_IN_TABLE]
    ]
    return constellation(found, rows=rows)


_FEW = 4


def _people(one: CircleSkill, *, can_speak: bool) -> Markup:
    names = [link_to(has.person) for has in one.people if has.can_speak is can_speak]
    rest = Markup(" and {} more").format(len(names) - _FEW) if len(names) > _FEW else Markup("")
    return Markup(", ").join(names[:_FEW]) + rest


def list_skills(desk: Desk, asked: Asked) -> Response:
    """Write down which skills someone lists."""
    listed = deciding.skills_in_words(asked.text("skills"))
    who = deciding.say_skills(desk.home.store, asked.text("person"), listed, clock=desk.home.clock)
    desk.notice(f"Kept: what {who.name} lists." if listed else "Back to what the archives say.")
    return go_to(address_of(who))


def speak(desk: Desk, asked: Asked) -> Response:
    """Keep whether the owner can speak to a skill of someone, or ask again."""
    store, who = desk.home.store, asked.text("person")
    speaks = _ANSWERS.get(asked.text("answer"))
    skill = deciding.say_spoken(store, who, asked.text("skill"), speaks=speaks, clock=desk.home.clock)
    person = the_person(store, who)
    desk.notice(
        {
            True: f"Kept: you can speak to {skill} of {person.name}.",
            False: f"Kept: you do not speak to {skill} of {person.name}.",
            None: f"Taken back: what you said of {skill} of {person.name}.",
        }[speaks]
    )
    return go_to(page_of(skill) if asked.has("stay") else address_of(person))
