"""Starting the desk: a taken port is said in words, and help names what it does."""

import socket

from tests.command_line import CommandLine


def test_a_port_in_use_is_said_in_words(goodword: CommandLine) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = goodword("serve", "--no-browser", "--port", str(port))
    assert done.code == 2
    assert f"Port {port} is taken" in done.err
    assert "Traceback" not in done.err


def test_help_says_that_it_stays_on_this_computer(goodword: CommandLine) -> None:
    told = goodword("serve", "--help").out
    assert "this computer alone" in told
