"""The JSON form of who is credited by name and by role, and of help from people without a name."""

from collections.abc import Iterable

from goodword.workflow.asking import Names
from goodword.workflow.credited import CreditedExpert, HelpWithoutName
from goodword.workflow.forms import Form, moment_form, rfc3339


def credited_form(
    experts: Iterable[CreditedExpert], unnamed: Iterable[HelpWithoutName], names: Names
) -> Form:
    """The answer of `goodword credited`."""
    return {
        "named": [
            {
                "name": expert.name,
                "role": expert.role,
                "work": expert.work,
                "moments": [moment_form(moment, names) for moment in expert.moments],
            }
            for expert in experts
        ],
        "unnamed": [_unnamed_form(one) for one in unnamed],
    }


def _unnamed_form(one: HelpWithoutName) -> Form:
    told, exchange = one.told, one.exchange
    return {
        "who": told.who,
        "help": list(told.kinds),
        "recommendation": told.is_recommendation,
        "quote": told.quote,
        "start": told.start,
        "end": told.end,
        "exchange": {
            "id": exchange.id,
            "native_id": exchange.native_id,
            "source": exchange.source,
            "sent_at": rfc3339(exchange.sent_at),
            "url": exchange.url,
            "audience": exchange.audience,
        },
    }
