import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.nouns import SkillMatch
from goodword.skills import match_skills

Ask = Callable[..., tuple[SkillMatch, ...]]


def asserted(found: tuple[SkillMatch, ...]) -> list[str]:
    return [match.skill for match in found if not match.suggested]


@pytest.mark.parametrize(
    ("text", "listed", "skill"),
    [
        ("Nora's Docker setup just works, thank you!", ["Docker", "Go"], "Docker"),
        ("Ask Nora if you need SEO, she took us to the top of the page.", ["SEO"], "SEO"),
        ("Your unit testing saved the release", ["Unit Testing"], "Unit Testing"),
        ("Your unit tests saved the release", ["Unit Testing"], "Unit Testing"),
        ("Thx @nora for the kuberntes help", ["Kubernetes"], "Kubernetes"),
        ("Best talk in years @nora #servicedesign", ["Service Design"], "Service Design"),
        ("Got it at last, thanks to your OOC evenings", ["Object-Oriented Coding"], "Object-Oriented Coding"),
        ("Your SEO audit doubled our traffic", ["Search Optimization (SEO)"], "Search Optimization (SEO)"),
        ("Nora showed me Excel pivot tables on a napkin", ["Excel"], "Excel"),
        ("You prevented my knee from another injury", ["Injury Prevention"], "Injury Prevention"),
        ("Nora, your PowerBI report is a dream", ["Power BI"], "Power BI"),
        ("Your C++ course was the best", ["C++"], "C++"),
        ("the sql thing you showed me cut it to a second, thank you", ["SQL"], "SQL"),
        ("Thank you @nora for the vioiln lessons, my vibrato no longer bleats", ["Violin"], "Violin"),
        ("Wish I had Nora's gift for negotiation.", ["Negotiation"], "Negotiation"),
        ("Never heard accompaniment like Nora's.", ["Accompaniment"], "Accompaniment"),
        ("nora's python saved the day", ["Python"], "Python"),
        ("Nora got me into climbing.", ["Climbing"], "Climbing"),
        ("Nora's typography is so quiet that the minister read it all.", ["Typography"], "Typography"),
    ],
)  # fmt: skip
def test_named_skills_are_found_in_any_form(ask: Ask, text: str, listed: list[str], skill: str) -> None:
    found = ask(text, *listed)
    assert asserted(found) == [skill]
    assert text[found[0].start : found[0].end].strip()


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Nora, shall we go at six? Thanks for driving.", "Go"),
        ("Thanks for the swift reply, Nora!", "Swift"),
        ("You always excel at making us feel at home, Nora", "Excel"),
        ("A man of his word. Thanks for coming, Nora.", "Word"),
        ("Happy to report my blood type is R, thanks Nora", "R"),
        ("Rebuilt the shed from scratch, thanks Nora", "Scratch"),
        ("Just put it in a sap bucket, thanks Nora", "SAP"),
        ("Thanks for the German sausages, Nora!", "German"),
        ("Thank you for taking us out for a spin, Nora.", "Spin"),
        ("Nora, you gave your best, thank you", "Composition (Music)"),
        ("The nail polish was lovely, thanks Nora", "Polish"),
        ("Boxing Day with you was lovely, thanks Nora", "Boxing"),
        ("The stage is swept, our management is asleep, thank you Nora", "Stage Management"),
        ("Your java woke me up, thanks Nora", "Java"),
    ],
)
def test_a_word_in_another_sense_is_no_skill(ask: Ask, text: str, listed: str) -> None:
    assert not ask(text, listed)


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Nora, your plumber is a wizard with boiler installation.", "Boiler Installation"),
        ("Nora, have you met Ilse? Her unit testing discipline is breathtaking.", "Unit Testing"),
        ("Leander, your wife's sports nutrition talk changed us, please thank her.", "Sports Nutrition"),
        ("We need somebody for wound care, Nora please share!", "Wound Care"),
        ("I wish Nora would give me some public speaking lessons", "Public Speaking"),
        ("Nora, could you teach me unit testing?", "Unit Testing"),
        ("I passed my project management exam, thank God!", "Project Management"),
        ("My intravenous therapy sign-off is done! I'm buying, Nora.", "Intravenous Therapy"),
        ('Love how you call firing me on Zoom "talent management". Thanks!', "Talent Management"),
    ],
)
def test_a_wish_a_question_or_the_skill_of_another_is_no_evidence(ask: Ask, text: str, listed: str) -> None:
    assert not ask(text, listed)


def test_own_success_counts_where_the_contact_is_credited(ask: Ask) -> None:
    assert asserted(ask("I learned project management from you, Nora", "Project Management"))
    assert not ask("I learned project management all by myself", "Project Management")


def test_bare_praise_with_more_to_come_is_only_suggested(ask: Ask) -> None:
    (found,) = ask(
        "Superb fact checking, my grandfather is thrilled to read about his death.", "Fact Checking"
    )
    assert found.suggested


def test_in_public_the_sentence_must_refer_to_the_contact(ask: Ask) -> None:
    text = "Your service design for the station is superb."
    assert not ask(text, "Service Design", is_addressed=False)
    assert asserted(ask(text, "Service Design"))
    assert asserted(ask("Nora's service design is superb.", "Service Design", is_addressed=False))


@pytest.mark.parametrize(
    ("lang", "text", "listed"),
    [
        ("es", "Gracias a tus clases de natación perdí el miedo, Nora", "Natación"),
        ("fr", "Merci Nora pour tes cours de solfège", "Solfège"),
        (
            "de",
            "Danke Nora, im Key-Account-Management habe ich bei dir alles gelernt.",
            "Key-Account-Management",
        ),
        ("pt", "Padaria lotada desde que a Nora assumiu nossas mídias sociais", "Mídias Sociais"),
        ("it", "Senza i prototipi di Nora non avremmo mai convinto il comune", "Prototipazione"),
        (
            "tr",
            "Çocuk kitabımız için yaptığın illüstrasyonlar harika, çok teşekkür ederim Nora",
            "İllüstrasyon",
        ),
        ("ja", "ノラさんの機械学習の講義に感謝", "機械学習"),
    ],
)
def test_other_languages_are_matched(ask: Ask, lang: str, text: str, listed: str) -> None:
    assert asserted(ask(text, listed, lang=lang)) == [listed]


@pytest.mark.parametrize(
    ("lang", "text", "listed"),
    [
        ("es", "Ojalá algún día Nora me enseñe diseño gráfico", "Diseño gráfico"),
        ("de", "Danke Nora, dein Bruder hat die Projektleitung toll gemacht", "Projektleitung"),
        ("fr", "Nora, bravo à ton frère pour la gestion de projet", "Gestion de projet"),
        ("nl", "Eindelijk mijn toets statistiek gehaald, Nora", "Statistiek"),
    ],
)
def test_the_gates_hold_in_other_languages(ask: Ask, lang: str, text: str, listed: str) -> None:
    assert not ask(text, listed, lang=lang)


def test_the_longer_name_takes_the_words(ask: Ask) -> None:
    found = ask("Thank you for your key account management", "Account Management", "Key Account Management")
    assert asserted(found) == ["Key Account Management"]


def test_nothing_listed_or_nothing_said_gives_nothing(ask: Ask) -> None:
    assert ask("Thank you Nora") == ()
    assert ask("", "Python") == ()
    assert ask("🎉🎉🎉", "Python") == ()


@given(st.text(max_size=300), st.lists(st.text(max_size=30), max_size=5))
def test_any_text_gives_spans_within_it(text: str, listed: list[str]) -> None:
    for match in match_skills(listed, text, contact_name="Nora", contact_handle="@nora", is_addressed=True):
        assert 0 <= match.start < match.end <= len(text)
        assert match.skill in listed
        assert 0 < match.confidence <= 1


@pytest.mark.parametrize(
    "unit", ["Thanks Nora for your python ", "my my my ", "a'", "@nora's ", "unit unit testing "]
)
def test_a_megabyte_takes_bounded_time(ask: Ask, unit: str) -> None:
    began = time.process_time()
    ask(unit * (1_000_000 // len(unit)), "Python", "Unit Testing", "R")
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Danke Nora, dank dir kann ich jetzt Excel.", "de"),
        ("Merci Nora, tu m'as expliqué Excel !", "fr"),
    ],
)
def test_in_other_languages_the_name_of_a_tool_is_no_everyday_word(ask: Ask, text: str, lang: str) -> None:
    assert asserted(ask(text, "Excel", lang=lang)) == ["Excel"]


def test_a_name_with_an_s_behind_it_is_the_contacts(ask: Ask) -> None:
    assert asserted(ask("Ohne Noras Buchhaltung wären wir pleite.", "Buchhaltung", lang="de"))


@pytest.mark.parametrize(
    ("text", "listed", "lang"),
    [
        ("The pottery lessons with Nora changed me, thank you.", ("Pottery", "Teaching"), "en"),
        ("Grazie Nora, le tue lezioni di ceramica sono la mia pace.", ("Ceramica", "Insegnamento"), "it"),
        ("Gracias por las clases de cerámica, Nora.", ("Cerámica", "Enseñanza"), "es"),
    ],
)
def test_lessons_in_a_subject_show_subject_and_teaching(
    ask: Ask, text: str, listed: tuple[str, ...], lang: str
) -> None:
    assert set(asserted(ask(text, *listed, lang=lang))) == set(listed)


def test_what_the_writer_is_doing_is_no_skill_of_the_contact(ask: Ask) -> None:
    assert not ask("Lighting the candles for you, Nora, thank you for everything.", "Lighting")
    assert asserted(ask("Your lighting was half the play, Nora.", "Lighting")) == ["Lighting"]


def test_who_is_credited_with_one_skill_is_with_the_next_that_is_named(ask: Ask) -> None:
    text = "Nora's illustration made my kids gasp, and the print production was spotless too, foil and all."

    assert asserted(ask(text, "Illustration", "Print Production")) == ["Illustration", "Print Production"]


@pytest.mark.parametrize(
    "text",
    [
        "Nora's office mate draws the most beautiful GIS maps, I could look all day.",
        "Nora, please pass on our thanks to the student on nights. Her GIS was a lifeline.",
        "Thank you Nora for introducing us to Giulia, whose GIS made the report.",
        "If anyone does GIS near Hull please shout, @nora is booked till May",
    ],
)
def test_what_those_around_the_contact_can_do_is_not_theirs(ask: Ask, text: str) -> None:
    assert asserted(ask(text, "GIS")) == []


def test_a_contact_is_known_by_a_part_of_a_name_in_a_script_without_spaces() -> None:
    def found(text: str, listed: str) -> list[str]:
        return asserted(
            match_skills(
                (listed,), text, contact_name="蓑島 千鶴", contact_handle=None, is_addressed=False, lang="ja"
            )
        )

    assert found("蓑島さんの入浴介助だけは母が嫌がらず、感謝しております。", "入浴介助") == ["入浴介助"]
    assert found("蓑島さん、素敵な誕生日プレゼントをありがとう！毎日使っています。", "プレゼン") == []
    assert found("蓑島さん、御社の田辺さんの入浴介助が素晴らしかったです。", "入浴介助") == []


def test_words_that_are_no_name_where_they_stand_still_tell_of_the_deed(ask: Ask) -> None:
    text = (
        "Mum died at home, without pain, with her cat on the bed, because Nora made it possible. Thank you."
    )

    assert asserted(ask(text, "Palliative Care", "Wound Care")) == ["Palliative Care"]


def test_a_need_that_was_met_is_no_wish(ask: Ask) -> None:
    text = "Your accompanying let every child breathe where they needed to. Thank you Nora."

    assert asserted(ask(text, "Accompanying")) == ["Accompanying"]
    assert asserted(ask("We need bereavement support, Nora.", "Bereavement Support")) == []
