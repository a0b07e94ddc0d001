import pytest

from goodword.ties.topics import is_passed_on, shared, topics_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("@ana taught me how to read a balance sheet in 2014", "balance sheet"),
        ("Everything I know about tide tables I learned from @ana", "tide tables"),
        ("Thanks for the sourdough lesson!", "sourdough"),
        ("She got me started with Python.", "Python"),
        ("I'd be nowhere with welding if @ana hadn't coached me through it.", "welding"),
        ("Thank you, your help with roof repairs got us home", "roof repairs"),
        ("Gracias por enseñarme a tocar la guitarra", "tocar guitarra"),
        ("Danke, dass du mir das Programmieren beigebracht hast", "Programmieren"),
    ],
)
def test_what_was_taught_is_told_by_its_words(text: str, words: str) -> None:
    assert is_passed_on(text)
    assert words in {" ".join(topic.written.values()) for topic in topics_in(text)}


@pytest.mark.parametrize("text", ["Your talk on pricing was brilliant", "Congratulations!", "", "👏👏"])
def test_praise_passes_nothing_on(text: str) -> None:
    assert not is_passed_on(text)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("taught me to read balance sheets", "the balance sheet lesson", {"balance sheets"}),
        ("taught me public speaking", "a lesson in public relations", set()),
        ("taught me to write Python", "taught me to write well", set()),
        ("taught me pricing", "your pricing advice", {"pricing"}),
    ],
)
def test_two_passages_speak_of_one_thing_where_most_of_their_words_are_the_same(
    one: str, other: str, words: set[str]
) -> None:
    found = {shared(a, b) for a in topics_in(one) for b in topics_in(other)} - {None}
    assert found == words


@pytest.mark.parametrize("text", ["taught me " * 20_000, "learned how to " * 20_000, "a" * 1_000_000])
def test_a_text_made_to_keep_the_patterns_busy_takes_no_time(text: str) -> None:
    topics_in(text)  # the limit of every test stops what would go on for minutes
