"""What agents hear who sign in from a phone, in the languages of the centre."""

from ringhall.engine.channels.voice.rules.sign_in import Sentence

ENGLISH = "en"
WORDS: dict[str, dict[Sentence, str]] = {
    "en": {
        "number": "Enter your extension, then press the hash key.",
        "pin": "Enter your PIN, then press the hash key.",
        "wrong": "Extension and PIN do not match. Goodbye.",
        "wrong_again": "Extension and PIN do not match. Enter your extension once more, then press the hash key.",
        "locked": "There were too many wrong attempts. Please try again later. Goodbye.",
        "not_now": "Signing in is not possible just now. Please try again in a moment. Goodbye.",
        "in_a_call": "That is not possible during a call. Please finish it first. Goodbye.",
        "signed_in": "You are signed in at this phone. Hang up to be ready. To stay not ready, press 2.",
        "menu": "You are signed in at this phone. For ready, press 1. For not ready, press 2. To sign out, press 3.",
        "ready": "You are ready. Goodbye.",
        "not_ready": "You are not ready. Goodbye.",
        "signed_out": "You are signed out. Goodbye.",
        "goodbye": "Nothing was entered. Goodbye.",
    },
    "zh": {
        "number": "请输入您的分机号，按井号键结束。",
        "pin": "请输入您的密码，按井号键结束。",
        "wrong": "分机号与密码不符。再见。",
        "wrong_again": "分机号与密码不符。请重新输入您的分机号，按井号键结束。",
        "locked": "错误次数过多，请稍后再试。再见。",
        "not_now": "现在无法登录，请稍后再试。再见。",
        "in_a_call": "通话中无法进行此操作，请先结束通话。再见。",
        "signed_in": "您已在此话机登录。挂机后即为就绪。如需保持未就绪，请按2。",
        "menu": "您已在此话机登录。就绪请按1，未就绪请按2，登出请按3。",
        "ready": "您已就绪。再见。",
        "not_ready": "您未就绪。再见。",
        "signed_out": "您已登出。再见。",
        "goodbye": "没有收到输入。再见。",
    },
    "da": {
        "number": "Tast dit lokalnummer, og afslut med firkant.",
        "pin": "Tast din pinkode, og afslut med firkant.",
        "wrong": "Lokalnummer og pinkode passer ikke sammen. Farvel.",
        "wrong_again": "Lokalnummer og pinkode passer ikke sammen. Tast dit lokalnummer igen, og afslut med firkant.",
        "locked": "Der har været for mange forkerte forsøg. Prøv igen senere. Farvel.",
        "not_now": "Du kan ikke logge på lige nu. Prøv igen om et øjeblik. Farvel.",
        "in_a_call": "Det kan ikke lade sig gøre under en samtale. Afslut den først. Farvel.",
        "signed_in": "Du er logget på ved denne telefon. Læg på for at blive klar. Tryk 2 for at forblive ikke klar.",
        "menu": "Du er logget på ved denne telefon. Tryk 1 for klar, 2 for ikke klar og 3 for at logge ud.",
        "ready": "Du er klar. Farvel.",
        "not_ready": "Du er ikke klar. Farvel.",
        "signed_out": "Du er logget ud. Farvel.",
        "goodbye": "Der blev ikke tastet noget. Farvel.",
    },
    "ro": {
        "number": "Introduceți numărul dumneavoastră de interior, apoi apăsați tasta diez.",
        "pin": "Introduceți codul PIN, apoi apăsați tasta diez.",
        "wrong": "Interiorul și codul PIN nu se potrivesc. La revedere.",
        "wrong_again": "Interiorul și codul PIN nu se potrivesc. Introduceți din nou interiorul, "
        "apoi apăsați tasta diez.",
        "locked": "Au fost prea multe încercări greșite. Vă rugăm să încercați mai târziu. La revedere.",
        "not_now": "Conectarea nu este posibilă acum. Vă rugăm să încercați din nou peste o clipă. La revedere.",
        "in_a_call": "Acest lucru nu este posibil în timpul unui apel. Încheiați mai întâi apelul. La revedere.",
        "signed_in": "Sunteți conectat la acest telefon. Închideți pentru a fi disponibil. "
        "Pentru a rămâne indisponibil, apăsați 2.",
        "menu": "Sunteți conectat la acest telefon. Pentru disponibil apăsați 1, pentru indisponibil apăsați 2, "
        "pentru deconectare apăsați 3.",
        "ready": "Sunteți disponibil. La revedere.",
        "not_ready": "Sunteți indisponibil. La revedere.",
        "signed_out": "Sunteți deconectat. La revedere.",
        "goodbye": "Nu ați introdus nimic. La revedere.",
    },
    "sl": {
        "number": "Vtipkajte svojo interno številko in pritisnite lojtro.",
        "pin": "Vtipkajte svojo kodo PIN in pritisnite lojtro.",
        "wrong": "Interna številka in koda PIN se ne ujemata. Nasvidenje.",
        "wrong_again": "Interna številka in koda PIN se ne ujemata. "
        "Znova vtipkajte svojo interno številko in pritisnite lojtro.",
        "locked": "Napačnih poskusov je bilo preveč. Poskusite pozneje. Nasvidenje.",
        "not_now": "Prijava trenutno ni mogoča. Poskusite znova čez trenutek. Nasvidenje.",
        "in_a_call": "Med klicem to ni mogoče. Najprej ga končajte. Nasvidenje.",
        "signed_in": "Prijavljeni ste pri tem telefonu. Odložite, da boste pripravljeni. "
        "Če želite ostati nepripravljeni, pritisnite 2.",
        "menu": "Prijavljeni ste pri tem telefonu. Za pripravljen pritisnite 1, za nepripravljen 2, za odjavo 3.",
        "ready": "Pripravljeni ste. Nasvidenje.",
        "not_ready": "Niste pripravljeni. Nasvidenje.",
        "signed_out": "Odjavljeni ste. Nasvidenje.",
        "goodbye": "Ničesar niste vtipkali. Nasvidenje.",
    },
}


def words(sentence: Sentence, language: str) -> tuple[str, str]:
    """The sentence in this language, or in English where it is none of ours; and which of the two it is."""
    known = language if language in WORDS else ENGLISH
    return WORDS[known][sentence], known
