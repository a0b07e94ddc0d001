"""Drafts and letters: begin, edit with the evidence beside, answer questions, say that it was given."""

from dataclasses import dataclass, replace
from hashlib import sha256

from starlette.responses import Response

from goodword.desk.asked import Asked
from goodword.desk.pages import Desk, go_to
from goodword.drafting import About, marked_line
from goodword.nouns import Check, Draft, Evidence, Pronoun, Sentence, TextForm
from goodword.text.catalogue import languages
from goodword.workflow import elsewhere, improving, publishing, writing
from goodword.workflow.writing import Choices, DraftInHand

_ANSWERS = {True: "yes", False: "no", None: "?"}


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence as the editor shows it."""

    number: int
    sentence: Sentence
    evidence: tuple[Evidence, ...]
    checks: tuple[Check, ...]
    begins_paragraph: bool

    @property
    def may_be_released(self) -> bool:
        """Whether anything in it would cross only by the owner's word (GW2xx)."""
        return self.sentence.is_released or any(check.code.startswith("GW2") for check in self.checks)


def letters(desk: Desk, asked: Asked) -> Response:
    """Every draft and every signed letter, and where each stands."""
    del asked
    store = desk.home.store
    drafts = writing.kept_drafts(store)
    places = {draft.id: elsewhere.places_given(store, draft) for draft in drafts}
    signed = tuple(reversed(publishing.letters(store)))
    return desk.page("letters", at="/letters", title="Letters", drafts=drafts, places=places, signed=signed)


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
    pronoun, form, language = asked.text("pronoun"), asked.text("form"), asked.text("language")
    return Choices(
        pronoun=Pronoun(pronoun) if pronoun in set(Pronoun) else None,
        form=TextForm(form) if form in set(TextForm) else None,
        language=language if language in languages() else None,
    )


def editor(desk: Desk, asked: Asked) -> Response:
    """The letter left, what each sentence rests on right."""
    return _editor(desk, writing.the_draft(desk.home.store, asked.path["id"]))


def _editor(desk: Desk, hand: DraftInHand, *, status: int = 200, typed: str | None = None) -> Response:
    return desk.page(
        "editor",
        at="/letters",
        title=f"For {hand.draft.subject_name}",
        status=status,
        draft=hand.draft,
        subject=hand.subject,
        rows=_rows(hand),
        whole=[check for check in hand.checks if check.sentence is None],
        forbids=sum(check.severity == "forbids" for check in hand.checks),
        version=_version(hand.draft),
        questions=improving.questions_of(hand),
        words=len(hand.draft.text.split()),
        pronouns=tuple(Pronoun),
        forms=tuple(TextForm),
        languages=languages(),
        answers=_ANSWERS,
        typed=typed,
    )


def _rows(hand: DraftInHand) -> list[Row]:
    rows, before = [], None
    for place, sentence in enumerate(hand.draft.sentences):
        pieces = tuple(hand.evidence[key] for key in sentence.evidence if key in hand.evidence)
        found = tuple(check for check in hand.checks if check.sentence == place)
        rows.append(Row(place + 1, sentence, pieces, found, sentence.paragraph != before))
        before = sentence.paragraph
    return rows


def _version(draft: Draft) -> str:
    told = "\n".join(f"{one.text}{one.is_confirmed}{one.is_released}" for one in draft.sentences)
    return sha256(f"{told}{draft.disclosures}".encode()).hexdigest()[:16]


def save(desk: Desk, asked: Asked) -> Response:
    """Keep the draft as it was edited, unless it has changed in another window meanwhile."""
    store, clock = desk.home.store, desk.home.clock
    hand = writing.the_draft(store, asked.path["id"])
    if asked.has("again"):
        hand = writing.begin_draft(store, hand.draft.id, choices=_choices(asked), clock=clock)
        return go_to(f"/drafts/{hand.draft.id}")
    text = _as_file(hand, asked)
    if asked.text("version") != _version(hand.draft):
        desk.notice(
            "This draft was changed in another window. Your text stands below; nothing was overwritten."
        )
        return _editor(desk, hand, status=409, typed=text)
    writing.edited(store, hand, text, clock=clock)
    desk.notice("Kept, and checked again.")
    return go_to(f"/drafts/{hand.draft.id}")


def _as_file(hand: DraftInHand, asked: Asked) -> str:
    """The form as the file that an editor would have given back (`drafting.editable`)."""
    relation = " ".join(asked.text("relation").split())
    lines = [f"relation: {relation}", f"paid: {asked.text('paid')}", f"family: {asked.text('family')}", ""]
    before = 0
    for place, sentence in enumerate(hand.draft.sentences):
        if sentence.paragraph != before:
            lines.append("")
            before = sentence.paragraph
        told = _as_asked(sentence, place + 1, asked)
        if told.text and not asked.has(f"drop-{place + 1}"):
            lines.append(marked_line(place, told))
    more = asked.text("more").strip()
    return "\n".join([*lines, "", more]) + "\n"


def _as_asked(sentence: Sentence, number: int, asked: Asked) -> Sentence:
    return replace(
        sentence,
        text=asked.text(f"text-{number}").strip(),
        is_confirmed=asked.has(f"confirm-{number}"),
        is_released=asked.has(f"release-{number}"),
    )


def answer(desk: Desk, asked: Asked) -> Response:
    """Put the owner's answers to the questions into the draft, each in its place."""
    store = desk.home.store
    hand = writing.the_draft(store, asked.path["id"])
    for about in About:
        hand = improving.answer_question(store, hand, about, asked.text(about), clock=desk.home.clock)
    desk.notice("Your answers stand in the draft.")
    return go_to(f"/drafts/{hand.draft.id}")


def given(desk: Desk, asked: Asked) -> Response:
    """Record that it was given elsewhere, or take that back."""
    store, clock = desk.home.store, desk.home.clock
    hand = writing.the_draft(store, asked.path["id"])
    if asked.has("undo"):
        elsewhere.take_back_given(store, hand, on=asked.text("on"), clock=clock)
        desk.notice(f"Taken back: given to {hand.subject.name}.")
        return go_to("/letters")
    elsewhere.give_elsewhere(store, hand, on=asked.text("on") or "linkedin", at=clock.now())
    desk.notice(f"Recorded: given to {hand.subject.name}. Done for this week.")
    return go_to("/letters")
