"""Words for the ear: what a voice would misread is written out before it is spoken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from desktop.domain.content import Term, Treatment

# Capitals that have a vowel and yet are spelled: a voice would read them as a word.
_SPELLED = frozenset(
    (
        *("AHSCT", "ATG", "AUC", "CIS", "DMARD", "EBV", "ECG", "EDSS", "EEG", "EID", "EMA", "EU"),
        *("IFN", "IRT", "ITP", "IVIG", "JCV", "MRI", "OCT", "RIS", "UK", "UTI", "US", "USA"),
    )
)
_UNITS: Mapping[str, tuple[str, str]] = {
    "mg": ("milligram", "milligrams"),
    "kg": ("kilogram", "kilograms"),
    "g": ("gram", "grams"),
    "ml": ("millilitre", "millilitres"),
    "mL": ("millilitre", "millilitres"),
    "mm": ("millimetre", "millimetres"),
    "cm": ("centimetre", "centimetres"),
    "C": ("degree Celsius", "degrees Celsius"),
    "°C": ("degree Celsius", "degrees Celsius"),
    "%": ("per cent", "per cent"),
}
_SHORT: Mapping[str, str] = {
    "e.g.": "for example",
    "i.e.": "that is",
    "vs.": "versus",
    "vs": "versus",
    "etc.": "and so on",
    "approx.": "about",
    "Dr.": "Doctor",
    "Prof.": "Professor",
    "and/or": "and or",
}
_SIGNS: Mapping[str, str] = {
    "≥": " at least ",
    "≤": " at most ",
    "<": " less than ",
    ">": " more than ",
    "±": " plus or minus ",
    "×": " times ",
    "=": " equals ",
    "&": " and ",
}
_MARKS = re.compile(r"\s*\[\d+(?:,\s*\d+)*\]")  # citations that came along as words
_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3})((?:,\d{3})+)(?![\d,])")
_RANGE = re.compile(r"(?<![\w.-])(\d+(?:\.\d+)?)\s*[-–—]\s*(\d+(?:\.\d+)?)(?![\w-])")
_UNIT = re.compile(
    rf"(?<![\w.])(\d+(?:\.\d+)?)\s?({'|'.join(sorted(_UNITS, key=len, reverse=True))})(?![\w/])"
)
_SHORTENED = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _SHORT))})(?!\w)")
_CAPITALS = re.compile(r"(?<![A-Za-z])([A-Z]{2,6})(s?)(?![A-Za-z])")
_NUMBER = re.compile(r"(?<!\w)No\.\s(?=\d)")
# Numbers to call: told from counts ("111 people") by what follows, or written in groups.
_TO_CALL = re.compile(
    r"(?<![\w.,-])(?:999|111|\d{3,5}(?: \d{3,6})+)(?![\w%-]|[.,]\d)"
    r"(?! (?:of|out|in all|people|men|women|children|had|were)\b)"
)
_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ROMAN = re.compile(r"(?<=-MS )I(?![\w'’])|(?<![\w.-])I{2,3}(?!\w)")  # of two trials by one name
_EACH_KG = re.compile(r"(?<!\w)kg(?!\w)")  # without a number: "for each kg"
_VARIANT = re.compile(r"-\d\w*$")
_Y_SOUND = re.compile(r"(?<=[bcdfghjklmnpqrstvwxz])yoo")
_DASH = re.compile(r"\s+[–—]\s+|—")


@dataclass(frozen=True, slots=True)
class Sounds:
    """How words sound that a voice would get wrong.

    Args:
        short: names in capitals, known only as they are written: "HALT" is a trial, "halt" a word.
        names: words known in any case, such as medicines.
    """

    short: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


def sounds_of(terms: Iterable[Term], treatments: Iterable[Treatment]) -> Sounds:
    """What the content tells of how its words sound.

    Medicines and names in capitals follow their `say`. Other hard words do not: voices know them,
    and speak a respelling worse than the word ("apheresis", "hepatitis").
    """
    short: dict[str, str] = {}
    names: dict[str, str] = {}
    for word, say in _told(terms, treatments):
        names[say] = respelled(say)  # a page may show how a word is said
        if sum(letter.isupper() for letter in word) > 1:
            short[word] = respelled(say)
    for treatment in treatments:
        if _is_respelling(treatment.say):
            # "Interferon beta-1a" and "Cladribine tablets" are said in part only.
            name = _VARIANT.sub("", treatment.name).split()[: len(treatment.say.split())]
            names[" ".join(name)] = respelled(treatment.say)
    return Sounds(short, names)


def _told(terms: Iterable[Term], treatments: Iterable[Treatment]) -> Iterator[tuple[str, str]]:
    for term in terms:
        if _is_respelling(term.say):
            yield term.term, term.say
    for treatment in treatments:
        if _is_respelling(treatment.say):
            yield treatment.name, treatment.say


def _is_respelling(say: str) -> bool:
    return bool(say) and not set(say) & set(":,;")


def respelled(say: str) -> str:
    """A respelling for people ("NEE-da", "M-R-I") as one for voices ("needa", "M R I")."""
    return " ".join(_respelled(word) for word in say.split())


def _respelled(word: str) -> str:
    parts = word.split("-")
    letters = [part for part in parts if len(part) == 1 and part.isupper()]
    if len(parts) > 1 and len(letters) == len(parts):
        return " ".join(parts)
    # "fyoomarate" is read "fie-oo": after a consonant, the y is heard without being written.
    return _Y_SOUND.sub("u", "".join(parts).lower())


class SpokenWords:
    """Says words as they sound."""

    def __init__(self, sounds: Sounds) -> None:
        self._short = sounds.short
        self._names = {word.casefold(): said for word, said in sounds.names.items()}
        self._is_short = _any_of(self._short)
        self._is_name = _any_of(self._names, re.IGNORECASE)

    def said(self, text: str) -> str:
        """`text` as a voice should get it."""
        words = _MARKS.sub("", text.replace("\u00a0", " ").replace("\u00ad", ""))
        words = _SHORTENED.sub(lambda found: _SHORT[found.group()], words)
        words = _NUMBER.sub("number ", words)
        words = _TO_CALL.sub(_digit_by_digit, words)
        words = _ROMAN.sub(lambda found: str(len(found.group())), words)
        words = _THOUSANDS.sub(lambda found: found.group().replace(",", ""), words)
        words = _RANGE.sub(r"\1 to \2", words)
        words = _UNIT.sub(_with_unit, words)
        words = _EACH_KG.sub("kilogram", words)
        words = self._is_short.sub(lambda found: self._short[found.group()], words)
        words = self._is_name.sub(lambda found: self._names[found.group().casefold()], words)
        words = _CAPITALS.sub(_spelled, words)
        words = _DASH.sub(", ", words)
        for sign, said in _SIGNS.items():
            words = words.replace(sign, said)
        return " ".join(words.split())


def _any_of(words: Iterable[str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Finds whole words, the longest first."""
    longest_first = sorted(words, key=len, reverse=True)
    either = "|".join(map(re.escape, longest_first)) or r"\b\B"
    return re.compile(rf"(?<![\w-])(?:{either})(?!\w)", flags)


def _with_unit(found: re.Match[str]) -> str:
    number, unit = found.groups()
    one, many = _UNITS[unit]
    return f"{number} {one if number == '1' else many}"


def _digit_by_digit(found: re.Match[str]) -> str:
    """ "999" as "nine nine nine", with a rest between groups."""
    groups = (" ".join(_DIGITS[int(digit)] for digit in group) for group in found.group().split())
    return ", ".join(groups)


def _spelled(found: re.Match[str]) -> str:
    """Capitals letter by letter, unless they make a word ("HALT") or are a plural's ("IRTs")."""
    capitals, plural = found.groups()
    if capitals in _SPELLED or not set(capitals) & set("AEIOUY"):
        ending = "'s" if plural else " " if found.string[found.end() :][:1].isdigit() else ""
        return " ".join(capitals) + ending
    return found.group()
