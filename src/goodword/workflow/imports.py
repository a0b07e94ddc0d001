"""What was imported, and taking it back; no reader of archives is loaded for it."""

from goodword.nouns import ImportReport, Undone
from goodword.store.database import Store
from goodword.store.imports import list_imports, undo_import


def undo(store: Store, import_id: str) -> Undone:
    """Take one import back; decisions stay. Raises QuestionError for an unknown id."""
    return undo_import(store, import_id)


def imports(store: Store) -> tuple[ImportReport, ...]:
    """All complete imports, oldest first."""
    return list_imports(store)
