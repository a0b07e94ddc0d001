"""The editor: the letter left, what each sentence rests on right; checked while it is typed."""

from dataclasses import replace
from hashlib import sha256

from starlette.responses import Response

from goodword.desk.asked import Asked
from goodword.desk.pages import Desk, go_to
from goodword.desk.rows import forbidding, paragraphs_of, rows_as_typed, rows_of, words_in
from goodword.drafting import marked_line
from goodword.nouns import Draft, Pronoun, Sentence, TextForm
from goodword.text.catalogue import languages
from goodword.workflow import improving, writing
from goodword.workflow.writing import Choices, DraftInHand

CHANGED_ELSEWHERE = (
    "This draft was changed in another window. Your text stands below; nothing was overwritten."
)
_STALE = 409


def begin(desk: Desk, asked: Asked) -> Response:
    """The draft for someone: the kept one, or a first one."""
    hand = writing.begin_draft(
        desk.home.store,
        asked.text("person"),
        choices=_choices(asked),
        clock=desk.home.clock,
        is_afresh=asked.has("afresh"),
    )
    return go_to(f"/drafts/{hand.draft.id}")


def _choices(asked: Asked) -> Choices:
    pronoun, language = asked.text("pronoun"), asked.text("language")
    return Choices(
        pronoun=Pronoun(pronoun) if pronoun in set(Pronoun) else None,
        language=language if language in languages() else None,
    )


def editor(desk: Desk, asked: Asked) -> Response:
    """The letter, and what each sentence of it rests on."""
    return _editor(desk, writing.the_draft(desk.home.store, asked.path["id"]))


def _editor(desk: Desk, hand: DraftInHand, *, status: int = 200, typed: str | None = None) -> Response:
    rows = rows_of(hand)
    return desk.page(
        "editor",
        at="/letters",
        title=f"For {hand.draft.subject_name}",
        status=status,
        draft=hand.draft,
        subject=hand.subject,
        rows=rows,
        paragraphs=paragraphs_of(rows),
        whole=_of_the_whole(hand),
        forbids=forbidding(hand),
        version=version_of(hand.draft),
        questions=improving.questions_of(hand),
        words=words_in(hand.draft),
        pronouns=tuple(Pronoun),
        languages=languages(),
        versions=len(improving.history_of(desk.home.store, hand)),
        typed=typed,
    )


def _of_the_whole(hand: DraftInHand) -> list[object]:
    return [check for check in hand.checks if check.sentence is None]


def version_of(draft: Draft) -> str:
    """What tells whether a form was made of the draft as it stands now."""
    told = "\n".join(f"{one.text}{one.is_confirmed}{one.is_released}" for one in draft.sentences)
    return sha256(f"{told}{draft.disclosures}".encode()).hexdigest()[:16]


def save(desk: Desk, asked: Asked) -> Response:
    """Keep the draft as it was edited, unless it has changed in another window meanwhile."""
    store, clock = desk.home.store, desk.home.clock
    hand = writing.the_draft(store, asked.path["id"])
    if asked.has("again"):
        hand = writing.begin_draft(store, hand.draft.id, choices=_choices(asked), clock=clock)
        return go_to(f"/drafts/{hand.draft.id}")
    text = asked.text("whole") or _as_file(hand, asked)
    if asked.text("version") != version_of(hand.draft):
        typed = asked.text("whole") or _as_plain(hand, asked)
        if _words_of(typed) == hand.draft.text.split():
            return go_to(f"/drafts/{hand.draft.id}")  # sent twice: it is kept already
        desk.notice(CHANGED_ELSEWHERE)
        return _editor(desk, hand, status=_STALE, typed=typed)
    writing.edited(store, hand, text, clock=clock)
    desk.notice("Kept, and checked again.")
    return go_to(f"/drafts/{hand.draft.id}")


def _words_of(typed: str) -> list[str]:
    """The words of the letter in a form's plain text, without the lines of its face."""
    return " ".join(typed.splitlines()[_FACE_LINES:]).split()


def look(desk: Desk, asked: Asked) -> Response:
    """What the checks say of the draft as it is typed; nothing is kept."""
    store = desk.home.store
    hand = writing.the_draft(store, asked.path["id"])
    if asked.text("version") != version_of(hand.draft):
        return desk.part("looked_stale", status=_STALE)
    staying = [n for n, _ in enumerate(hand.draft.sentences, 1) if _stays(asked, n)]
    first_new = len(hand.draft.sentences) + 1
    typed = writing.looked_at(store, hand, _as_file(hand, asked), clock=desk.home.clock)
    rows = rows_as_typed(typed, staying, first_new) if staying else rows_of(typed)
    return desk.part(
        "looked",
        draft=typed.draft,
        rows=rows,
        paragraphs=paragraphs_of(rows),
        first_new=first_new,
        whole=_of_the_whole(typed),
        forbids=forbidding(typed),
        words=words_in(typed.draft),
    )


def _stays(asked: Asked, number: int) -> bool:
    return bool(asked.text(f"text-{number}").strip()) and not asked.has(f"drop-{number}")


def _as_file(hand: DraftInHand, asked: Asked) -> str:
    """The form as the file that an editor would have given back (`drafting.editable`)."""
    lines, before = _face(asked), 0
    for place, sentence in enumerate(hand.draft.sentences):
        if sentence.paragraph != before:
            lines.append("")
            before = sentence.paragraph
        if _stays(asked, place + 1):
            lines.append(marked_line(place, _as_asked(sentence, place + 1, asked)))
    return "\n".join([*lines, "", asked.text("more").strip()]) + "\n"


def _face(asked: Asked) -> list[str]:
    relation = " ".join(asked.text("relation").split())
    return [f"relation: {relation}", f"paid: {asked.text('paid')}", f"family: {asked.text('family')}", ""]


_FACE_LINES = 4


def _as_plain(hand: DraftInHand, asked: Asked) -> str:
    """The form as words without marks: they do not depend on the numbers of another version."""
    lines, before = _face(asked), 0
    known = hand.draft.sentences
    for number in range(1, max(len(known), _highest(asked)) + 1):
        paragraph = known[number - 1].paragraph if number <= len(known) else before
        if paragraph != before:
            lines.append("")
            before = paragraph
        if _stays(asked, number):
            lines.append(" ".join(asked.text(f"text-{number}").split()))
    return "\n".join([*lines, "", asked.text("more").strip()]) + "\n"


def _highest(asked: Asked) -> int:
    """The last sentence of a form that was made of another version."""
    told = (name.removeprefix("text-") for name in asked.form if name.startswith("text-"))
    return max((int(number) for number in told if number.isdecimal() and len(number) < _DIGITS), default=0)


_DIGITS = 5


def _as_asked(sentence: Sentence, number: int, asked: Asked) -> Sentence:
    return replace(
        sentence,
        text=asked.text(f"text-{number}").strip(),
        is_confirmed=asked.has(f"confirm-{number}"),
        is_released=asked.has(f"release-{number}"),
    )


def back(desk: Desk, asked: Asked) -> Response:
    """An earlier version as the newest; the others stay in the history."""
    store = desk.home.store
    hand = writing.the_draft(store, asked.path["id"])
    number = asked.text("number")
    wanted = int(number) if number.isdecimal() and len(number) < _DIGITS else 0
    improving.bring_back(store, hand, wanted, clock=desk.home.clock)
    desk.notice(f"Version {wanted} is back. What stood there before is in the history too.")
    return go_to(f"/drafts/{hand.draft.id}")


def length(desk: Desk, asked: Asked) -> Response:
    """The draft made anew in another length."""
    store = desk.home.store
    hand = writing.the_draft(store, asked.path["id"])
    form = asked.text("form")
    if form in set(TextForm):
        writing.take_form(store, hand, TextForm(form), clock=desk.home.clock)
        desk.notice("Made anew in that length. What you had before is in the history.")
    return go_to(f"/drafts/{hand.draft.id}")
