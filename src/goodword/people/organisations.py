"""Which accounts are companies, services or bots, and why; in doubt, someone is a person."""

import re
from collections.abc import Iterable, Sequence

from goodword.nouns import Account
from goodword.people.names import shape
from goodword.text.companies import bears_legal_form, company_key, handle_words
from goodword.text.handles import local_part
from goodword.text.shipped import WordSet, shipped_table

_WORDS = shipped_table("goodword.people", "words.toml", dict[str, WordSet])
_SERVICE_WORDS, _HANDLE_ENDINGS = _WORDS["service_words"], _WORDS["handle_endings"]
_BIO = re.compile(
    r"\b(?:official (?:account|page|twitter|mastodon|feed) (?:of|for)|this (?:account )?is a bot|i am a bot"
    r"|automated account|customer (?:support|service) (?:for|of|team|hours)|tweets by the .{2,30} team)\b",
    re.IGNORECASE,
)


class Organisations:
    """The companies that LinkedIn contacts work for, by which accounts named after one are seen as such."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        """Gather companies from `accounts`, those left out that are called after their only person."""
        self._companies: dict[str, str] = {}
        people: set[str] = set()
        for account in accounts:
            if account.source == "linkedin" and account.name:
                people.add(company_key(account.name))
            if account.company and not _is_named_after(account.company, account.name):
                self._companies.setdefault(company_key(account.company), account.company)
        for name in people:
            self._companies.pop(name, None)

    def why_not_a_person(self, accounts: Sequence[Account]) -> str | None:
        """Why these accounts are a company's or a bot's, as a clause; None for people.

        Whoever has a LinkedIn profile is a person: companies have pages there, not profiles.
        """
        if any(account.source == "linkedin" for account in accounts):
            return None
        reasons = [self._why(account) for account in accounts]
        return reasons[0] if reasons and all(reasons) else None

    def _why(self, account: Account) -> str | None:
        name, handle = account.name or "", account.handle or ""
        words = set(shape(name).words)
        if bears_legal_form(name):
            return f"“{name}” bears the legal form of a company"
        if found := sorted(words & _SERVICE_WORDS):
            return f"“{name}” has “{found[0]}” in its name"
        if (last := _last_word(handle)) in _HANDLE_ENDINGS:
            return f"the handle {handle} ends in “{last}”"
        if account.bio and (match := _BIO.search(account.bio)):
            return f"its profile says “{match.group()}”"
        return self._named_after_company(account)

    def _named_after_company(self, account: Account) -> str | None:
        for written in (account.name, local_part(account.handle)):
            company = self._companies.get(company_key(written or ""))
            if company:
                return f"it has the name of {company}, for which someone among your contacts works"
        return None


def _last_word(handle: str) -> str:
    """The last word of a handle of at least two ("AcmeSupport" ends in support, "talbot" is one word)."""
    words = handle_words(handle)
    return words[-1] if len(words) > 1 else ""


def _is_named_after(company: str, name: str | None) -> bool:
    """Whether a company bears its person's name: "Ana Ruiz Design" is no sign that @anaruizdesign is none."""
    words = shape(name).words
    return bool(words) and set(words) <= set(shape(company).words)
