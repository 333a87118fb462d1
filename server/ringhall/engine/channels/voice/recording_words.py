"""What those hear who record a prompt by phone, in the languages of the centre."""

from ringhall.engine.channels.voice.rules.phone_recording import Sentence

ENGLISH = "en"
WORDS: dict[str, dict[Sentence, str]] = {
    "en": {
        "code": "Enter the eight digits that the page shows.",
        "wrong": "These digits are not valid. Have new ones shown on the page. Goodbye.",
        "wrong_again": "These digits are not valid. Enter the eight digits that the page shows once more.",
        "locked": "There were too many wrong attempts. Please try again later. Goodbye.",
        "not_now": "Recording is not possible just now. Please try again in a moment. Goodbye.",
        "speak": "Speak after the tone, for at most five minutes. When you have finished, press the hash key.",
        "again": "Speak after the tone, then press the hash key.",
        "nothing_heard": "Nothing was heard. Speak after the tone, then press the hash key.",
        "review": "To keep it, press 1. To record it again, press 2. To hear it again, press 3.",
        "one_moment": "One moment, please.",
        "kept": "It is kept, and callers hear it from now on. Goodbye.",
        "not_kept": "It could not be kept, and nothing has changed. Goodbye.",
        "thrown_away": "It was not kept, and nothing has changed. Goodbye.",
        "goodbye": "Nothing was heard. Goodbye.",
    },
    "zh": {
        "code": "请输入网页上显示的八位数字。",
        "wrong": "数字无效。请在网页上重新获取。再见。",
        "wrong_again": "数字无效。请再次输入网页上显示的八位数字。",
        "locked": "错误次数过多，请稍后再试。再见。",
        "not_now": "现在无法录音，请稍后再试。再见。",
        "speak": "请在提示音后讲话，最长五分钟。讲完后请按井号键。",
        "again": "请在提示音后讲话，讲完后按井号键。",
        "nothing_heard": "没有听到声音。请在提示音后讲话，讲完后按井号键。",
        "review": "保留请按1，重新录制请按2，再听一遍请按3。",
        "one_moment": "请稍候。",
        "kept": "录音已保留，来电者现在就能听到。再见。",
        "not_kept": "录音未能保留，没有任何改动。再见。",
        "thrown_away": "录音没有保留，没有任何改动。再见。",
        "goodbye": "没有听到任何内容。再见。",
    },
    "da": {
        "code": "Tast de otte cifre, som siden viser.",
        "wrong": "Cifrene er ikke gyldige. Få vist nye på siden. Farvel.",
        "wrong_again": "Cifrene er ikke gyldige. Tast de otte cifre, som siden viser, en gang til.",
        "locked": "Der har været for mange forkerte forsøg. Prøv igen senere. Farvel.",
        "not_now": "Det er ikke muligt at optage lige nu. Prøv igen om et øjeblik. Farvel.",
        "speak": "Tal efter tonen, i højst fem minutter. Tryk på firkant, når du er færdig.",
        "again": "Tal efter tonen, og tryk så på firkant.",
        "nothing_heard": "Der blev ikke hørt noget. Tal efter tonen, og tryk så på firkant.",
        "review": "Tryk 1 for at beholde optagelsen, 2 for at optage igen og 3 for at høre den igen.",
        "one_moment": "Et øjeblik.",
        "kept": "Optagelsen er gemt og høres fra nu af af dem, der ringer. Farvel.",
        "not_kept": "Optagelsen kunne ikke gemmes, og intet er ændret. Farvel.",
        "thrown_away": "Optagelsen blev ikke gemt, og intet er ændret. Farvel.",
        "goodbye": "Der blev ikke hørt noget. Farvel.",
    },
    "ro": {
        "code": "Introduceți cele opt cifre afișate în pagină.",
        "wrong": "Cifrele nu sunt valabile. Cereți altele în pagină. La revedere.",
        "wrong_again": "Cifrele nu sunt valabile. Introduceți din nou cele opt cifre afișate în pagină.",
        "locked": "Au fost prea multe încercări greșite. Vă rugăm să încercați mai târziu. La revedere.",
        "not_now": "Înregistrarea nu este posibilă acum. Vă rugăm să încercați din nou peste o clipă. La revedere.",
        "speak": "Vorbiți după semnalul sonor, cel mult cinci minute. Când ați terminat, apăsați tasta diez.",
        "again": "Vorbiți după semnalul sonor, apoi apăsați tasta diez.",
        "nothing_heard": "Nu s-a auzit nimic. Vorbiți după semnalul sonor, apoi apăsați tasta diez.",
        "review": "Pentru a păstra înregistrarea apăsați 1, pentru a înregistra din nou apăsați 2, "
        "pentru a o asculta din nou apăsați 3.",
        "one_moment": "O clipă, vă rugăm.",
        "kept": "Înregistrarea este păstrată, iar apelanții o aud de acum înainte. La revedere.",
        "not_kept": "Înregistrarea nu a putut fi păstrată și nimic nu s-a schimbat. La revedere.",
        "thrown_away": "Înregistrarea nu a fost păstrată și nimic nu s-a schimbat. La revedere.",
        "goodbye": "Nu s-a auzit nimic. La revedere.",
    },
    "sl": {
        "code": "Vtipkajte osem števk, ki jih kaže stran.",
        "wrong": "Števke niso veljavne. Na strani zahtevajte nove. Nasvidenje.",
        "wrong_again": "Števke niso veljavne. Še enkrat vtipkajte osem števk, ki jih kaže stran.",
        "locked": "Napačnih poskusov je bilo preveč. Poskusite pozneje. Nasvidenje.",
        "not_now": "Snemanje trenutno ni mogoče. Poskusite znova čez trenutek. Nasvidenje.",
        "speak": "Govorite po pisku, največ pet minut. Ko končate, pritisnite lojtro.",
        "again": "Govorite po pisku, nato pritisnite lojtro.",
        "nothing_heard": "Ničesar ni bilo slišati. Govorite po pisku, nato pritisnite lojtro.",
        "review": "Če želite posnetek obdržati, pritisnite 1, za ponovno snemanje 2, za ponovno poslušanje 3.",
        "one_moment": "Trenutek, prosim.",
        "kept": "Posnetek je shranjen in klicatelji ga odslej slišijo. Nasvidenje.",
        "not_kept": "Posnetka ni bilo mogoče shraniti in nič se ni spremenilo. Nasvidenje.",
        "thrown_away": "Posnetek ni bil shranjen in nič se ni spremenilo. Nasvidenje.",
        "goodbye": "Ničesar ni bilo slišati. Nasvidenje.",
    },
}


def words(sentence: Sentence, language: str) -> tuple[str, str]:
    """The sentence in this language, or in English where it is none of ours; and which of the two it is."""
    known = language if language in WORDS else ENGLISH
    return WORDS[known][sentence], known
