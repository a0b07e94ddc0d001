"""What is found, in sentences that stand in no labelled set."""

import pytest

from goodword.nouns import RecognitionKind, Substance
from goodword.recognition import VERSION, Finding, Post, findings, findings_of_all, recognise, recognise_all
from goodword.recognition.model import weights
from goodword.recognition.people import names_in


def found(text: str, *, reply_to: str | None = None, lang: str | None = None) -> Finding:
    return recognise(Post(text=text, reply_to=reply_to, lang=lang))


@pytest.mark.parametrize(
    ("text", "kind", "targets"),
    [
        ("Thank you @tess_w for reviewing my grant proposal so carefully", "thanks", ("@tess_w",)),
        ("Everything I know about soil tests I learned from @bruno_f", "learned", ("@bruno_f",)),
        ("I highly recommend @lina_m, she rebuilt our whole website in a week", "endorsement", ("@lina_m",)),
        ("Congratulations @omar_d on finishing the harbour survey on time", "congratulation", ("@omar_d",)),
        ("@ruth_p your talk on caching was brilliant, the clearest I have heard", "praise", ("@ruth_p",)),
        ("Hi Carla,\n\nthank you for teaching me how to read a balance sheet.\n\nBen", "thanks", ("Carla",)),
    ],
)
def test_english_recognition_is_found_with_its_kind_and_receiver(
    text: str, kind: str, targets: tuple[str, ...]
) -> None:
    finding = found(text, lang="en")
    assert finding.recognition
    assert finding.kind == RecognitionKind(kind)
    assert finding.targets == targets


@pytest.mark.parametrize(
    ("lang", "text", "target"),
    [
        ("es", "Muchas gracias a @clara_v por ayudarme con la mudanza el domingo", "@clara_v"),
        ("fr", "Un grand merci à @paul_t qui a réparé mon vélo gratuitement", "@paul_t"),
        ("de", "Vielen Dank an @greta_s, die mir die ganze Nacht geholfen hat", "@greta_s"),
        ("pt", "Muito obrigada @rui_m por revisar a minha tese inteira", "@rui_m"),
        ("it", "Grazie mille a @elsa_c che mi ha aiutato con il trasloco", "@elsa_c"),
        ("nl", "Hartelijk dank @joost_b voor het repareren van mijn laptop", "@joost_b"),
        ("pl", "Dziękuję @ola_k za pomoc przy przeprowadzce w niedzielę", "@ola_k"),
        ("tr", "@deniz_a tezimi baştan sona okuduğun için çok teşekkürler", "@deniz_a"),
        ("id", "Terima kasih @budi_s yang sudah membantu memperbaiki laptop saya", "@budi_s"),
        ("ja", "@hana_kさん、昨日は資料の翻訳を手伝ってくださってありがとうございました。", "@hana_k"),
        ("ar", "شكراً @salma_h على مساعدتك في ترجمة التقرير أمس", "@salma_h"),
        ("hi-en", "@ravi_t bhai ne meri poori report raat bhar baith ke theek ki, shukriya", "@ravi_t"),
    ],
)
@pytest.mark.parametrize("is_told", [True, False])
def test_recognition_is_found_in_twelve_other_languages_told_or_not(
    lang: str, text: str, target: str, *, is_told: bool
) -> None:
    finding = found(text, lang=lang if is_told else None)
    assert finding.recognition
    assert finding.targets == (target,)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The bus to the harbour leaves at nine, @tess_w, bring a coat"),
        ("es", "@clara_v el autobús sale a las ocho desde la plaza vieja"),
        ("fr", "@paul_t le train part à neuf heures, quai deux"),
        ("de", "@greta_s der Bus fährt heute erst um acht vom Marktplatz"),
        ("it", "@elsa_c l'autobus parte alle otto dalla piazza vecchia"),
        ("nl", "@joost_b de bus vertrekt om acht uur van de markt"),
    ],
)
def test_ordinary_talk_to_somebody_is_no_recognition(lang: str, text: str) -> None:
    assert not found(text, lang=lang).recognition


def test_the_quote_is_exact_and_leaves_out_the_rest() -> None:
    text = "The rain came at four. Thank you @tess_w for lending us the tent! Bus is at six."
    finding = found(text)
    assert finding.quote == "Thank you @tess_w for lending us the tent!"
    assert text[finding.start : finding.end] == finding.quote


def test_you_means_the_one_answered() -> None:
    finding = found("thank you so much, you saved my whole weekend with that script", reply_to="@kim_l")
    assert finding.targets == ("@kim_l",)


def test_you_in_a_letter_means_the_one_greeted() -> None:
    finding = found("Dear Dr Imre Vass,\n\nThank you for explaining the operation with drawings.\n\nH. Lund")
    assert finding.targets == ("Dr Imre Vass",)


def test_several_receivers_of_one_act_are_all_named() -> None:
    finding = found("Thank you @tess_w, @kim_l and @omar_d for carrying the piano upstairs")
    assert finding.targets == ("@tess_w", "@kim_l", "@omar_d")


def test_several_recognitions_in_one_post_are_all_found() -> None:
    text = (
        "Thank you @tess_w for reviewing my first draft.\n\n"
        "Everything I know about editing I learned from @bruno_f."
    )
    targets = [finding.targets for finding in findings(Post(text=text))]
    assert targets == [("@tess_w",), ("@bruno_f",)]


def test_a_deed_makes_substance_and_bare_thanks_do_not() -> None:
    high = found("Thank you @tess_w for translating the whole manual in one weekend")
    low = found("@tess_w thank you, you're a star!")
    assert high.substance is Substance.HIGH
    assert low.substance is Substance.LOW


def test_the_version_tells_of_code_and_data() -> None:
    assert VERSION.count("-") == 1
    assert len(VERSION) > 10


@pytest.mark.parametrize(
    "text",
    [
        "Hi Mark, thank you for fixing the boiler on a Sunday",
        "thank you Mum for driving through the snow to fetch me",
        "thank you Dr Wise for reading my whole thesis at the weekend",
    ],
)
def test_a_name_that_is_also_a_common_word_is_not_let_go_early(text: str) -> None:
    assert findings(Post(text=text, lang="en"))


def test_praise_that_names_nobody_and_answers_nobody_is_nobodys() -> None:
    finding = recognise(Post(text="Thank you so much, that was brilliant and you saved my week", lang="en"))
    assert (finding.recognition, finding.veto) == (False, "no_target")


def test_a_thing_behind_its_german_article_is_nobody() -> None:
    assert names_in("danke für das Schweißen gestern", "de") == []
    assert [name.start for name in names_in("danke an den Udo", "de")] == [13]


def test_a_name_that_is_called_stays_in_the_quote_and_a_greeting_does_not() -> None:
    called = found("Margit, you vouched for me when nobody else did, thank you", lang="en")
    hailed = found("Hi Margit, you vouched for me when nobody else did, thank you", lang="en")
    assert called.quote is not None
    assert hailed.quote is not None
    assert called.quote.startswith("Margit, you vouched")
    assert hailed.quote.startswith("you vouched")


def test_passages_of_one_post_back_the_surest_of_them_and_no_other() -> None:
    """The rest waits: a plain sentence beside a recognition is coloured by it."""
    found = findings(
        Post(
            text="Dear Soraya,\n\nYour notes on fees are on our wall now."
            " Your list of fees hangs on our wall. You stayed until the last box was in."
        )
    )

    assert [one for one in found if one.confidence < weights().shown_from] == list(found)
    assert [one.doubtful for one in sorted(found, key=lambda one: one.confidence)] == [True, True, False]


def test_many_posts_at_once_are_answered_as_each_alone_is() -> None:
    posts = [
        Post(id=1, text="Thank you @tess_w for reviewing my grant proposal so carefully"),
        Post(id=2, text="The ferry is late again"),
        Post(id=3, text="anything", is_repost=True),
        Post(id=4, text="Hi Carla,\n\nyou taught me to weld. Mark did the rest. @bo thanks!" * 4000),
        Post(id=5, text=""),
        Post(id=6, text="Everything I know about soil tests I learned from @bruno_f"),
    ]

    assert recognise_all(posts) == [recognise(post) for post in posts]
    assert list(findings_of_all(posts)) == [findings(post) for post in posts]
    assert recognise_all(()) == []


def test_a_handle_is_not_read_as_a_word() -> None:
    for handle in ("@name", "@someone.else", "@terrible_idea"):
        assert found(f"Thank you {handle} for reviewing my grant proposal", lang="en").recognition
    assert found("Thank you Ana Lund, you gave our little club a name", lang="en").recognition
