"""Whether a recommendation was withdrawn or its key given up, as far as the file and the reader can tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from goodword.credential.canonical import Document, parse
from goodword.credential.checks import Checked
from goodword.credential.envelope import OpenFile
from goodword.credential.reasons import Caution, Reason, refused, sentence
from goodword.credential.revocation import read_revocation
from goodword.credential.site import KeyDocument, address_of_did, read_did_document, read_site_copy
from goodword.credential.status import StatusList, entry_of, newest_about, read_status_list
from goodword.credential.times import written
from goodword.nouns import Acceptance

UNKNOWN = "unknown"
WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a reader has beside the file: lists of withdrawals, and the did.json of a site."""

    lists: tuple[bytes, ...] = ()
    keys: tuple[bytes, ...] = ()
    quads: bool = True
    """Whether signatures over N-Quads are computed where those over JSON hold."""
    oldest: datetime | None = None
    """A list from before that tells nothing."""


def judge_standing(
    opened: OpenFile, first: Checked, acceptance: Acceptance | None, held: Held, *, now: datetime
) -> tuple[str, tuple[str, ...]]:
    """The status, and what has to be told of keys and lists.

    Refused where a key was given up before it signed this, and where the newest list says that it was
    withdrawn. Of what the file carries each has to hold and be about it: no byte of a file is free. Of
    what the reader has, other things may be among it.
    """
    since, told = _judge_keys(opened, first, acceptance, held, now)
    status, of_lists = _judge_lists(opened, first, held, since, now)
    if told and not any(one == sentence_seen(acceptance, since) for one in told):
        status = UNKNOWN  # nobody but the signature says when it was made
    return status, (*told, *of_lists)


def linked_to(first: Checked, held: Held) -> tuple[str, ...]:
    """The sites whose document, which the reader has, names the writer's key."""
    return tuple(one.id for one in _documents(held) if first.writer in one.keys)


def judge_site(opened: OpenFile, first: Checked, held: Held, *, now: datetime) -> tuple[str, ...]:
    """What has to be told where a site is named as the issuer: that it was not asked.

    Refused where its document, the reader's own or a copy in the file, does not name the key that signed.
    """
    site = first.shape.profile.id if first.shape.profile.id != first.writer else None
    for one in opened.sites:
        signer, copied = read_site_copy(one, now=now)
        if signer != first.writer or copied.id != site or first.writer not in copied.keys:
            raise refused(Reason.SITE, "the copy of its document in this file is another’s")
    if site is None:
        return ()
    own = [one for one in _documents(held) if one.id == site]
    if own and not any(first.writer in one.keys for one in own):
        raise refused(
            Reason.SITE, f"the document of {site} that you gave does not name the key {first.writer}"
        )
    return () if own else (sentence(Caution.SITE_NOT_ASKED, site, address_of_did(site)),)


def _documents(held: Held) -> list[KeyDocument]:
    return [read_did_document(one) for one in held.keys]


def _judge_keys(
    opened: OpenFile, first: Checked, acceptance: Acceptance | None, held: Held, now: datetime
) -> tuple[datetime | None, tuple[str, ...]]:
    """Since when the writer's key is given up, and what has to be told of it."""
    writer = first.writer
    revoked = _revoked(opened, first, held, now)
    if acceptance is not None:
        _refuse_if_later(acceptance.recipient, acceptance.accepted_at, revoked)
    _refuse_if_later(writer, first.signed_at, revoked)
    since = revoked.get(writer)
    if since is None:
        return None, ()
    seen = sentence_seen(acceptance, since)
    return since, (seen or sentence(Caution.KEY_REVOKED_LATER, written(since)),)


def sentence_seen(acceptance: Acceptance | None, since: datetime | None) -> str | None:
    """That the recipient's signature saw the words before the key was given up; None where none did."""
    if acceptance is None or since is None or acceptance.accepted_at >= since:
        return None
    return sentence(Caution.KEY_REVOKED_SEEN, written(since), written(acceptance.accepted_at))


def _revoked(opened: OpenFile, first: Checked, held: Held, now: datetime) -> dict[str, datetime]:
    """The keys that were given up, and since when: the earliest statement counts."""
    carried = [read_revocation(one, now=now) for one in opened.revocations]
    if any(one.did != first.writer for one in carried):
        raise refused(Reason.REVOCATION, "it is not about the writer’s key")
    told = [(one.did, one.since) for one in carried]
    for document in _documents(held):
        told += [(did, since) for did, since in document.keys.items() if since]
    return dict(sorted(told, key=lambda one: one[1], reverse=True))


def _refuse_if_later(did: str, signed_at: datetime, revoked: Mapping[str, datetime]) -> None:
    since = revoked.get(did)
    if since is not None and signed_at > since:
        raise refused(Reason.KEY_REVOKED, did, written(since), written(signed_at))


def _judge_lists(
    opened: OpenFile, first: Checked, held: Held, since: datetime | None, now: datetime
) -> tuple[str, tuple[str, ...]]:
    credential = opened.recommendation or opened.answer or {}
    keys = _keys_for_lists(first, held)
    lists = (read_status_list(one, now=now, quads=held.quads) for one in opened.lists)
    carried = [_carried(one, first, credential, keys) for one in lists]
    own = [read_status_list(parse(one), now=now, quads=held.quads) for one in held.lists]
    in_time = [
        one for one in (*carried, *own) if one.writer in keys and (since is None or one.as_of <= since)
    ]
    found = newest_about(in_time, credential, first.shape.profile.id)
    if found is None:
        named = "credentialStatus" in credential
        return UNKNOWN, (sentence(Caution.STATUS_NOT_ASKED),) if named else ()
    newest, entry = found
    as_of = written(newest.as_of)
    if newest.is_set(entry.index):
        raise refused(Reason.WITHDRAWN, as_of)
    if held.oldest is not None and newest.as_of < held.oldest:
        return UNKNOWN, (sentence(Caution.STATUS_OLD, as_of),)
    return f"not withdrawn as of {as_of}", ()


def _keys_for_lists(first: Checked, held: Held) -> frozenset[str]:
    """Whose lists count: the writer's own key, and others of their site where the reader has its document.

    Not those of a copy in the file: who had their letter withdrawn could write one, and a new clear list.
    """
    own = (one for one in _documents(held) if one.id == first.shape.profile.id)
    return frozenset(
        {first.writer, *(key for one in own for key, since in one.keys.items() if since is None)}
    )


def _carried(found: StatusList, first: Checked, credential: Document, keys: frozenset[str]) -> StatusList:
    entry = entry_of(credential)
    if entry is None or found.list_id != entry.list_id:
        raise refused(Reason.STATUS_LIST, "it is of other recommendations")
    if found.issuer != first.shape.profile.id or found.writer not in keys:
        raise refused(Reason.STATUS_LIST, "it is not by the writer")
    return found
