# ruff: noqa: INP001 - part of a script, no package
"""Letters that name a site (did:web) as their issuer, with and without a copy of its document."""

from collections.abc import Iterator
from datetime import timedelta

from making import (
    ADA,
    ANSWERED_AT,
    BO,
    EVE,
    NOW,
    RECOMMENDATION,
    SIGNED_AT,
    Case,
    TestKey,
    changed,
    proof_of,
    signed,
    unsigned,
)

from goodword.credential import (
    StatusEntry,
    accept,
    entry_document,
    propose,
    sign,
    sign_site_copy,
    sign_status_list,
)
from goodword.credential.canonical import Document, Json, canonical, parse
from goodword.credential.did import verification_method

SITE = "did:web:ada.example:words"
TOLD = ("site-not-asked",)
ENTRY = StatusEntry(list_id="https://ada.example/words/status.json", index=94_567)
BY_SITE = sign(RECOMMENDATION, signer=ADA, at=SIGNED_AT, site=SITE)
LISTED = sign(RECOMMENDATION, signer=ADA, at=SIGNED_AT, site=SITE, status=entry_document(ENTRY))


def sites_as_issuers() -> Iterator[Case]:
    """Files that hold: a site is named, and it is told that nobody asked it."""
    yield Case(
        "site-alone", "Issued by a site, without a copy of its document.", BY_SITE.document, cautions=TOLD
    )
    yield Case("site-copied", "With a copy of its document.", _with(a_copy(ADA)), cautions=TOLD)
    yield Case(
        "site-rotated",
        "A newer key stands before the one that signed.",
        _with(a_copy(ADA, BO, ADA)),
        cautions=TOLD,
    )
    accepted = accept(_with(a_copy(ADA)), signer=BO, at=ANSWERED_AT, may_be_shown=True)
    yield Case("site-accepted", "Accepted, with the copy.", accepted, accepted=True, cautions=TOLD)
    clear = _with(_a_list(ADA), a_copy(ADA), words=LISTED.document)
    yield Case("site-list", "With the list of the letters of the site.", clear, cautions=TOLD)


def sites_to_refuse() -> Iterator[Case]:
    """Copies, methods and lists that are another's."""
    ahead = sign_site_copy(SITE, [(ADA.did, None)], signer=ADA, at=NOW + timedelta(days=9))
    unneeded = _with(a_copy(ADA), words=sign(RECOMMENDATION, signer=ADA, at=SIGNED_AT).document)
    by_another = _with(_a_list(EVE), a_copy(ADA, EVE, ADA), words=LISTED.document)
    broken = _signed_copy(verificationMethod="none")
    of_another = _with(a_copy(ADA, site="did:web:eve.example"))
    moved = changed(_with(a_copy(ADA)), "2026-11-21", "2026-11-22")
    for name, about, reason, data in (
        ("site-copy-without-key", "The copy does not name the key.", "site", _with(a_copy(ADA, BO))),
        ("site-copy-by-another", "A copy by Eve.", "site", _with(a_copy(EVE, EVE, ADA))),
        ("site-copy-of-another", "A copy of another site.", "site", of_another),
        ("site-copy-unneeded", "A copy beside a letter that no site issued.", "site", unneeded),
        ("site-copy-broken", "A copy that is none.", "site", _with(broken)),
        ("site-copy-ahead", "A copy of next week.", "future", _with(ahead)),
        ("site-copy-changed", "The day of the copy changed.", "signature", moved),
        ("site-list-by-another", "A clear list by another key of the copy.", "status-list", by_another),
        ("site-method-other", "The method is of another site.", "issuer", _by("did:web:eve.example")),
        ("site-method-no-key", "A method that is no key.", "key", _by(SITE, method=f"{SITE}#key-1")),
        ("site-two-signers", "Two keys sign for the site.", "issuer", _by_two()),
    ):  # fmt: skip
        yield Case(name, about, data, reason)


def a_copy(signer: TestKey, *keys: TestKey, site: str = SITE) -> bytes:
    """A copy of the document of the site, with these keys, or its signer's alone."""
    named = [(key.did, None) for key in keys or (signer,)]
    return sign_site_copy(site, named, signer=signer, at=SIGNED_AT + timedelta(days=1))


def _with(*beside: bytes, words: bytes = BY_SITE.document) -> bytes:
    held: list[Document] = [parse(words), *map(parse, beside)]
    return canonical({**parse(propose(BY_SITE, message=None)), "verifiableCredential": held})


def _a_list(key: TestKey) -> bytes:
    return sign_status_list(ENTRY.list_id, [], signer=key, at=SIGNED_AT + timedelta(days=1), site=SITE)


def _signed_copy(**members: Json) -> bytes:
    whole = {name: value for name, value in parse(a_copy(ADA)).items() if name != "proof"}
    subject = whole["credentialSubject"]
    assert isinstance(subject, dict)  # noqa: S101 - the script stops when its premise does not hold
    return canonical(
        signed({**whole, "credentialSubject": {**subject, **members}}, created=whole["validFrom"])
    )


def _issued() -> dict[str, Json]:
    return unsigned(issuer={"id": SITE, "type": ["Profile"], "name": "Ada Márquez"})


def _by(site: str, *, method: str | None = None) -> bytes:
    return canonical(signed(_issued(), verificationMethod=method or verification_method(ADA.did, site)))


def _by_two() -> bytes:
    whole = _issued()
    proofs = [
        proof_of(signed(whole, key=key, verificationMethod=verification_method(key.did, SITE)))
        for key in (ADA, EVE)
    ]
    return canonical({**whole, "proof": proofs})
