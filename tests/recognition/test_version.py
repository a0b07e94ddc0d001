"""What is judged by another word, rule or weight is judged again."""

from importlib.resources import files

from goodword.recognition.version import DATA, VERSION


def test_every_file_of_rules_and_weights_changes_the_version() -> None:
    folder = files("goodword.recognition.rules")
    shipped = {one.name for one in folder.iterdir() if one.name.endswith((".toml", ".txt", ".json"))}

    assert shipped == set(DATA)
    assert VERSION.count("-") == 1
