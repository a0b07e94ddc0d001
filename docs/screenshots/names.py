"""An archive of X by an invented owner who thanks people whose names are long, or run from right to left."""

import json
import zipfile
from pathlib import Path

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
    account = {
        "accountId": "9",
        "username": "rosa",
        "accountDisplayName": "Rosa Lind",
        "email": "rosa@example.com",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data/account.js", _part("account", [{"account": account}]))
        archive.writestr(
            "data/tweets.js", _part("tweets", [{"tweet": one} for one in map(_tweet, range(len(SAID)))])
        )
    return path


def _tweet(number: int) -> dict[str, object]:
    text, day = SAID[number]
    year, month, of_month = day.split("-")
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    mentions = [
        {"screen_name": handle, "id_str": account, "name": name}
        for account, handle, name in PEOPLE
        if f"@{handle} " in text
    ]
    return {
        "id_str": f"10000000000000000{number:02}",
        "full_text": text,
        "created_at": f"Tue {months[int(month) - 1]} {of_month} 10:00:00 +0000 {year}",
        "entities": {"user_mentions": mentions},
    }


def _part(name: str, records: list[dict[str, object]]) -> str:
    return f"window.YTD.{name}.part0 = {json.dumps(records, ensure_ascii=False)}"
