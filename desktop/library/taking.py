"""How a treatment is taken, where and for how long, in a few words."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.content import CarePlace, Course, Treatment
from desktop.domain.treating import Taken

_TAKEN: Mapping[Taken, str] = {
    Taken.TABLET: "By mouth",  # as a tablet or a capsule
    Taken.INJECTION: "Injection",
    Taken.INFUSION: "Infusion (drip)",
    Taken.PROCEDURE: "Procedure",
}
_PLACES: Mapping[CarePlace, str] = {
    CarePlace.HOME: "At home",
    CarePlace.CLINIC: "At a clinic",
    CarePlace.HOSPITAL_STAY: "Hospital stay",
}
_COURSES: Mapping[Course, str] = {
    Course.ALL_THE_TIME: "All the time",
    Course.SHORT_COURSE: "Short course",
}


def taken_as(treatment: Treatment) -> str:
    return _TAKEN[Taken(treatment.taken)]


def had_where(treatment: Treatment) -> str:
    """Every place: "At home and at a clinic"; empty where none is known."""
    return " and ".join(_PLACES[place] for place in treatment.where).capitalize()


def how_long(treatment: Treatment) -> str:
    return _COURSES[treatment.course]
