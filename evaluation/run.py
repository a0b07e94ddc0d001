"""`make evaluate`: measures recognition and skills on the labelled data and writes RESULTS.md.

python evaluation/run.py
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
RESULTS = HERE / "RESULTS.md"
BEGIN, END = "<!-- skills: made by evaluation/skills.py -->", "<!-- end of skills -->"


def measure(script: str, *options: str) -> None:
    """Run one evaluation to its end; it prints its table."""
    subprocess.run([sys.executable, str(HERE / script), *options], check=True)


def put_skills() -> None:
    """Put the section on skills into the one table that readers open."""
    section = (
        (HERE / "results" / "skills.md").read_text("utf-8").replace("\n## ", "\n### ").replace("# ", "## ", 1)
    )
    text = RESULTS.read_text("utf-8")
    if BEGIN in text:
        text = text[: text.index(BEGIN)].rstrip() + "\n\n" + text[text.index(END) + len(END) :].lstrip()
    RESULTS.write_text(f"{text.rstrip()}\n\n{BEGIN}\n{section.strip()}\n{END}\n", "utf-8")


def main() -> None:
    """Measure everything."""
    measure("recognition.py")
    measure("skills.py", "--write")
    put_skills()


if __name__ == "__main__":
    main()
