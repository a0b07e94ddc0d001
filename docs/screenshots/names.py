"""An archive of X by an invented owner who thanks people whose names are long, or run from right to left."""

import sys
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.x_archive import account, mention, of_tweets, tweet, zipped

PEOPLE = (
    ("11", "layla_n", "ليلى النجار"),
    ("12", "noa_br", "נועה ברק"),
    (
        "13",
        "maximiliane",
        "Maximiliane Friederike Leutheusser-Schnarrenberger von und zu Hohenzollern-Sigmaringen",
    ),
    ("14", "ayumi_mori", "森 あゆみ"),
    (
        "15",
        "donaudampfschifffahrtsgesellschaft",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamter",
    ),
)
RIGHT_TO_LEFT, LONG = "x:11", "x:13"
SAID = (
    ("شكرا لك @layla_n على مراجعة جداول المد والجزر، لقد وفرت علينا أسبوعا كاملا", "2019-03-05"),
    ("Thank you @layla_n for reviewing the tide tables (جداول المد): you saved us a week.", "2020-05-11"),
    ("תודה לך @noa_br על העזרה עם מפת הנמל, היא חסכה לנו שבוע", "2019-06-02"),
    ("Thank you @noa_br for the harbour map, it saved us a week.", "2021-01-20"),
    (
        "Thank you @maximiliane for teaching me how to read the gauges at " + "Llanfairpwllgwyngyll" * 4,
        "2018-09-09",
    ),
    ("Thanks to @maximiliane our ferry timetable was right for the first time in ten years.", "2022-02-02"),
    ("Thank you @ayumi_mori for the translation of the safety notice. ありがとうございました", "2020-10-10"),
    ("Thank you @donaudampfschifffahrtsgesellschaft for the photographs of the old piers.", "2021-11-30"),
)


def archive_of_names(path: Path) -> Path:
    """The archive, written there."""
    owner = account("9", "rosa", "Rosa Lind", email="rosa@example.com")
    return zipped(path, of_tweets(owner, map(_said, range(len(SAID)))))


def _said(number: int) -> dict[str, object]:
    text, day = SAID[number]
    mentions = [mention(*who) for who in PEOPLE if f"@{who[1]} " in text]
    return tweet(number, text, datetime.fromisoformat(f"{day}T10:00:00+00:00"), mentions)
