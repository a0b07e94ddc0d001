"""A post made ready to judge: the author's own sentences, their cues, and whom they may be meant for."""

import re

import msgspec

from goodword.recognition.cues import Cue, automaton_of, folded
from goodword.recognition.language import language_of
from goodword.recognition.post import Post
from goodword.text.sentences import split

LONGEST = 20_000
"""Characters of a text that are judged; what stands behind is somebody's book, not a post."""
_MOST_SENTENCES = 400
_LETTER = "A-Za-z0-9_\u00c0-\u024f"
HANDLE = re.compile(
    rf"@(?<![{_LETTER}@/]@)(?<![{_LETTER}]\.@)[{_LETTER}][{_LETTER}.-]*+(?:@[{_LETTER}-]+(?:\.[{_LETTER}-]+)+)?"
)
"""Latin letters only: Japanese and Arabic write the next word right behind a handle. ".@ana" is one."""
_TRAILING = ".-"
_NOBODYS = frozenset({"@here", "@channel", "@all", "@everyone"})
_LONGEST_SENTENCE = 1_000
"""Characters of a sentence that are judged."""
_WROTE = "wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|napisał"
_NOT_OWN = re.compile(
    r"^[ \t]*+>.*$"  # quoted mail
    rf"|^(?:On|Am|Le|El|Il|Op|Em|W dniu)\b[^\n]{{0,120}}(?:{_WROTE})[^\n]{{0,60}}:[ \t]*$"
    r"|^--[ \t]*$(?s:.*)"  # signature
    r"|^-{3,}+[ ]?(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Message d'origine)(?s:.*)"
    r"|^(?:Begin forwarded message|Sent from my|Von meinem)\b(?s:.*)",
    re.MULTILINE,
)
_REPOSTED = re.compile(r"(?:^|\s)(?:RT|MT)[: ]+@[\w.@-]+:?\s")
_COMMENT_AFTER = re.compile(r"\s(?://|\|\||<-|←|<--)\s")


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """One sentence of the author's own."""

    start: int
    end: int
    text: str
    low: str
    cues: list[Cue]
    kinds: frozenset[str]
    handles: tuple[tuple[int, int], ...]
    """Spans inside the sentence."""
    words: int
    """How many white space parts it into."""


class Reading(msgspec.Struct, frozen=True, gc=False):
    """A post with its sentences."""

    post: Post
    low: str
    """The text, folded."""
    language: str
    sentences: list[Sentence]
    handles: tuple[str, ...]
    """All handles in the text, in order."""
    kinds: frozenset[str] = frozenset()
    is_bare: bool = False
    """Nothing in it is the author's own."""


def handles_in(text: str) -> list[tuple[int, int]]:
    """The spans of the handles in `text`; the full stop that ends a sentence is none of theirs."""
    spans = []
    for found in HANDLE.finditer(text):
        end = found.start() + len(found.group().rstrip(_TRAILING))
        if end - found.start() > 1 and text[found.start() : end].lower() not in _NOBODYS:
            spans.append((found.start(), end))
    return spans


def own_spans(post: Post) -> list[tuple[int, int]]:
    """The stretches of the text that are the author's own: no quoted mail, no signature block, no repost."""
    text = post.text[:LONGEST]
    if post.is_repost:
        return []
    if "@" in text and (repost := _REPOSTED.search(text)):
        spans = _around_repost(text, repost)
    elif "\n" in text or text[:1] in {">", "-"}:
        spans = _without_quotes(text)
    else:
        spans = [(0, len(text))]
    return [(begin, end) for begin, end in spans if text[begin:end].strip()]


def _without_quotes(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = 0
    for other in _NOT_OWN.finditer(text):
        spans.append((start, other.start()))
        start = other.end()
    return [*spans, (start, len(text))]


def _around_repost(text: str, repost: re.Match[str]) -> list[tuple[int, int]]:
    comment = _COMMENT_AFTER.search(text, repost.end())
    after = [(comment.end(), len(text))] if comment else []
    return [(0, repost.start()), *after]


def read(post: Post) -> Reading:
    """The sentences of `post` that its author wrote, with their cues."""
    spans = own_spans(post)
    text = post.text[:LONGEST]
    low = folded(text)
    language = language_of(low, post.lang)
    sentences: list[Sentence] = []
    for begin, end in spans:
        for first, last in split(text[begin:end])[: _MOST_SENTENCES - len(sentences)]:
            sentences.append(_sentence(text, low, (begin + first, begin + last), language))
    kinds = frozenset().union(*(sentence.kinds for sentence in sentences)) if sentences else frozenset()
    found = handles_in(text) if "@" in text else ()
    handles = tuple(dict.fromkeys(text[start:end] for start, end in found))
    return Reading(
        post=post,
        low=low,
        language=language,
        sentences=sentences,
        handles=handles,
        kinds=kinds,
        is_bare=not sentences,
    )


def _sentence(text: str, folded_text: str, span: tuple[int, int], language: str) -> Sentence:
    start, end = span[0], min(span[1], span[0] + _LONGEST_SENTENCE)
    own, low = text[start:end], folded_text[start:end]
    cues = automaton_of(language).find(low)
    handles = tuple(handles_in(own)) if "@" in own else ()
    for first, last in handles:
        cues = [cue for cue in cues if not first <= cue.start < last]
    kinds = frozenset().union(*[cue.kinds for cue in cues])
    return Sentence(
        start=start,
        end=end,
        text=own,
        low=low,
        cues=cues,
        kinds=kinds,
        handles=handles,
        words=len(own.split()),
    )
