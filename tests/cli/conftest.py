"""A letter on its way, made once by the real command line: copy the folder, never write to it."""

import shutil
from pathlib import Path

import pytest

from tests.command_line import DISCLOSED, CommandLine

NAME = "@nualabrack"


@pytest.fixture(scope="session")
def proposed_folder(filled_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An owner whose letter to Nuala Brack was signed and proposed: `owner`, signed.json, proposal.json."""
    folder = tmp_path_factory.mktemp("proposed")
    shutil.copytree(filled_home, folder / "owner")
    owner = CommandLine(folder / "owner", folder)
    assert owner("draft", NAME, *DISCLOSED).code == 0
    assert owner("sign", NAME, "-o", "signed.json", "--yes").code == 0
    assert owner("propose", "signed.json", "-o", "proposal.json").code == 0
    return folder


@pytest.fixture(scope="session")
def accepted_folder(proposed_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, accepted by `recipient` and made out to her: answer.json, again.json."""
    folder = tmp_path_factory.mktemp("accepted")
    shutil.copytree(proposed_folder, folder, dirs_exist_ok=True)
    recipient, owner = (CommandLine(folder / home, folder) for home in ("recipient", "owner"))
    assert recipient("accept", "proposal.json", "-o", "answer.json", "--yes").code == 0
    assert owner("answer", "answer.json", "-o", "again.json", "--yes").code == 0
    return folder


@pytest.fixture
def proposed(proposed_folder: Path, tmp_path: Path) -> CommandLine:
    """The owner of a folder of its own in which a letter was signed and proposed."""
    shutil.copytree(proposed_folder, tmp_path, dirs_exist_ok=True)
    return CommandLine(tmp_path / "owner", tmp_path)


@pytest.fixture
def accepted(accepted_folder: Path, tmp_path: Path) -> CommandLine:
    """The owner of a folder of its own in which a letter was accepted; `someone_else` accepted it."""
    shutil.copytree(accepted_folder, tmp_path, dirs_exist_ok=True)
    return CommandLine(tmp_path / "owner", tmp_path)
