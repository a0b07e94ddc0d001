"""Questions that cannot be answered as they were asked."""

from collections.abc import Sequence

from goodword.errors.base import GoodwordError


class QuestionError(GoodwordError):
    """The question cannot be answered as it was asked."""


class PersonNotFoundError(QuestionError):
    """Nobody of that name is known."""

    def __init__(self, name: str, near: Sequence[str] = ()) -> None:
        """Name who was asked for, and who comes near."""
        hint = f"Near it: {', '.join(near)}." if near else "`goodword people` lists everyone."
        super().__init__(f"Nobody called “{name}” is in your archives. {hint}")


class AmbiguousPersonError(QuestionError):
    """The name fits several people."""

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        """List the `candidates`, one a line, each with what tells it apart."""
        listing = "\n".join(f"  {candidate}" for candidate in candidates)
        super().__init__(
            f"“{name}” fits {len(candidates)} people; name one by its id or handle:\n{listing}\n"
            "Where two of them are one person, say so: `goodword links` asks."
        )


class NothingImportedError(QuestionError):
    """Nobody is known, for nothing is imported yet. `goodword sources` says how to get your archives."""


class LinkNotFoundError(QuestionError):
    """There is no such link."""

    def __init__(self, link: str) -> None:
        """Name the link that was asked for."""
        super().__init__(f"There is no link “{link}”. `goodword links` lists them with their ids.")


class SkillNotFoundError(QuestionError):
    """The person does not list that skill, and nothing of the owner's names it."""

    def __init__(self, skill: str, known: Sequence[str]) -> None:
        """Name the skill that was asked for, and those there are."""
        hint = f"They are: {', '.join(known)}." if known else "Nothing is listed: say what is with --set."
        super().__init__(f"“{skill}” is not among their skills. {hint}")


class MomentNotFoundError(QuestionError):
    """There is no such moment."""

    def __init__(self, moment: str) -> None:
        """Name the moment that was asked for."""
        super().__init__(
            f"There is no moment “{moment}”. `goodword doubtful` lists those that wait for your word,"
            " `goodword moments --json` all others, each with its id."
        )


class NothingToCorrectError(QuestionError):
    """A moment is to be corrected, and nothing is said of how."""

    def __init__(self) -> None:
        """Say what can be corrected."""
        super().__init__(
            "Nothing says what to correct. Give --kind, --person, --sensitive or --hide;"
            " or --undo alone, which takes back all that you said of it."
        )


class DraftNotFoundError(QuestionError):
    """No such draft is kept."""

    def __init__(self, draft: str, known: Sequence[str] = ()) -> None:
        """Name what was asked for, and the drafts there are."""
        hint = f"Kept drafts: {', '.join(known)}." if known else "`goodword draft NAME` starts one."
        super().__init__(f"There is no draft “{draft}”. {hint}")


class SubjectGoneError(QuestionError):
    """The draft is kept, but whom it is about is in no archive that is imported now."""

    def __init__(self, draft: str, name: str) -> None:
        """Name the `draft` and whom it is about."""
        super().__init__(
            f"The draft {draft} is kept, but the archive that tells of {name} has been taken back. "
            "Import it again to go on; `goodword imports` lists what is there."
        )


class LanguageUnknownError(QuestionError):
    """Letters cannot be written in that language yet."""

    def __init__(self, found: str, known: Sequence[str]) -> None:
        """Name what was `found` and the languages `known`."""
        super().__init__(f"There are no words for a letter in “{found}”; expected one of {', '.join(known)}.")


class ImportNotFoundError(QuestionError):
    """No such import is kept."""

    def __init__(self, asked: str, known: Sequence[str] = ()) -> None:
        """Name the import `asked` for, and those there are."""
        hint = f"Imports: {', '.join(known)}." if known else "Nothing has been imported."
        super().__init__(f"There is no import “{asked}”. {hint}")


class NothingToDraftError(QuestionError):
    """There is nothing of the owner's about this person to begin from."""

    exit_code = 1

    def __init__(self, name: str, waiting: int = 0) -> None:
        """Name the person, and how many doubtful words of the owner's wait for theirs."""
        told = (
            f"Your archives hold no word of yours about what {name} did, so there is nothing to begin from. "
            "Goodword invents no praise. "
        )
        if waiting:
            told = (
                f"Nothing that you wrote of {name} is surely thanks or praise; {waiting} passages may "
                "be, and wait for your word: `goodword doubtful --ask`. "
            )
        super().__init__(f"{told}`goodword moments NAME` shows what was found.")


class NoSuchSentenceError(QuestionError):
    """The draft has no sentence of that number."""

    def __init__(self, number: int, count: int) -> None:
        """Name the `number` that was asked for and how many sentences there are."""
        super().__init__(f"There is no sentence {number}; the draft has {count}, counted from 1.")


class OwnerNotErasedError(QuestionError):
    """The owner cannot be erased from the owner's own record."""

    def __init__(self) -> None:
        """Say what does it instead."""
        super().__init__("That is you. `goodword erase --everything` erases all that is kept.")


class WhatToEraseError(QuestionError):
    """What is to be erased is said in no way, or in several at once."""

    def __init__(self) -> None:
        """Say what can be erased."""
        super().__init__(
            "Say one thing to erase: a NAME, --source SOURCE for what came from one place, or --everything."
        )


class SourceNotFoundError(QuestionError):
    """Nothing was imported from that place."""

    def __init__(self, asked: str, known: Sequence[str]) -> None:
        """Name what was `asked` for, and the places there are."""
        hint = f"Archives came from: {', '.join(known)}." if known else "Nothing is imported."
        super().__init__(f"Nothing was imported from “{asked}”. {hint}")


class NoSuchVersionError(QuestionError):
    """The draft has no version of that number."""

    def __init__(self, number: int, count: int) -> None:
        """Name the `number` that was asked for and how many versions there are."""
        super().__init__(
            f"There is no version {number}; the draft has {count}, counted from 1. "
            "`goodword history DRAFT` lists them."
        )


class BadAnswerError(QuestionError):
    """An answer names no question that was asked."""

    def __init__(self, found: str, count: int) -> None:
        """Name what was `found` and how many questions there are."""
        expected = f"N=TEXT with N from 1 to {count}" if count else "none: nothing is left to ask"
        super().__init__(f"found the answer “{found}”; expected {expected}. `goodword ask DRAFT` lists them.")


class AnswerNeededError(QuestionError):
    """A question needs an answer and there is no terminal to ask on."""

    def __init__(self, question: str, option: str) -> None:
        """Name the `question` and the `option` that answers it."""
        super().__init__(f"{question} There is no terminal to ask on: answer with {option}.")


class SlotNotUnderstoodError(QuestionError):
    """That is no day of the week with an hour."""

    def __init__(self, found: str) -> None:
        """Name what was found."""
        super().__init__(f"“{found}” is no day with an hour; expected one like “friday 08:30”, or “off”.")


class OneFormError(QuestionError):
    """An answer was asked for in several forms at once, or a file of it in none."""

    def __init__(self) -> None:
        """Say which forms there are."""
        super().__init__(
            "The digest comes in one form at a time: as text, --json, --ics or --html; "
            "-o FILE goes with --ics and --html."
        )
