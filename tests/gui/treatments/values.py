"""Small values for the list of treatments."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.content import CarePlace, Course
from desktop.domain.treating import Taken, TreatmentCard, TreatmentsView, Wanted

HOME, CLINIC, STAY = CarePlace.HOME, CarePlace.CLINIC, CarePlace.HOSPITAL_STAY
SHORT, ALL_THE_TIME = Course.SHORT_COURSE, Course.ALL_THE_TIME


def a_treatment_card(name: str, **changes: object) -> TreatmentCard:
    card = TreatmentCard(
        id=name.lower().replace(" ", "-"),
        name=name,
        brands=(f"{name[:4]}ex",),
        facts=("Infusion (drip)", "At a clinic", "All the time"),
        taken=Taken.INFUSION,
        course=ALL_THE_TIME,
        where=(CLINIC,),
        strategy="Maintenance and escalation",
        identity="maintenance",
        disputed=False,
    )
    return replace(card, **changes)  # type: ignore[arg-type]


CARDS = (
    a_treatment_card(
        "Cladribine tablets",
        taken=Taken.TABLET,
        course=SHORT,
        where=(HOME,),
        strategy="Immune reconstitution therapy (IRT)",
        identity="irt",
    ),
    a_treatment_card("Interferon beta-1b", taken=Taken.INJECTION, brands=("Betaferon", "Extavia")),
    a_treatment_card("Natalizumab"),
    a_treatment_card("Ocrelizumab", disputed=True),
    a_treatment_card("Peginterferon beta-1a", taken=Taken.INJECTION, where=(HOME, CLINIC)),
    a_treatment_card(
        "Stem cell transplant (AHSCT)", taken=Taken.PROCEDURE, brands=(), where=(STAY,)
    ),
)
ALL = frozenset(card.id for card in CARDS)


NOTHING_WANTED = Wanted()


def a_view(*shown: str, wanted: Wanted = NOTHING_WANTED, alike: bool = False) -> TreatmentsView:
    """All cards, or those whose names begin so."""
    fitting = frozenset(card.id for card in CARDS if card.name.startswith(shown))
    return TreatmentsView(CARDS, wanted, fitting if shown else ALL, alike)
