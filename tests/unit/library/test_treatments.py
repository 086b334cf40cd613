"""The list of treatments is narrowed by what a reader looks for, and comes back as it was left."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from desktop.domain.content import (
    CarePlace,
    Course,
    PageCard,
    PageKind,
    ReviewStatus,
    Treatment,
)
from desktop.domain.reading import DrugNames
from desktop.domain.treating import Taken, TreatmentsView, Wanted
from desktop.library.treatments import Treatments
from tests.builders import a_treatment, words

HOME, CLINIC = CarePlace.HOME, CarePlace.CLINIC
SHORT, ALL_THE_TIME = Course.SHORT_COURSE, Course.ALL_THE_TIME
TREATMENTS = (
    a_treatment(
        "natalizumab",
        name="Natalizumab",
        names_uk=("Tysabri",),
        names_us=("Tysabri", "Tyruko"),
        strategy="maintenance-escalation",
        where=(CLINIC,),
        search_words=("monthly MS drip", "natalizimab"),
    ),
    a_treatment(
        "cladribine",
        name="Cladribine tablets",
        names_uk=("Mavenclad",),
        taken="tablet",
        course=SHORT,
        where=(HOME,),
    ),
    a_treatment("ahsct", name="Stem cell transplant (AHSCT)", taken="procedure", course=SHORT),
    a_treatment(
        "ofatumumab",
        name="Ofatumumab",
        taken="injection",
        where=(HOME, CLINIC),
        contested=words("One view. Another view."),
    ),
)


class _Source:
    """Four treatments that stand in no order."""

    def cards(self, kind: PageKind | None = None) -> Sequence[PageCard]:
        return [_card(treatment.id, treatment.name) for treatment in TREATMENTS]

    def card(self, page_id: str) -> PageCard:
        names = {treatment.id: treatment.name for treatment in TREATMENTS}
        return _card(page_id, names.get(page_id, page_id.replace("-", " ").capitalize()))

    def treatment(self, id: str) -> Treatment:
        return next(treatment for treatment in TREATMENTS if treatment.id == id)

    def nearest(self, page_id: str) -> Sequence[str]:
        return ["cladribine", "immune-reconstitution"] if page_id == "kladribeen" else []


def _card(id: str, title: str) -> PageCard:
    return PageCard(id, 401, PageKind.TREATMENT, title, "", "", "", 100, ReviewStatus.DRAFT)


@pytest.fixture
def treatments() -> Treatments:
    return Treatments(_Source())


def shown(view: TreatmentsView) -> list[str]:
    return [card.id for card in view.cards if card.id in view.shown]


def find(treatments: Treatments, **wanted: object) -> list[str]:
    return shown(treatments.view(Wanted(**wanted), DrugNames.UK))  # type: ignore[arg-type]


def test_treatments_stand_from_a_to_z(treatments: Treatments) -> None:
    assert find(treatments) == ["cladribine", "natalizumab", "ofatumumab", "ahsct"]


def test_a_card_says_how_it_is_taken_and_its_strategy(treatments: Treatments) -> None:
    cards = {card.id: card for card in treatments.view(Wanted(), DrugNames.UK).cards}
    card = cards["natalizumab"]
    assert (card.taken, card.course, card.where) == (Taken.INFUSION, ALL_THE_TIME, (CLINIC,))
    assert (card.strategy, card.identity) == ("Maintenance escalation", "maintenance")
    assert not card.disputed
    assert cards["ofatumumab"].disputed


@pytest.mark.parametrize(
    ("names", "brands"),
    [(DrugNames.UK, ("Tysabri",)), (DrugNames.US, ("Tysabri", "Tyruko"))],
)
def test_brand_names_are_those_of_the_readers_market(
    treatments: Treatments, names: DrugNames, brands: tuple[str, ...]
) -> None:
    cards = treatments.view(Wanted(), names).cards
    assert next(card.brands for card in cards if card.id == "natalizumab") == brands


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"taken": Taken.TABLET}, ["cladribine"]),
        ({"course": SHORT}, ["cladribine", "ahsct"]),
        ({"where": HOME}, ["cladribine", "ofatumumab"]),
        ({"where": CLINIC, "course": ALL_THE_TIME}, ["natalizumab", "ofatumumab"]),
        ({"taken": Taken.TABLET, "where": CLINIC}, []),
    ],
)
def test_filters_narrow_the_list_together(
    treatments: Treatments, wanted: dict[str, object], found: list[str]
) -> None:
    assert find(treatments, **wanted) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("c", ["cladribine", "ahsct"]),
        ("Natal", ["natalizumab"]),
        ("tyruko", ["natalizumab"]),
        ("MONTHLY drip", ["natalizumab"]),
        ("ahsct", ["ahsct"]),
        ("stemcell", ["ahsct"]),
        ("mo", []),
        ("  ", ["cladribine", "natalizumab", "ofatumumab", "ahsct"]),
        ("?", ["cladribine", "natalizumab", "ofatumumab", "ahsct"]),
        ("xylophone", []),
    ],
)
def test_words_find_generic_brand_and_everyday_names(
    treatments: Treatments, typed: str, found: list[str]
) -> None:
    assert find(treatments, words=typed) == found


def test_a_mistyped_name_finds_the_names_like_it_and_says_so(treatments: Treatments) -> None:
    view = treatments.view(Wanted(words="kladribeen"), DrugNames.UK)
    assert (shown(view), view.alike) == (["cladribine"], True)
    assert not treatments.view(Wanted(words="cladrib"), DrugNames.UK).alike
    drips = treatments.view(Wanted(words="kladribeen", taken=Taken.INFUSION), DrugNames.UK)
    assert (shown(drips), drips.alike) == ([], False)


def test_the_list_comes_back_as_it_was_left_but_for_the_words(treatments: Treatments) -> None:
    wanted = Wanted(Taken.TABLET, SHORT, HOME, "clad")
    left = treatments.left(treatments.remembered(wanted, ["ofatumumab", "cladribine"]))
    assert left.wanted == Wanted(Taken.TABLET, SHORT, HOME)
    assert left.ticked == ("ofatumumab", "cladribine")
    assert left.gone == ()


def test_a_treatment_that_is_no_longer_there_is_named(treatments: Treatments) -> None:
    left = treatments.left('{"ticked": {"daclizumab": "Daclizumab", "ahsct": "Transplant"}}')
    assert (left.ticked, left.gone) == (("ahsct",), ("Daclizumab",))


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "null", "{", '{"taken": "potion", "course": 3, "where": ["home"]}'),
        *('{"ticked": "ahsct"}', '{"ticked": {"ahsct": 7}}', "[" * 100_000),
    ],
)
def test_what_makes_no_sense_leaves_the_list_as_new(treatments: Treatments, text: str) -> None:
    left = treatments.left(text)
    assert (left.wanted, left.ticked, left.gone) == (Wanted(), (), ())


def test_no_more_are_ticked_than_can_stand_side_by_side(treatments: Treatments) -> None:
    five = {treatment.id: "" for treatment in TREATMENTS} | {"another": "Another"}
    assert len(treatments.left(json.dumps({"ticked": five})).ticked) == 4
