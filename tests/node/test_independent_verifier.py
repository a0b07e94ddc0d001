"""A credential made here verifies with @digitalbazaar/vc under Node.js, and a changed one does not."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from nacl.signing import SigningKey

from goodword.credential import (
    StatusEntry,
    accept,
    did_of_public_key,
    entry_document,
    propose,
    sign,
    sign_site_copy,
    sign_status_list,
    to_endorsement,
    verify,
)
from goodword.credential.canonical import canonical
from goodword.credential.multibase import encode_base58
from goodword.nouns import Disclosures, Recommendation, RecommendationId, ReleasedEvidence

pytestmark = pytest.mark.node

HERE = Path(__file__).parent
CASES = HERE.parent.parent / "conformance" / "verify-cases"
AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


class Said(msgspec.Struct):
    """What the other implementation says of one document."""

    verified: bool
    error: str | None
    undefined: str | None = None
    """A term that no context defines."""
    withdrawn: bool | None = None
    """What the list says that travels with it."""


class Case(msgspec.Struct):
    """A line of the shared table, as far as it is asked here."""

    file: str
    verified: bool
    reason: str | None
    cautions: tuple[str, ...]


Ask = Callable[[Sequence[bytes]], list[Said]]


class Key:
    """A signer with a fixed seed."""

    def __init__(self, seed: int) -> None:
        """Take the byte that fills the seed."""
        self._key = SigningKey(bytes([seed]) * 32)
        self.did = did_of_public_key(bytes(self._key.verify_key))

    def sign(self, message: bytes) -> bytes:
        """The signature over `message`."""
        return self._key.sign(message).signature


@pytest.fixture(scope="session")
def ask() -> Ask:
    """Ask the other implementation about many documents at once."""
    node = shutil.which("node")
    if node is None:
        pytest.fail(
            "Node.js is not installed, so no other implementation can be asked. Install Node.js 20 or newer."
        )
    if not (HERE / "node_modules" / "@digitalbazaar" / "vc").is_dir():
        pytest.fail("@digitalbazaar/vc is not installed: run `npm ci --prefix tests/node` (or `make setup`).")

    def run(documents: Sequence[bytes]) -> list[Said]:
        done = subprocess.run(
            [node, str(HERE / "verify.mjs")],
            input=b"[" + b",".join(documents) + b"]",
            capture_output=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr.decode()
        return msgspec.json.decode(done.stdout, type=list[Said])

    return run


@pytest.fixture
def recommendation() -> Recommendation:
    return Recommendation(
        id=RecommendationId("urn:uuid:7c0d2a34-51c7-4d0c-8a1f-5f1f7d1f2c11"),
        author_name="Ines Okafor",
        author_url="https://ines.example/",
        author_role="Editor",
        subject_name="Tomás Rieger",
        paragraphs=("Tomás and I edited the harbour atlas.", "He found the error that nobody else saw."),
        own_statements=("He found the error that nobody else saw.",),
        skills=("Cartography",),
        disclosures=Disclosures(
            relation="We edited one book", is_paid=True, is_family=False, is_reciprocal=True
        ),
        evidence=(
            ReleasedEvidence(url="https://social.example/@ines/7", sent_at=AT, quote="Thank you @tomas!"),
        ),
        language="en",
        approved_at=AT,
    )


def _changes(value: object) -> Iterator[object]:
    """Every copy of a JSON value in which one text has one letter more."""
    if isinstance(value, str):
        yield value + "x"
    elif isinstance(value, dict):
        for name, member in value.items():
            yield from ({**value, name: changed} for changed in _changes(member))
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from ([*value[:place], changed, *value[place + 1 :]] for changed in _changes(item))


def test_a_credential_made_here_verifies_there(ask: Ask, recommendation: Recommendation) -> None:
    credential = sign(recommendation, signer=Key(11), at=AT)
    assert ask([credential.document]) == [Said(verified=True, error=None)]


def test_a_credential_changed_in_any_value_does_not_verify_there(
    ask: Ask, recommendation: Recommendation
) -> None:
    document = json.loads(sign(recommendation, signer=Key(11), at=AT).document)
    changed = [json.dumps(copy).encode() for copy in _changes(document)]
    assert len(changed) > 40
    assert [said.verified for said in ask(changed)] == [False] * len(changed)


@pytest.mark.parametrize("suites", [("eddsa-rdfc-2022",), ("eddsa-rdfc-2022", "eddsa-jcs-2022")])
def test_signatures_over_n_quads_made_here_verify_there(
    ask: Ask, recommendation: Recommendation, suites: tuple[str, ...]
) -> None:
    awkward = replace(recommendation, paragraphs=('Tab\tquote " back\\slash 𝛑 é e\u0301 \u2028 end.',))
    documents = [
        sign(each, signer=Key(11), at=AT, suites=suites).document for each in (recommendation, awkward)
    ]
    assert ask(documents) == [Said(verified=True, error=None)] * 2
    changed = [document.replace(b"Tom", b"Tim") for document in documents]
    assert [said.verified for said in ask(changed)] == [False, False]


def test_what_is_signed_there_verifies_here(recommendation: Recommendation) -> None:
    seed = bytes([12]) * 32
    public = did_of_public_key(bytes(SigningKey(seed).verify_key)).removeprefix("did:key:")
    did = f"did:key:{public}"
    key = {
        "id": f"{did}#{public}",
        "controller": did,
        "type": "Multikey",
        "publicKeyMultibase": public,
        "secretKeyMultibase": encode_base58(b"\x80\x26" + seed),
    }
    unsigned = json.loads(canonical(to_endorsement(recommendation, issuer=did, valid_from=AT)))
    asked = {"key": key, "at": "2026-11-20T09:30:00Z", "documents": [unsigned]}
    done = subprocess.run(
        ["node", str(HERE / "sign.mjs")],
        input=json.dumps(asked).encode(),
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr.decode()
    rdfc, jcs = json.loads(done.stdout)[0]
    both = {**jcs, "proof": [rdfc["proof"], jcs["proof"]]}
    for document in (rdfc, jcs, both):
        assert verify(canonical(document), now=AT).verified
        touched = json.loads(json.dumps(document).replace("harbour", "harbor"))
        assert not verify(canonical(touched), now=AT).verified


@pytest.mark.parametrize("suites", [("eddsa-jcs-2022",), ("eddsa-rdfc-2022", "eddsa-jcs-2022")])
def test_a_list_of_withdrawals_made_here_is_read_there(
    ask: Ask, recommendation: Recommendation, suites: tuple[str, ...]
) -> None:
    place = StatusEntry(list_id="https://ines.example/status-1.json", index=94_567)
    signed = sign(recommendation, signer=Key(11), at=AT, suites=suites, status=entry_document(place))
    files = []
    for withdrawn in ([], [place.index], [place.index - 1, place.index + 1]):
        listed = sign_status_list(place.list_id, withdrawn, signer=Key(11), at=AT, suites=suites)
        files.append(propose(signed, message=None, beside=[listed]))
    said = ask(files)
    assert [answer.error for answer in said] == [None] * 3
    assert [answer.withdrawn for answer in said] == [False, True, False]
    assert [verify(file, now=AT).status == "withdrawn" for file in files] == [False, True, False]


def test_a_letter_of_a_site_verifies_there_by_the_document_that_travels_with_it(
    ask: Ask, recommendation: Recommendation
) -> None:
    site = "did:web:ines.example:words"
    former, current = Key(11), Key(13)
    for suites in (("eddsa-jcs-2022",), ("eddsa-rdfc-2022",)):
        signed = sign(recommendation, signer=former, at=AT, suites=suites, site=site)
        kept = sign_site_copy(site, [(current.did, None), (former.did, None)], signer=former, at=AT)
        removed = sign_site_copy(site, [(current.did, None)], signer=former, at=AT)
        files = [propose(signed, message=None, beside=[copy]) for copy in (kept, removed)]
        assert [said.verified for said in ask(files)] == [True, False]
        assert ask(files[:1])[0].undefined is None


def test_an_acceptance_made_here_verifies_there(ask: Ask, recommendation: Recommendation) -> None:
    proposal = propose(sign(recommendation, signer=Key(11), at=AT), message="Dear Tomás")
    acceptance = accept(proposal, signer=Key(12), at=AT, may_be_shown=True)
    assert [said.verified for said in ask([proposal, acceptance])] == [True, True]
    touched = acceptance.replace(b"It may be shown", b"It must be shown")
    assert not ask([touched])[0].verified


def test_every_term_is_defined_by_the_standard_contexts(ask: Ask, recommendation: Recommendation) -> None:
    credential = sign(recommendation, signer=Key(11), at=AT)
    proposal = propose(credential, message="Dear Tomás")
    acceptance = accept(proposal, signer=Key(12), at=AT, may_be_shown=True)
    said = ask([credential.document, proposal, acceptance, (CASES / "member-unknown.json").read_bytes()])
    assert [answer.undefined for answer in said[:3]] == [None, None, None]
    assert "did not expand" in (said[3].undefined or "")


def test_both_agree_on_every_file_of_the_shared_table_whose_signature_is_the_question(ask: Ask) -> None:
    table = msgspec.json.decode(
        msgspec.json.encode(json.loads((CASES / "cases.json").read_bytes())["cases"]), type=list[Case]
    )
    # It asks for a status list to be handed over, has no word for "not asked", and reads no PDF; of a site
    # it finds no key without a document.
    apart = {"status-not-asked", "on-paper"}
    verified = [
        case
        for case in table
        if case.verified and not apart & {*case.cautions} and case.file != "site-alone.json"
    ]
    # Of a set of proofs it takes any one that holds.
    broken = [
        case
        for case in table
        if case.reason in {"signature", "issuer", "no-proof"}
        and "-set-" not in case.file
        and case.file.endswith(".json")
    ]
    assert len(verified) > 25
    assert len(broken) > 15
    said = ask([(CASES / case.file).read_bytes() for case in (*verified, *broken)])
    expected = {case.file: case.verified for case in (*verified, *broken)}
    assert dict(zip(expected, (answer.verified for answer in said), strict=True)) == expected
