import msgspec

from goodword.skills import PostToMatch, matches


def test_the_filter_answers_as_the_interface_says() -> None:
    line = b"""{"id": "a1", "listed_skills": ["Docker", "Go"], "post": "Nora's Docker setup just works!",
        "contact": {"name": "Nora Voss", "handle": "@nora"}, "lang": "en"}"""
    answer = matches(msgspec.json.decode(line, type=PostToMatch))
    assert msgspec.json.decode(msgspec.json.encode(answer)) == {
        "id": "a1",
        "skills": [{"skill": "Docker", "start": 7, "end": 13, "confidence": 0.95, "suggested": False}],
    }


def test_contact_and_language_may_be_missing() -> None:
    post = msgspec.json.decode(
        b'{"id": 1, "listed_skills": ["Unit Testing"], "post": "your unit testing rocks"}', type=PostToMatch
    )
    assert [match.skill for match in matches(post).skills] == ["Unit Testing"]
