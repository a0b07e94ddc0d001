import pytest

from goodword.text.companies import CompanyBook, bears_legal_form, company_key

BOOK = CompanyBook(
    [
        "Brightfold Ltd",
        "Brightfold",
        "Tidewater Group",
        "Northern Harbour Freight",
        "Marlowe & Finch",
        "Île Bleue",
    ]
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The Acme Group, Inc.", "ACME"),
        ("Brightfold GmbH", "brightfold"),
        ("Marlowe & Finch LLP", "Marlowe Finch"),
        ("Café Süd AG", "cafe sud"),
        ("S.A.", "SA"),
    ],
)
def test_legal_form_case_and_accents_do_not_matter(left: str, right: str) -> None:
    assert company_key(left) == company_key(right)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("@BrightfoldHelp", "Brightfold"),
        ("@AskTidewater", "Tidewater Group"),
        ("tidewater.example", "Tidewater Group"),
        ("support@tidewater.example", "Tidewater Group"),
        ("@tidewater@social.example", "Tidewater Group"),
        ("@NHF", "Northern Harbour Freight"),
        ("Northern Harbour", "Northern Harbour Freight"),
        ("Brightfould", "Brightfold"),
        ("Brightfeld", None),
        ("Marlow & Finch", "Marlowe & Finch"),
        ("@ile_bleue_fr", "Île Bleue"),
        ("Zebra", None),
        ("", None),
        ("@", None),
    ],
)
def test_a_handle_a_name_or_a_domain_is_resolved_or_nobody(written: str, name: str | None) -> None:
    match = BOOK.find(written)
    assert (match.name if match else None) == name


def test_what_begins_like_two_companies_is_neither() -> None:
    assert CompanyBook(["Northern Harbour", "Northern Light"]).find("Northern") is None


@pytest.mark.parametrize(("name", "is_company"), [("Acme, Inc.", True), ("Ana Sa", False), ("Inc", False)])
def test_a_legal_form_marks_a_company_and_no_surname(name: str, is_company: bool) -> None:  # noqa: FBT001 - the expected answer
    assert bears_legal_form(name) is is_company
