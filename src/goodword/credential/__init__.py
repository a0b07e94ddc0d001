"""The signed form of a recommendation: Open Badges 3.0 EndorsementCredential on VC 2.0.

Giver:      `sign`, `propose`, `read_answer`, `reissue`
Recipient:  `accept`, `decline`, `correct`, `same_words`, `read_message`
Reader:     `verify`, `read_face`, `read_credential`
"""

from goodword.credential.answers import Answer, AnswerKind, read_answer
from goodword.credential.canonical import Document
from goodword.credential.did import did_of_public_key, public_key_of, site_of
from goodword.credential.endorsement import to_endorsement
from goodword.credential.envelope import staple
from goodword.credential.face import Face, read_credential, read_face
from goodword.credential.multibase import digest_of
from goodword.credential.paper import is_paper, signed_copy_in
from goodword.credential.replying import accept, correct, decline, propose, read_message, same_words
from goodword.credential.revocation import sign_revocation
from goodword.credential.signing import reissue, sign, sign_document, suites_of
from goodword.credential.site import (
    did_document,
    did_web_of,
    file_of_did,
    read_did_document,
    sign_site_copy,
)
from goodword.credential.standing import Held
from goodword.credential.status import (
    ENTRIES,
    StatusEntry,
    StatusList,
    entry_document,
    entry_of,
    read_status_list,
    sign_status_list,
)
from goodword.credential.verification import verify

__all__ = [
    "ENTRIES",
    "Answer",
    "AnswerKind",
    "Document",
    "Face",
    "Held",
    "StatusEntry",
    "StatusList",
    "accept",
    "correct",
    "decline",
    "did_document",
    "did_of_public_key",
    "did_web_of",
    "digest_of",
    "entry_document",
    "entry_of",
    "file_of_did",
    "is_paper",
    "propose",
    "public_key_of",
    "read_answer",
    "read_credential",
    "read_did_document",
    "read_face",
    "read_message",
    "read_status_list",
    "reissue",
    "same_words",
    "sign",
    "sign_document",
    "sign_revocation",
    "sign_site_copy",
    "sign_status_list",
    "signed_copy_in",
    "site_of",
    "staple",
    "suites_of",
    "to_endorsement",
    "verify",
]
