"""The tables of `make evaluate` on recognition, in Markdown."""

from collections.abc import Callable, Sequence

from intervals import by_chance, told
from measures import BINS, CALIBRATION, MEASURES, Answer, bin_of

MAIN = [measure for measure in MEASURES if not measure.startswith("false")] + [CALIBRATION]
KINDS = ("thanks", "praise", "learned", "help", "endorsement", "congratulation")
BY_SLICE = (
    "precision",
    "recall",
    "F1",
    "precision of what is shown (not doubtful)",
    "target, letter for letter",
)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A table with an empty line before it."""
    return [
        "",
        "| " + " | ".join(head) + " |",
        "| " + " | ".join("---" for _ in head) + " |",
        *("| " + " | ".join(row) + " |" for row in rows),
    ]


def main_table(answers: Sequence[Answer]) -> list[str]:
    """All measures, over everything, over English and over the other languages."""
    english = [answer for answer in answers if answer.post.lang == "en"]
    others = [answer for answer in answers if answer.post.lang != "en"]
    parts = (answers, english, others)
    rows = [[name, *(told(name, part) for part in parts)] for name in MAIN]
    rows.append(["the same if every probability were exact", *(by_chance(part) for part in parts)])
    return table(["measure", "all", "English", "twelve other languages"], rows)


def kind_table(answers: Sequence[Answer]) -> list[str]:
    """How many of each kind are found, and told as that kind."""
    rows = []
    for kind in KINDS:
        part = [answer for answer in answers if answer.post.kind == kind]
        measures = ("recall", "recall of what is shown", "kind (six)")
        rows.append([kind, str(len(part)), *(told(measure, part, places=2) for measure in measures)])
    return table(["kind", "posts", "found", "shown", "kind told rightly"], rows)


def negative_table(answers: Sequence[Answer]) -> list[str]:
    """How often it fires on each class of what is none."""
    rows = []
    for name in sorted({answer.post.negative for answer in answers if answer.post.negative}):
        part = [answer for answer in answers if answer.post.negative == name]
        measures = ("false alarms", "false alarms that are shown")
        rows.append([name, str(len(part)), *(told(measure, part, places=2) for measure in measures)])
    return table(["class of negative", "posts", "found", "shown"], rows)


def slice_table(title: str, answers: Sequence[Answer], of: Callable[[Answer], str]) -> list[str]:
    """The measures for each language, or for each source."""
    rows = []
    for name in sorted({of(answer) for answer in answers}):
        part = [answer for answer in answers if of(answer) == name]
        rows.append([name, str(len(part)), *(told(measure, part, places=2) for measure in BY_SLICE)])
    return table([title, "posts", "precision", "recall", "F1", "precision of what is shown", "target"], rows)


def reliability_table(answers: Sequence[Answer]) -> list[str]:
    """Told probability against the share that is true, by tenths."""
    rows = []
    for tenth in range(BINS):
        part = [answer for answer in answers if bin_of(answer) == tenth]
        if part:
            mean = sum(answer.finding.confidence for answer in part) / len(part)
            true = sum(answer.post.recognition for answer in part) / len(part)
            bar = "█" * round(true * 20)
            rows.append(
                [
                    f"{tenth / 10:.1f}–{tenth / 10 + 0.1:.1f}",
                    str(len(part)),
                    f"{mean:.2f}",
                    f"{true:.2f}",
                    bar,
                ]
            )
    return table(["told probability", "posts", "mean told", "true", ""], rows)
