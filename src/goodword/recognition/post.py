"""What is asked about one post, and what is answered."""

import msgspec

from goodword.nouns import RecognitionKind, Substance


class Quoted(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The post that a post quotes."""

    handle: str | None = None
    text: str = ""


class Post(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One text with what its source tells about it (`recognise` of the machine interface)."""

    id: str | int = ""
    text: str
    author: str | None = None
    source: str | None = None
    lang: str | None = None
    """BCP 47; `hi-en` for Hindi in Latin letters. Found from the words where it is absent."""
    mentions: tuple[str, ...] = ()
    """May be empty although the text holds handles: they are found in the text."""
    reply_to: str | None = None
    quoted_author: str | None = None
    quoted: Quoted | None = None
    is_repost: bool = False
    names: tuple[str, ...] = ()
    """Names of those whom the post is meant for, where the source knows them."""
    named_before: str | None = None
    """The one person whom the posts before it in its thread name, and it does not: whom "she" means."""
    no_names: tuple[str, ...] = ()
    """Words in lower case that are none where nobody is greeted by them: the record uses them otherwise."""


class Finding(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A passage that recognises somebody, or the reason why there is none."""

    id: str | int = ""
    recognition: bool
    kind: RecognitionKind | None = None
    targets: tuple[str, ...] = ()
    """Receivers as they stand in the text, or the handle that was answered or quoted."""
    quote: str | None = None
    start: int | None = None
    """Code points from the beginning of the text."""
    end: int | None = None
    confidence: float = 0.0
    """Calibrated probability that this is a recognition."""
    substance: Substance | None = None
    doubtful: bool = False
    """True where the owner should look before it counts."""
    veto: str | None = None
    """The rule that speaks most strongly against it."""
