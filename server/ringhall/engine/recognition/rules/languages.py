"""What people say in each language when they choose: numbers, words that mean nothing by themselves, doubt, denial."""

import msgspec

from ringhall.engine.recognition.rules.words import words_of


class Sayings(msgspec.Struct, frozen=True, kw_only=True):
    """One language. `digits` are the words for 0 to 9, the usual one first; `idle` ones change nothing.

    `unsure` are whole answers of somebody who does not know; a choice after a word of `denial` is not chosen.
    """

    digits: tuple[tuple[str, ...], ...]
    star: tuple[str, ...]
    pound: tuple[str, ...]
    idle: frozenset[str]
    unsure: tuple[str, ...]
    denial: frozenset[str]


def _said(text: str) -> frozenset[str]:
    return frozenset(word for each in text.split() for word in words_of(each))


def _digits(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(each.split("/")) for each in text.split())


ENGLISH = Sayings(
    digits=_digits("zero/oh/o one two/to/too three four/for five six seven eight/ate nine"),
    star=("star", "asterisk"),
    pound=("pound", "hash"),
    idle=_said("please press number option key digit choose the a an i want i'd would like to um uh well so ok okay"),
    unsure=("i don't know", "don't know", "i do not know", "no idea", "not sure", "i'm not sure", "what", "pardon",
            "repeat", "again", "say that again", "help"),
    denial=_said("not no don't never"),
)  # fmt: skip
CHINESE = Sayings(
    digits=_digits("零/〇 一/幺 二/两/俩 三 四 五 六 七 八 九"),
    star=("星号", "米字"),
    pound=("井号",),
    idle=_said("请 按 选 我 要 想 号 键 第 个 的 吧 嗯 啊 呃 就"),
    unsure=("不知道", "我不知道", "不清楚", "我不清楚", "什么", "再说一遍", "没听清", "帮助"),
    denial=_said("不 别 没"),
)
DANISH = Sayings(
    digits=_digits("nul en/et/én to tre fire fem seks syv otte ni"),
    star=("stjerne",),
    pound=("havelåge", "firkant"),
    idle=_said("tak tryk på nummer tast valg vælg jeg vil gerne have øh æh den det altså ja"),
    unsure=("det ved jeg ikke", "jeg ved det ikke", "ved ikke", "ved det ikke", "hvad", "hvabehar", "gentag", "igen",
            "sig det igen", "hjælp"),
    denial=_said("ikke nej aldrig"),
)  # fmt: skip
ROMANIAN = Sayings(
    digits=_digits("zero unu/una/unul doi/două trei patru cinci șase/șasă șapte opt nouă"),
    star=("steluță", "stea"),
    pound=("diez",),
    idle=_said("vă rog apăsați apăs tasta numărul opțiunea aș vreau doresc să păi ă deci aleg"),
    unsure=("nu știu", "nu sunt sigur", "nu sunt sigură", "habar n-am", "ce", "poftim", "repetați", "încă o dată",
            "ajutor"),
    denial=_said("nu nici"),
)  # fmt: skip
SLOVENIAN = Sayings(
    digits=_digits("nič/nula ena/en/eno dva/dve tri štiri pet šest sedem osem devet"),
    star=("zvezdica", "zvezda"),
    pound=("lojtra",),
    idle=_said("prosim pritisni pritisnem številka številko tipka možnost rad rada bi želim hočem no torej em izberem"),
    unsure=("ne vem", "nisem prepričan", "nisem prepričana", "nimam pojma", "kaj", "prosim", "ponovite", "še enkrat",
            "pomoč"),
    denial=_said("ne ni nikoli"),
)  # fmt: skip
LANGUAGES = {"en": ENGLISH, "zh": CHINESE, "da": DANISH, "ro": ROMANIAN, "sl": SLOVENIAN}


def sayings(language: str) -> Sayings:
    """Those of the language; of English where it is unknown."""
    return LANGUAGES.get(language, ENGLISH)


def names_of_key(key: str, language: str) -> tuple[str, ...]:
    """How a key of the telephone is said."""
    known = sayings(language)
    if key.isdigit() and len(key) == 1:
        return (*known.digits[int(key)], key)
    return {"*": known.star, "#": known.pound}.get(key, (key,))
