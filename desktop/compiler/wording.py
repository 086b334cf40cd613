"""Words that steer or frighten, American spellings, ranges with a dash; each with its mending."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from desktop.compiler.prose import REMEMBERED

_STEERING = {  # pattern -> what to write
    r"best (?:treatment|option|choice|drug|strategy|plan)": "say what it does, not that it is best",
    r"(?:we|experts|doctors) recommend that you": "say who advises it, to whom, and cite it",
    r"you (?:should|must|need to) (?:choose|pick)": "say what can be weighed",
    r"we (?:recommend|advise|suggest)": "say who advises it, to whom, and cite it",
    r"(?:miracle|game[- ]changer)s?|revolutionary": "say what it does",
    r"breakthrough(?! (?:activity|disease|infections?|MS|relapses?))": "say what it does",
    r"wonder drugs?": "say what it does",
    r"gold standard": "say 'the usual test' or 'the usual treatment'",
    r"(?:superior|inferior) to": "give both figures",
    r"(?:more |most |very )?(?:powerful|potent)": "write 'high-efficacy', or say what it does",
    r"(?:strong|stronger|strongest|weak|weaker) (?:drug|medicine|therapy|treatment)s?":
        "write 'high-efficacy' or 'moderate-efficacy'",
    r"(?:excellent|superb|ideal|perfect|poor|disappointing) (?:choice|option|outcome|result)s?":
        "say what was seen",
    r"(?:perfectly|completely|totally|very|quite) safe": "say what was seen, in how many people",
    r"well[- ]tolerated|good safety profile": "say which side effects came, and how often",
    r"(?:un)?fortunately|sadly|luckily|thankfully": "leave it out",
    r"promising|impressive|remarkable|exciting|dramatic(?:ally)?|amazing(?:ly)?": "give the figure",
    r"devastating|terrifying|horrific|horrible|dreadful|crippling|deadly|scary|frightening":
        "say what happens, in plain words",
    r"suffer(?:s|ing|ed)? from": "write 'has' or 'have'",
    r"(?:MS|multiple sclerosis) sufferers?|victims?": "write 'people with MS'",
    r"wheelchair[- ]bound|confined to a wheelchair": "write 'uses a wheelchair'",
    r"(?:fight|battle|beat|combat)(?:s|ing)? (?:against )?(?:MS|multiple sclerosis|your MS)":
        "write 'treat' or 'live with'",
    r"patients? (?:who )?failed|failed (?:on )?(?:the |a |their )?(?:treatment|therapy|drug)":
        "say that the treatment did not work for them",
    r"ticking time ?bombs?|last chance|before it is too late": "say what is known about timing",
}  # fmt: skip

_AMERICAN = {  # whole words -> British
    r"acetaminophen": "paracetamol",
    r"analyz(e|ed|es|ing|er)": r"analys\1",
    r"an(e)mi(a|c)": r"anaemi\2",
    r"behavior(s|al|ally)?": r"behaviour\1",
    r"catalog(s|ed)?": r"catalogue\1",
    r"cent(er|ers|ered)": "centre",
    r"color(s|ed|ing|ful)?": r"colour\1",
    r"counsel(ed|ing|or|ors)": r"counsell\1",
    r"diarrhea": "diarrhoea",
    r"edema": "oedema",
    r"enroll(ment|ments)": r"enrol\1",
    r"esophag(us|eal)": r"oesophag\1",
    r"estrogen(s)?": r"oestrogen\1",
    r"favor(s|ed|ing|able|ite|ites)?": r"favour\1",
    r"fiber(s)?": "fibre",
    r"fulfill(s|ment)?": r"fulfil\1",
    r"gray(s|er|ish)?": r"grey\1",
    r"gynecolog(y|ist|ists|ical)": r"gynaecolog\1",
    r"hem(atology|atologist|atologists|atopoietic|oglobin|orrhage|orrhages)": r"haem\1",
    r"honor(s|ed|ing)?": r"honour\1",
    r"humor": "humour",
    r"judgment(s)?": r"judgement\1",
    r"label(ed|ing)": r"labell\1",
    r"labor(s|ed)?": r"labour\1",
    r"leukemia(s)?": r"leukaemia\1",
    r"lit(er|ers)": "litre",
    r"mold(s|y)?": r"mould\1",
    r"mom(s)?": r"mum\1",
    r"neighbor(s|ing|hood)?": r"neighbour\1",
    r"odor(s)?": r"odour\1",
    r"orthopedic(s)?": r"orthopaedic\1",
    r"pediatric(s|ian|ians)?": r"paediatric\1",
    r"emergency room": "A&E",
    r"gotten": "got",
    r"physician(s)?": r"doctor\1",
    r"program(s)?": r"programme\1",
    r"skeptic(al|s)?": r"sceptic\1",
    r"signal(ed|ing)": r"signall\1",
    r"sulfate": "sulphate",
    r"travel(ed|ing|er|ers)": r"travell\1",
    r"tumor(s)?": r"tumour\1",
    r"vapor": "vapour",
}
_IZE = r"([a-z]{3,})iz(e|ed|es|er|ers|ing|ation|ations)"  # -ise; not "size", "prize", "seize"
_KEPT = {"capsize", "downsize", "resize", "oversize", "outsize"}

_WORDS = {
    **{pattern: ("", fix) for pattern, fix in _STEERING.items()},
    **{pattern: (british, "") for pattern, british in _AMERICAN.items()},
}
_ANY = re.compile(rf"\b(?:{'|'.join([*_WORDS, _IZE])})\b", re.IGNORECASE)
_NUMBERS = {
    word: number
    for number, word in enumerate(
        (
            *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
            *("eleven", "twelve"),
        ),
        start=2,
    )
} | {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_NUMBER_WORD = re.compile(rf"\b(?:{'|'.join(_NUMBERS)})\b(?! Rs\b)", re.IGNORECASE)
_DASH = re.compile(r" ?[-\u2010-\u2015] ?")
_RANGE = re.compile(rf"(?<![\w-])[0-9][0-9.,]*{_DASH.pattern}[0-9]+(?:[.,][0-9]+)*(?![\w-])")


@lru_cache(REMEMBERED)
def wording_problems(text: str) -> tuple[tuple[str, str], ...]:
    """What is wrong in the words of `text`, and how to fix it."""
    return (*_unwanted(text), *_ranges(text))


def _unwanted(text: str) -> Iterator[tuple[str, str]]:
    for found in _ANY.finditer(text):
        told = _mending(found[0])
        if told is not None:
            yield told


def _ranges(text: str) -> Iterator[tuple[str, str]]:
    for found in _RANGE.finditer(text):
        low, high = _DASH.split(found[0])
        yield f"the range '{found[0]}'", f"write '{low} to {high}'"


def number_words(text: str) -> Iterator[tuple[str, str]]:
    """Numbers written as words in a sentence; 1 may be a word, and so may names ("three Rs")."""
    for found in _NUMBER_WORD.finditer(text):
        yield f"the number '{found[0]}' in words", f"write {_NUMBERS[found[0].lower()]}"


def _mending(word: str) -> tuple[str, str] | None:
    for pattern, (british, fix) in _WORDS.items():
        found = re.fullmatch(pattern, word, re.IGNORECASE)
        if found and fix:
            return f"'{word}' steers or frightens", fix
        if found:
            return _american(word, found.expand(british))
    found = re.fullmatch(_IZE, word, re.IGNORECASE)
    if found is None or word.lower().rstrip("ds") in _KEPT:
        return None
    return _american(word, f"{found[1]}is{found[2]}")


def _american(word: str, british: str) -> tuple[str, str]:
    return f"the American spelling '{word}'", f"write '{british}'"
