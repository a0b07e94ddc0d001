"""Why a signed file is refused or looked at twice: a key and a sentence for each.

The keys are shared with the page that verifies in a browser; both are run against
`conformance/verify-cases`. A sentence says what was found, what was expected, what to do.
"""

from enum import StrEnum

from goodword.errors import RefusedCredentialError


class Reason(StrEnum):
    """The first thing that a check found wrong."""

    DUPLICATE_KEY = "duplicate-key"
    NUMBER = "number"
    SURROGATE = "surrogate"
    DEPTH = "depth"
    SHAPE = "shape"
    CONTEXT = "context"
    TYPE = "type"
    NO_PROOF = "no-proof"
    PROOF_SHAPE = "proof-shape"
    PROOF_CHAIN = "proof-chain"
    PROOF_SUITE = "proof-suite"
    PROOF_PURPOSE = "proof-purpose"
    PROOF_CONTEXT = "proof-context"
    RDFC_MISSING = "rdfc-missing"
    UNDEFINED = "undefined"
    ISSUER = "issuer"
    KEY = "key"
    SIGNATURE = "signature"
    TIME = "time"
    FUTURE = "future"
    EARLY = "early"
    EXPIRED = "expired"
    LAYOUT = "layout"
    ENVELOPE = "envelope"
    OTHER_ACCEPTANCE = "other-acceptance"
    STATUS_LIST = "status-list"
    WITHDRAWN = "withdrawn"
    REVOCATION = "revocation"
    KEY_REVOKED = "key-revoked"
    SITE = "site"


class Caution(StrEnum):
    """What does not break a signature and still has to be told."""

    REWRITTEN = "rewritten"
    OTHER_SUITE = "other-suite"
    RDFC_NOT_CHECKED = "rdfc-not-checked"
    RDFC_ALONE = "rdfc-alone"
    STATUS_NOT_ASKED = "status-not-asked"
    STATUS_OLD = "status-old"
    KEY_REVOKED_LATER = "key-revoked-later"
    KEY_REVOKED_SEEN = "key-revoked-seen"
    SITE_NOT_ASKED = "site-not-asked"
    UNKNOWN_MEMBER = "unknown-member"
    STALE_ACCEPTANCE = "stale-acceptance"
    OWN_ACCEPTANCE = "own-acceptance"
    OWN_PRAISE = "own-praise"
    MESSAGE_UNSIGNED = "message-unsigned"
    AN_ANSWER = "an-answer"
    MIXED_SCRIPTS = "mixed-scripts"
    HIDDEN_CHARACTERS = "hidden-characters"
    NOT_NORMAL = "not-normal"
    ON_PAPER = "on-paper"


SENTENCES = {
    Reason.DUPLICATE_KEY: "The name {} stands twice in one object, so two programs could read two texts. "
    "Ask for the original file.",
    Reason.NUMBER: "The number {} cannot be read the same way by every program. Ask for the original file.",
    Reason.SURROGATE: "The text holds half a character (a lone surrogate). Ask for the original file.",
    Reason.DEPTH: "The file is nested deeper than {} levels; a recommendation has at most 8.",
    Reason.SHAPE: "The file does not have the form of a signed recommendation: {}.",
    Reason.CONTEXT: "`@context` is not one of the lists that give these words their meaning: {}. "
    "Words added there can change what was said.",
    Reason.TYPE: "The type is {}; expected VerifiableCredential and EndorsementCredential, and no other.",
    Reason.NO_PROOF: "The file holds no signature, so nobody stands behind it.",
    Reason.PROOF_SHAPE: "The signature does not have the form of a DataIntegrityProof: {}.",
    Reason.PROOF_CHAIN: "The signature builds on another one (`previousProof`), which is not supported.",
    Reason.PROOF_SUITE: "A signature is of a kind that is not known, or none is of the kind "
    "eddsa-jcs-2022: found {}.",
    Reason.PROOF_PURPOSE: "The signature was made for “{}”, not for asserting something (assertionMethod).",
    Reason.PROOF_CONTEXT: "The signature names another `@context` than the document.",
    Reason.RDFC_MISSING: "The only signature is of the kind eddsa-rdfc-2022, which cannot be checked here. "
    "`pip install goodword[rdfc]` brings what it needs.",
    Reason.UNDEFINED: "The file holds something that a signature of the kind eddsa-rdfc-2022 does not "
    "cover: {}. No context gives it a meaning, or two programs read it in two ways. "
    "`--proof jcs` signs over its JSON alone.",
    Reason.ISSUER: "The signature is by {}, but the issuer is {}: somebody else signed in this name.",
    Reason.KEY: "The key {} cannot be relied on: {}.",
    Reason.SIGNATURE: "The signature does not hold: the words, a name or a date were changed after signing, "
    "or another key was used.",
    Reason.TIME: "{} is “{}”, which is no time with a zone such as 2026-11-23T09:30:00Z.",
    Reason.FUTURE: "{} is {}, which lies ahead. Check the date of this computer, or wait until then.",
    Reason.EARLY: "{} is {}, before such signatures existed.",
    Reason.EXPIRED: "{} is {}; after that it holds no longer. Ask the writer for a new one.",
    Reason.LAYOUT: "The signed words are unchanged, but the file around them was altered (a space, a line "
    "end or the spelling of a character). Ask for the original file.",
    Reason.ENVELOPE: "The file around the recommendation is not as Goodword writes it: {}.",
    Reason.OTHER_ACCEPTANCE: "The acceptance in this file is by {}, but the recommendation is made out "
    "to {}.",
    Reason.STATUS_LIST: "The list of withdrawn recommendations in this file cannot be relied on: {}.",
    Reason.WITHDRAWN: "The writer withdrew this recommendation, or replaced it by a later version "
    "(their list of {}). Do not use these words.",
    Reason.REVOCATION: "The statement about a key in this file cannot be relied on: {}.",
    Reason.KEY_REVOKED: "The key {} was given up on {}, and this was signed with it on {}: by somebody else, "
    "or too late. Ask the writer.",
    Reason.SITE: "The writer is named by a site, and that cannot be relied on: {}.",
    Caution.REWRITTEN: "The signed words are unchanged; another program has laid out the file anew.",
    Caution.OTHER_SUITE: "A second signature ({}) was not checked: this Goodword does not know its kind.",
    Caution.RDFC_NOT_CHECKED: "The second signature (eddsa-rdfc-2022) was not checked here: "
    "`goodword verify` checks it where `pip install goodword[rdfc]` was done.",
    Caution.RDFC_ALONE: "The only signature is of the kind eddsa-rdfc-2022: it holds for what is said, not "
    "for the order in which pieces of evidence stand, and a browser cannot check it.",
    Caution.STATUS_NOT_ASKED: "The file names a list of withdrawn recommendations and does not carry it, "
    "and checking makes no connection.",
    Caution.STATUS_OLD: "The newest list of withdrawals here is of {}, older than you allow. "
    "Ask the writer for a new one.",
    Caution.KEY_REVOKED_LATER: "The writer’s key was given up on {}. The signature says that it is older, "
    "and only the signature says so. Ask the writer.",
    Caution.KEY_REVOKED_SEEN: "The writer’s key was given up on {}, after the recipient’s signature of {} "
    "had confirmed these words.",
    Caution.SITE_NOT_ASKED: "The site {} is named as the writer. Whether it knows the key which signed this "
    "was not asked: look for the key at {}.",
    Caution.UNKNOWN_MEMBER: "The file holds “{}”, which Goodword does not write and does not show.",
    Caution.STALE_ACCEPTANCE: "The acceptance in this file is of other words or an earlier version, "
    "so these words are not accepted.",
    Caution.OWN_ACCEPTANCE: "The acceptance in this file is by the writer, so it is none.",
    Caution.OWN_PRAISE: "The writer and the person recommended have the same key.",
    Caution.MESSAGE_UNSIGNED: "The message beside the recommendation is not signed.",
    Caution.AN_ANSWER: "This is the recipient’s answer to a recommendation ({}), not a recommendation.",
    Caution.MIXED_SCRIPTS: "{} mixes letters of several scripts ({}) and may imitate another name.",
    Caution.HIDDEN_CHARACTERS: "{} holds characters that cannot be seen or that turn the direction of "
    "reading ({}).",
    Caution.ON_PAPER: "This file is a PDF, and its pages may show other words than those that were signed. "
    "Only the signed words count; they are read out of the signed copy inside it.",
    Caution.NOT_NORMAL: "{} is spelt in an unusual way (not in Unicode form NFC) and may imitate another.",
}
"""Every sentence, with a place for each fact."""


def sentence(key: Reason | Caution, *facts: object) -> str:
    """The sentence of `key` with its `facts` filled in, each cut to what a reader can take in."""
    return SENTENCES[key].format(*(_shown(str(fact)) for fact in facts))


def refused(reason: Reason, *facts: object) -> RefusedCredentialError:
    """The error of `reason`, for raising."""
    return RefusedCredentialError(reason, sentence(reason, *facts))


def _shown(fact: str, longest: int = 120) -> str:
    """The fact in one line of printable characters: it comes from a file that may be hostile."""
    seen = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in fact[: longest + 1])
    return seen if len(fact) <= longest else seen[:longest] + "…"
