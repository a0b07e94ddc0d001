"""The command line: options, words and layout; it owns nothing else."""


def main() -> None:
    """Run the command line."""
