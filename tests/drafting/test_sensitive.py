"""What only the person concerned may raise is found in thirteen languages, and no more than that."""

import time

import pytest

from goodword.drafting.sensitive import sensitive


@pytest.mark.parametrize(
    "text",
    [
        "She stood by me when I lost my job.",
        "He drove me to every chemo session.",
        "She spoke at the funeral.",
        "We met at the mosque.",
        "She led the strike.",
        "He helped me through my divorce.",
        "She wrote to me when my father passed away.",
        # illness, death, work lost, faith, union, family
        "Gracias por llevarme al hospital cuando estaba enfermo.",
        "Gracias por estar conmigo cuando murió mi compañero de piso.",
        "Me ayudó mucho cuando me echaron de la fábrica.",
        "Gracias por rezar conmigo aquella noche.",
        "Gracias por organizar la huelga con nosotros.",
        "Me escuchó durante todo mi divorcio.",
        "Elle m'a soutenu pendant ma maladie.",
        "Merci d'être venue à l'enterrement.",
        "Merci de m'avoir aidé quand j'ai été licencié.",
        "Merci d'avoir prié avec nous dans cette église.",
        "Merci d'avoir tenu le piquet de grève avec nous.",
        "Tu m'as écoutée pendant mon divorce.",
        "Danke, dass du mich ins Krankenhaus gefahren hast.",
        "Danke, dass du bei der Beerdigung warst.",
        "Sie hat mir nach der Kündigung geholfen.",
        "Danke, dass wir uns in der Moschee treffen konnten.",
        "Danke für deine Hilfe beim Streik.",
        "Du hast mir in der Scheidung zugehört.",
        "Obrigado por me levar ao hospital.",
        "Obrigada por vir ao velório comigo.",
        "Ele me ajudou quando fui demitido.",
        "Obrigado por rezar comigo na igreja.",
        "Obrigada por segurar a greve com a gente.",
        "Ela me ouviu durante o meu divórcio.",
        "Grazie di avermi portato in ospedale.",
        "Grazie di essere venuta al funerale.",
        "Mi ha aiutato quando sono stato licenziato.",
        "Grazie per la preghiera di ieri.",
        "Grazie per lo sciopero organizzato insieme.",
        "Mi ha ascoltato durante il divorzio.",
        "Dank je dat je me naar het ziekenhuis bracht.",
        "Bedankt dat je bij de uitvaart was.",
        "Hij hielp mij na mijn ontslag.",
        "Bedankt voor het bidden in de kerk.",
        "Dank voor je hulp bij de staking.",
        "Zij luisterde tijdens mijn scheiding.",
        "Dziękuję, że zawiozłaś mnie do szpitala.",
        "Dziękuję, że byłeś ze mną na pogrzebie.",
        "Pomógł mi, kiedy straciłem pracę.",
        "Dziękuję za modlitwę i rozmowę.",
        "Dziękuję za pomoc przy strajku.",
        "Słuchała mnie w czasie rozwodu.",
        "Beni hastaneye götürdüğün için teşekkürler.",
        "Cenazede yanımda olduğun için teşekkür ederim.",
        "İşten çıkarıldığımda bana yardım etti.",
        "Camide benimle dua ettiğin için teşekkürler.",
        "Grevde yanımızda durduğun için sağ ol.",
        "Boşanırken beni dinledi.",
        "Terima kasih sudah mengantar saya ke rumah sakit.",
        "Terima kasih sudah datang ke pemakaman.",
        "Dia membantu saya waktu saya dipecat.",
        "Terima kasih sudah berdoa bersama kami di masjid.",
        "Makasih sudah ikut mogok bersama kami.",
        "Dia mendengarkan saya waktu cerai.",
        "Aapne mujhe aspatal pahunchaya, shukriya yaar.",
        "Unke dehant ke baad aapne bahut saath diya.",
        "Naukri chali gayi thi tab usne madad ki.",
        "Mandir mein hamare saath puja ki, dhanyavaad.",
        "Hartal mein tune hamara saath diya, shukriya.",
        "Mere talaaq ke waqt usne sab suna.",
        "入院中に助けてくださってありがとうございました。",
        "葬儀に来てくださってありがとうございました。",
        "解雇されたとき、彼が助けてくれました。",
        "教会で一緒に祈ってくださってありがとう。",
        "ストライキを支えてくれてありがとう。",
        "離婚のとき話を聞いてくれてありがとう。",
        "شكرا لأنك أوصلتني إلى المستشفى",
        "شكرا على حضورك الجنازة معي",
        "ساعدني عندما فقدت عملي",
        "شكرا على الصلاة معنا في المسجد",
        "شكرا على وقوفك معنا في الإضراب",
        "استمع إلي أثناء الطلاق",
    ],
)
def test_what_only_the_person_concerned_may_raise_is_found(text: str) -> None:
    assert sensitive(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "She caught the error in the dosage table before the wards used it.",
        "Christian rewrote the loader in one evening and it holds.",
        "Ich glaube, ohne dich wäre der Bericht nie fertig geworden.",
        "Dies ist der beste Bericht, den ich gelesen habe.",
        "Son explication du contrat est la plus claire que j'aie lue.",
        "Sus apuntes son los mejores del curso.",
        "Il lavoro di Cristiano è operativo da lunedì.",
        "Mam nadzieję, że dalej będziesz nas uczyć szycia.",
        "Dzięki niemu zdążyliśmy z projektem.",
        "Onun sayesinde yarışı kazandık, çok teşekkürler.",
        "Dia pura-pura lupa padahal sudah membereskan laporan.",
        "Usne mujhe report likhna sikhaya, shukriya.",
        "システム障害の原因を一時間で見つけてくれました。",
        "شكرا على المعلومات وعلى حجم العمل الذي أنجزته في المدينة",
    ],
)
def test_a_deed_at_work_is_no_sensitive_topic(text: str) -> None:
    assert sensitive(text) is None


def test_the_words_are_told_as_they_stand() -> None:
    assert sensitive("Danke für alles nach meiner  Operation") == "operation"


@pytest.mark.parametrize("word", ["lost ", "operation", "في ال", "祈"])
def test_any_length_is_looked_through_in_linear_time(word: str) -> None:
    began = time.process_time()
    sensitive(word * 20_000)

    assert time.process_time() - began < 2
