"""The signed form of a recommendation: Open Badges 3.0 EndorsementCredential on VC 2.0.

Giver:      `sign`, `propose`, `read_answer`, `reissue`
Recipient:  `accept`, `decline`, `correct`, `same_words`, `read_message`
Reader:     `verify`, `read_face`, `read_credential`
"""

from goodword.credential.answers import Answer, AnswerKind, read_answer
from goodword.credential.canonical import Document
from goodword.credential.did import did_of_public_key, public_key_of
from goodword.credential.endorsement import to_endorsement
from goodword.credential.face import Face, read_credential, read_face
from goodword.credential.multibase import digest_of
from goodword.credential.paper import is_paper, signed_copy_in
from goodword.credential.replying import accept, correct, decline, propose, read_message, same_words
from goodword.credential.signing import reissue, sign, sign_document, suites_of
from goodword.credential.verification import verify

__all__ = [
    "Answer",
    "AnswerKind",
    "Document",
    "Face",
    "accept",
    "correct",
    "decline",
    "did_of_public_key",
    "digest_of",
    "is_paper",
    "propose",
    "public_key_of",
    "read_answer",
    "read_credential",
    "read_face",
    "read_message",
    "reissue",
    "same_words",
    "sign",
    "sign_document",
    "signed_copy_in",
    "suites_of",
    "to_endorsement",
    "verify",
]
