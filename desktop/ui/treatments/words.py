"""How the list of treatments says what its cards and filters hold."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.domain.content import CarePlace, Course
from desktop.domain.treating import Taken, Wanted


def taken_words(taken: Taken) -> str:
    """What its filter is called."""
    return {
        Taken.TABLET: QCoreApplication.translate("Treatments", "Tablets"),
        Taken.INJECTION: QCoreApplication.translate("Treatments", "Injection"),
        Taken.INFUSION: QCoreApplication.translate("Treatments", "Infusion"),
        Taken.PROCEDURE: QCoreApplication.translate("Treatments", "Hospital"),
    }[taken]


def course_words(course: Course) -> str:
    return {
        Course.ALL_THE_TIME: QCoreApplication.translate("Treatments", "All the time"),
        Course.SHORT_COURSE: QCoreApplication.translate("Treatments", "Short course"),
    }[course]


def place_words(place: CarePlace) -> str:
    return {
        CarePlace.HOME: QCoreApplication.translate("Treatments", "At home"),
        CarePlace.CLINIC: QCoreApplication.translate("Treatments", "At a clinic"),
        CarePlace.HOSPITAL_STAY: QCoreApplication.translate("Treatments", "Hospital stay"),
    }[place]


def filter_words(wanted: Wanted) -> list[str]:
    """What the filters narrow the list to, one by one."""
    words = [taken_words(wanted.taken)] if wanted.taken else []
    words += [course_words(wanted.course)] if wanted.course else []
    words += [place_words(wanted.where)] if wanted.where else []
    return words


def listed(names: Sequence[str]) -> str:
    """Some names as one phrase: "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    both = QCoreApplication.translate("Treatments", "{names} and {last}")
    return both.format(names=", ".join(names[:-1]), last=names[-1])
