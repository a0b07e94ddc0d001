"""The places of letters in the owner's list."""

from datetime import UTC, datetime
from pathlib import Path

from goodword.store.database import open_store
from goodword.store.decisions import set_answer
from goodword.workflow.withdrawing import SITE, file_of_list, list_id_of, new_entry

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
ISSUER = "did:key:z6MkInvented"


def test_the_places_of_letters_are_not_in_order(tmp_path: Path) -> None:
    store = open_store(tmp_path / "goodword.db", now=NOW)
    places = [new_entry(store, ISSUER).index for _ in range(20)]
    assert len(set(places)) > 15
    assert places != sorted(places)
    assert max(places) > 1_000


def test_a_list_is_named_by_its_address_once_the_site_has_one(tmp_path: Path) -> None:
    store = open_store(tmp_path / "goodword.db", now=NOW)
    before = new_entry(store, ISSUER).list_id
    assert before == list_id_of(ISSUER, None)
    assert before.startswith("urn:uuid:")
    set_answer(store, SITE, "https://ada.example/words/", NOW)
    assert new_entry(store, ISSUER).list_id == f"https://ada.example/words/{file_of_list(ISSUER)}"
    assert list_id_of("did:key:z6MkAnother", None) != before
