"""What all tests share: the profiles of hypothesis, the real command line, the samples, a filled home."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.command_line import CommandLine, build_samples

SOAK = bool(os.environ.get("GOODWORD_SOAK"))

settings.register_profile(
    "test",
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("soak", parent=settings.get_profile("test"), max_examples=500, derandomize=False)
settings.load_profile("soak" if SOAK else "test")


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the three sample archives."""
    return build_samples(tmp_path_factory.mktemp("samples"))


@pytest.fixture(scope="session")
def filled_home(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with all three sample archives imported: copy it, never write to it."""
    folder = tmp_path_factory.mktemp("filled")
    goodword = CommandLine(folder / "home", folder)
    archives = [samples / name for name in ("linkedin.zip", "x-archive.zip", "mastodon.tar.gz")]
    answer = goodword("import", *archives)
    assert answer.code == 0, answer.err
    return goodword.home


@pytest.fixture
def goodword(tmp_path: Path) -> CommandLine:
    """The command line with an empty home."""
    return CommandLine(tmp_path / "home", tmp_path)


@pytest.fixture
def at_home(filled_home: Path, tmp_path: Path) -> CommandLine:
    """The command line in a home of its own in which the sample archives are imported."""
    home = tmp_path / "owner"
    shutil.copytree(filled_home, home)
    return CommandLine(home, tmp_path)


@pytest.fixture
def someone_else(tmp_path: Path) -> CommandLine:
    """The command line of a recipient: another home, nothing imported."""
    return CommandLine(tmp_path / "recipient", tmp_path)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB, which only root can make."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "none", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        if os.environ.get("CI"):
            pytest.fail("CI runs as root, who can make a small disk: nothing is skipped there")
        pytest.skip("only root can make a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)
