"""The sites as they would be written now, file by file, and where the owner wrote them last."""

from collections.abc import Collection
from pathlib import Path
from typing import Literal

from goodword.ports import Clock
from goodword.publish.files import Site
from goodword.publish.folder import Published
from goodword.publish.site import plan_site
from goodword.store.database import Store
from goodword.store.decisions import answers, set_answer
from goodword.workflow.keys import files_of_keys
from goodword.workflow.publishing import publish, publish_dossier, publishable
from goodword.workflow.received import Received, received
from goodword.workflow.withdrawing import SITE, files_of_lists

What = Literal["given", "dossier"]
_FOLDER = {"given": "folder of the site", "dossier": "folder of the dossier"}


def site_as_it_would_be(
    store: Store, *, as_my_opinion: Collection[str], address: str | None, clock: Clock
) -> Site:
    """Every file of the site of what was given, each made when its bytes are asked for."""
    chosen = publishable(store, as_my_opinion=as_my_opinion)
    beside = {**files_of_lists(store), **files_of_keys(store)}
    return plan_site(chosen, now=clock.now(), address=address, beside=beside)


def shown_to_all(store: Store, *, clock: Clock) -> tuple[Received, ...]:
    """What the owner was given, accepted, and lets be shown."""
    found = received(store, clock=clock)
    return tuple(one for one in found if one.accepted is not None and one.state == "accepted, may be shown")


def write(  # noqa: PLR0913 - each is one thing that the owner says
    store: Store,
    what: What,
    folder: Path,
    *,
    as_my_opinion: Collection[str],
    address: str | None,
    clock: Clock,
    is_preview: bool,
) -> Published:
    """Write one of the two sites, or tell what would change; the folder is remembered once it is written."""
    if what == "given":
        done = publish(
            store, folder, as_my_opinion=as_my_opinion, address=address, clock=clock, is_preview=is_preview
        )
    else:
        documents = [one.accepted for one in shown_to_all(store, clock=clock) if one.accepted is not None]
        done = publish_dossier(documents, folder, address=address, clock=clock, is_preview=is_preview)
    if not is_preview:
        set_answer(store, _FOLDER[what], str(folder), clock.now())
    return done


def folder_of(store: Store, what: What) -> str:
    """Where that site was written last; empty where it never was."""
    return answers(store).get(_FOLDER[what], "")


def address_of_site(store: Store) -> str:
    """Where the owner's site stands, as they said last; empty where they did not."""
    return answers(store).get(SITE, "")
