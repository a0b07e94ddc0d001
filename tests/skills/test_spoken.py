import pytest

from goodword.nouns import Addressed, Audience, Exchange, ExchangeKind, Manner, Moment
from goodword.skills import spoken_of
from tests import invented
from tests.invented import OWNER, account, between, day, person

NORA = person(account("x:2", handle="@nora", name="Nora Voss"))


def moment(text: str, year: int = 2020, *, quote: str | None = None, others: tuple[str, ...] = ()) -> Moment:
    return invented.moment(between(NORA, text, day(f"{year}-01-01")), quote=quote, other_persons=others)


def exchange(text: str, *, author: str = OWNER, kind: ExchangeKind = ExchangeKind.MESSAGE) -> Exchange:
    return invented.exchange(
        text,
        day("2019-01-01"),
        author=author,
        to=[Addressed(account=NORA.accounts[0].id, manner=Manner.RECIPIENT)],
        kind=kind,
        audience=Audience.DIRECT,
    )


def test_the_skills_with_ground_come_first_and_the_others_after() -> None:
    spoken = spoken_of(
        ["Sailing", "Unit Testing", "Service Design"],
        NORA,
        [
            moment("Nora, your service design saved us", 2019),
            moment("Nora, your service design again", 2021),
            moment("Thank you for the unit testing", 2020),
        ],
        [],
    )
    assert [one.skill for one in spoken] == ["Service Design", "Unit Testing", "Sailing"]
    assert [len(one.moments) for one in spoken] == [2, 1, 0]
    assert spoken[2].confidence == 0


def test_messages_from_the_owner_are_ground_and_messages_from_them_are_not() -> None:
    listed = ["Unit Testing", "Service Design"]
    spoken = spoken_of(
        listed,
        NORA,
        [],
        [exchange("your unit testing is superb"), exchange("my service design course", author="x:2")],
    )
    assert [(one.skill, bool(one.exchanges)) for one in spoken] == [
        ("Unit Testing", True),
        ("Service Design", False),
    ]


def test_a_click_is_weak_ground() -> None:
    (one,) = spoken_of(["Sailing"], NORA, [], [exchange("sailing", kind=ExchangeKind.ENDORSEMENT)])
    assert one.exchanges
    assert one.confidence < 0.5


def test_words_about_someone_else_in_the_same_post_are_not_theirs() -> None:
    text = "Thanks Nora for the chairs. And Ben: that unit testing was superb."
    (one,) = spoken_of(
        ["Unit Testing"], NORA, [moment(text, quote="Thanks Nora for the chairs.", others=("Ben",))], []
    )
    assert one.moments == ()


def test_a_skill_that_nobody_lists_is_found_where_the_moment_names_it() -> None:
    spoken = spoken_of([], NORA, [moment("Nora, thank you for the conflict resolution")], [])
    assert [(one.skill, one.is_listed) for one in spoken] == [("Conflict Resolution", False)]
    assert spoken_of([], NORA, [moment("Nora, thank you for the lift and the lovely evening")], []) == ()


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("@nora taught me how to tell people bad news.", "Teaching"),
        ("Merci Nora, qui m'a appris à lire une facture.", "Teaching"),
        ("She wrote the bid between midnight and two. Thank you, Nora.", "Grant Writing"),
        ("Nora, your SEO put us on page one, thank you!", "Search Engine Optimization"),
    ],
)
def test_what_only_tells_of_a_skill_that_nobody_lists_is_asked(text: str, skill: str) -> None:
    (found,) = spoken_of([], NORA, [moment(text)], [])
    assert (found.skill, found.is_listed, found.is_suggested) == (skill, False, True)


@pytest.mark.parametrize(
    "text",
    [
        "Nora, you upgraded the paper out of pity. Thank you.",
        "Your letter was four lines long, Nora, and not rude once.",
        "Thank you Nora, you closed the shop and sat with me.",
        "Nora, I will sing about it, thank you.",
        "I wish somebody taught me how to do it as Nora does.",
    ],
)
def test_of_all_skills_of_the_world_none_is_read_into_kindness(text: str) -> None:
    assert spoken_of([], NORA, [moment(text)], []) == ()


def test_an_answer_settles_a_skill_that_was_only_suggested() -> None:
    taught = [moment("@nora taught me how to tell people bad news.")]
    (yes,) = spoken_of([], NORA, taught, [], decided={"Teaching": True})
    (no,) = spoken_of([], NORA, taught, [], decided={"Teaching": False})
    assert (yes.is_suggested, bool(yes.moments)) == (False, True)
    assert (no.confidence, no.moments) == (0, ())
