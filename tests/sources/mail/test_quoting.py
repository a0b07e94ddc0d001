import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.sources.mail.quoting import parted

ATTRIBUTIONS = [
    "On Mon, 3 Jun 2024 at 10:00, Ana Ruiz <ana@quay.example> wrote:",
    "On Mon, 3 Jun 2024 at 10:00, Ana Ruiz <ana@quay.example>\nwrote:",
    "On Jun 3, 2024, at 10:00 AM, Ana Ruiz\n<ana.with.a.long.address@quay.example>\nwrote:",
    "Am Mo., 3. Juni 2024 um 10:00 Uhr schrieb Ana Ruiz <ana@quay.example>:",
    "Am 03.06.2024 um 10:00 schrieb Ana Ruiz:",
    "Le lun. 3 juin 2024 à 10:00, Ana Ruiz <ana@quay.example> a écrit :",
    "El lun, 3 jun 2024 a las 10:00, Ana Ruiz (<ana@quay.example>) escribió:",
    "Em seg., 3 de jun. de 2024 às 10:00, Ana Ruiz <ana@quay.example> escreveu:",
    "Il giorno lun 3 giu 2024 alle ore 10:00 Ana Ruiz <ana@quay.example> ha scritto:",
    "Op ma 3 jun 2024 om 10:00 schreef Ana Ruiz <ana@quay.example>:",
    "Den mån 3 juni 2024 kl 10:00 skrev Ana Ruiz <ana@quay.example>:",
    "ma 3. kesäk. 2024 klo 10.00 Ana Ruiz (ana@quay.example) kirjoitti:",
    "pon., 3 cze 2024 o 10:00 Ana Ruiz <ana@quay.example> napisał(a):",
    "po 3. 6. 2024 v 10:00 odesílatel Ana Ruiz <ana@quay.example> napsal:",
    "пн, 3 июн. 2024 г. в 10:00, Ana Ruiz <ana@quay.example> пишет:",
    "Ana Ruiz <ana@quay.example>, 3 Haz 2024 Pzt, 10:00 tarihinde şunu yazdı:",
    "Στις Δευ 3 Ιουν 2024 στις 10:00 π.μ., ο Ana Ruiz <ana@quay.example> έγραψε:",
    "2024年6月3日(月) 10:00 Ana Ruiz <ana@quay.example> のメール:",
    "Ana Ruiz <ana@quay.example> 于2024年6月3日周一 10:00写道：",
    "2024년 6월 3일 (월) 오전 10:00, Ana Ruiz <ana@quay.example>님이 작성:",
    "בתאריך יום ב׳, 3 ביוני 2024 ב-10:00 מאת Ana Ruiz <ana@quay.example>:",
]
HEADS = [
    "From: Ana Ruiz <ana@quay.example>\nSent: Monday, June 3, 2024 10:00 AM\nTo: Mira\nSubject: Tides",
    "*From:* Ana Ruiz\n*Sent:* Monday\n*To:* Mira\n*Subject:* Tides",
    "________________________________\nFrom: Ana\nDate: Monday\nTo: Mira\nSubject: Tides",
    "Von: Ana Ruiz\nGesendet: Montag, 3. Juni 2024 10:00\nAn: Mira\nBetreff: Gezeiten",
    "De : Ana Ruiz\nEnvoyé : lundi 3 juin 2024 10:00\nÀ : Mira\nObjet : Marées",
    "De: Ana Ruiz\nEnviado el: lunes\nPara: Mira\nAsunto: Mareas",
    "Da: Ana Ruiz\nInviato: lunedì\nA: Mira\nOggetto: Maree",
    "Van: Ana Ruiz\nVerzonden: maandag\nAan: Mira\nOnderwerp: Getijden",
    "Från: Ana\nSkickat: måndag\nTill: Mira\nÄmne: Tidvatten",
    "От: Ana\nОтправлено: понедельник\nКому: Mira\nТема: Приливы",
    "差出人: Ana\n送信日時: 2024年6月3日\n宛先: Mira\n件名: 潮",
    "发件人: Ana\n发送时间: 2024年6月3日\n收件人: Mira\n主题: 潮",
    "-----Original Message-----\nFrom: Ana",
    "---------- Forwarded message ---------\nFrom: Ana",
    "-------- Ursprüngliche Nachricht --------\nVon: Ana",
    "Begin forwarded message:\n\nFrom: Ana",
    "---- Some client's own words ----\nFrom: Ana\nDate: Monday",
]


@pytest.mark.parametrize("line", ATTRIBUTIONS)
def test_what_is_answered_is_not_the_writers_own_whether_marked_or_not(line: str) -> None:
    marked = parted(f"Mine.\n\n{line}\n\n> Theirs.\n> More.\n\nMine below.")
    assert (marked.own, marked.quoted) == ("Mine.\n\nMine below.", "Theirs.\nMore.")
    bare = parted(f"Mine.\n\n{line}\nTheirs.")
    assert bare.own == "Mine."
    assert bare.quoted is not None
    assert bare.quoted.endswith("Theirs.")


@pytest.mark.parametrize("head", HEADS)
def test_a_message_below_its_headers_is_not_the_writers_own(head: str) -> None:
    found = parted(f"Mine.\n\n{head}\n\nTheirs.")
    assert found.own == "Mine."
    assert found.quoted is not None
    assert found.quoted.endswith("Theirs.")


def test_words_between_quotations_are_the_writers_own() -> None:
    text = "On 3 June 2024 at 10:00, Ana wrote:\n> One?\n\nYes.\n\n> Two?\n> Three?\nNo.\n"
    assert parted(text).own == "Yes.\n\nNo."


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 she wrote:\nthe best book on tides.",
        "We met at the harbour at 10:30 and he wrote:\nthe tables are fine.",
        "I have three wishes:\n- one at 10:30\n- two",
        "From: the heart\nThank you.",
        "To: all of you, my thanks.",
        "We wrote 3 drafts by 10:30, and yours was best: thanks.",
        "I am >_< tired, thank you\n>:( or not",
        "-- and then --\nthey went on",
        "Confidential: your message to the intended reader was great.",
        "--\n" + "\n".join(f"line {n}" for n in range(30)),
    ],
)
def test_prose_that_only_looks_like_a_quotation_stays(text: str) -> None:
    kept = parted(text).own
    assert kept == text.removeprefix("--\n")


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my iPhone", "Get Outlook for Android", "Von meinem iPhone gesendet",
        "Envoyé de mon iPhone",
        "Enviado desde mi iPhone", "Inviato da iPhone", "Verstuurd vanaf mijn iPhone", "Отправлено с iPhone",
        "iPhoneから送信", "发自我的iPhone", "Please consider the environment before printing this e-mail.",
    ],
)  # fmt: skip
def test_what_a_program_adds_is_left_out(line: str) -> None:
    assert parted(f"Thank you!\n\n{line}\n").own == "Thank you!"


@pytest.mark.parametrize(
    "notice",
    [
        (
            "This e-mail and any attachments are confidential and intended solely for the named "
            "recipient. If it came to you by mistake, delete it and tell the sender."
        ),
        (
            "Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Empfänger sind, "
            "vernichten Sie bitte diese Mail und sagen Sie es dem Absender."
        ),
        (
            "Ce message est confidentiel et destiné à son seul destinataire. Si vous l'avez reçu par "
            "erreur, merci de le détruire et d'en avertir l'expéditeur."
        ),
    ],
)
def test_a_notice_of_lawyers_is_nobodys_word(notice: str) -> None:
    assert parted(f"Thank you!\n\n{notice}").own == "Thank you!"


def test_a_signature_is_taken_off_and_ends_where_a_quotation_begins() -> None:
    found = parted("Mine.\n-- \nMira\nHarbour\n\nOn 3 June 2024 at 10:00, Ana wrote:\n> Theirs.\n\nBelow.")
    assert found.own == "Mine.\n\nBelow."
    assert found.signature[:2] == ("Mira", "Harbour")
    assert found.quoted == "Theirs."


@given(
    st.lists(
        st.sampled_from(
            ["Mine.", "", "> q", "On 3 June 2024 at 10:00, Ana wrote:", "-- ", "From: a", "To: b", "Date: c"]
        ),
        max_size=40,
    )
)
def test_no_line_is_both_the_writers_own_and_quoted_and_none_raises(lines: list[str]) -> None:
    found = parted("\n".join(lines))
    assert "> " not in found.own
    assert all(line in "\n".join(lines) for line in found.own.split("\n"))


@pytest.mark.parametrize(
    "text",
    ["x\n> y\n" * 40_000, "-- \n" + "\n" * 100_000 + "x\n> y\n" * 20_000, "x:\n> 1\n" * 30_000,
     "> " * 100_000, ">\n" * 100_000, "On 10:00 a@b:\n" * 20_000, "From: a\n" * 30_000, "-- \n" * 60_000,
     ":" * 250_000,
     "a:\n" * 80_000, "- " * 100_000, "_" * 250_000, "[" * 250_000, "wrote " * 40_000 + ":", "\n" * 250_000],
    ids=lambda text: text[:8],
)  # fmt: skip
def test_no_text_takes_longer_than_its_length(text: str) -> None:
    parted(text)
