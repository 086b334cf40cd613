"""The sentences around a number, and about the sheet itself."""

from __future__ import annotations

import pytest

from desktop.domain.evidence import Certainty
from desktop.domain.printing import Clinic
from desktop.domain.take_home import TakeHomeSlip
from desktop.handouts import wording
from tests import builders
from tests.unit.handouts import samples


def test_a_number_is_said_both_ways_round() -> None:
    assert wording.both_ways(builders.a_finding()) == (
        "About 69 out of 100 people stayed free of MS events.",
        "About 31 out of 100 people had at least one MS event.",
    )


def test_an_unknown_number_says_so() -> None:
    finding = builders.a_finding(numerator=None, low=None, high=None)
    assert wording.both_ways(finding) == (
        "It is not known how many people stayed free of MS events.",
    )


def test_a_finding_brings_what_is_needed_to_weigh_it() -> None:
    finding = builders.a_finding(
        comparator="people on dummy tablets", comparator_numerator=50, certainty=Certainty.HIGH
    )
    assert wording.finding_facts(finding) == (
        ("Who was studied", "People with relapsing MS. 210 people in all."),
        ("Kind of study", "Follow-up of people treated."),
        ("Over how long", "5 years."),
        (
            "Compared with",
            "People on dummy tablets. There, about 50 out of 100 people stayed free of MS events.",
        ),
        ("Likely range", "60 to 77 out of 100 people."),
        ("How sure we are", "High. Nobody was chosen at random."),
    )


def test_small_and_unconfirmed_studies_are_marked() -> None:
    finding = builders.a_finding(studied=24, to_be_confirmed=True)
    assert wording.marks(finding) == ("Small study: 24 people.", wording.TO_BE_CONFIRMED)
    assert wording.marks(builders.a_finding(studied=100)) == ()


@pytest.mark.parametrize(
    ("clinic", "said"),
    [
        (Clinic(), ("Call your MS team on the number they gave you.",)),
        (Clinic(phone="1"), ("Call your MS team on 1.",)),
        (Clinic("The clinic", "1", "9am to 5pm"), ("Call The clinic on 1 (9am to 5pm).",)),
        (Clinic(urgent="ring 111"), ("Ring 111.",)),
    ],
)
def test_whom_to_call(clinic: Clinic, said: tuple[str, ...]) -> None:
    assert wording.who_to_call(clinic) == said


def test_pages_that_differ_are_named_in_a_pack() -> None:
    pages = (samples.an_article(), samples.an_article("b", title="B", review=samples.REVIEWED))
    facts = dict(wording.about(builders.an_edition(), pages))
    assert facts["Reviewed"] == (
        "Immune reconstitution therapy: Not yet reviewed by a clinician. "
        "B: Reviewed by A N Other, consultant neurologist, 6 August 2026."
    )
    assert facts["Reading level"] == "School grade 5.8 (US scale)."


def test_an_address_is_printed_only_where_nothing_else_leads_to_the_source() -> None:
    source = builders.a_source(address="example.org/a")
    assert wording.source_line(source).endswith("Neurology. example.org/a")
    assert wording.source_line(source, on_paper=True).endswith("Neurology.")
    unplaced = builders.a_source(published_in="", address="example.org/a")
    assert wording.source_line(unplaced, on_paper=True).endswith("example.org/a")


@pytest.mark.parametrize(
    ("place", "year", "said"),
    [
        ("Nat Rev Neurol 16:56-62", "2020", "Who W. Nat Rev Neurol 2020; 16: 56–62"),
        ("Curr Opin Neurol 31:233-243", "2018", "Who W. Curr Opin Neurol 2018; 31: 233–43"),
        ("JAMA Neurology 81(5):490-498", "2024", "Who W. JAMA Neurology 2024; 81(5): 490–98"),
        ("Neurology 99:e1926-e1944", "2022", "Who W. Neurology 2022; 99: e1926–e1944"),
        ("Front Immunol 17:1771848", "2026", "Who W. Front Immunol 2026; 17: 1771848"),
        ("Lancet Neurol", "2014", "Who W. Lancet Neurol 2014"),
        ("fda.gov, 29 November 2018", "2018", "Who W. Early treatment. fda.gov, 29 November 2018"),
        ("nhs.uk", "n.d.", "Who W. Early treatment. nhs.uk"),
        ("Who W", "n.d.", "Who W. Early treatment"),
        ("", "2018", "Who W. Early treatment. example.org 2018"),
    ],
)
def test_the_short_form_of_a_source_is_enough_to_find_it(place: str, year: str, said: str) -> None:
    source = builders.a_source(
        authors="Who W",
        year=year,
        title="Early treatment.",
        published_in=place,
        address="example.org",
    )
    assert wording.short_source(source) == said


def test_a_title_that_asks_has_no_full_stop_and_a_missing_date_is_told_in_words() -> None:
    source = builders.a_source(authors="Who W", year="n.d.", title="Why?", published_in="nhs.uk")
    assert wording.short_source(source) == "Who W. Why? nhs.uk"
    assert wording.source_line(source).startswith("Who W. No date. Why? nhs.uk.")


def test_the_square_is_named_only_where_it_stands() -> None:
    slip = TakeHomeSlip("K7QX-29MA-4")
    assert "square" in " ".join(wording.take_home(slip))
    assert "square" not in " ".join(wording.take_home(slip, square=False))


def test_a_long_title_is_cut_between_words() -> None:
    source = builders.a_source(year="n.d.", title="One word after another " * 9, published_in="BMJ")
    assert "after another One word…" in wording.short_source(source)


def test_the_grades_of_a_pack_are_a_span_and_its_points_are_counted_together() -> None:
    pages = (
        samples.an_article(quality=builders.a_quality(5.8)),
        samples.an_article("b", quality=builders.a_quality(10.2)),
    )
    facts = dict(wording.about(builders.an_edition(), pages))
    assert facts["Reading level"] == "School grade 5.8 to 10.2 (US scale)."
    assert facts["Our checklist"].startswith("Meets ")


def test_a_number_of_people_that_is_not_known_is_said_so() -> None:
    facts = dict(wording.finding_facts(builders.a_finding(studied=None)))
    assert facts["Who was studied"].endswith("Number of people not known.")
    assert not any(
        "Small study" in mark for mark in wording.marks(builders.a_finding(studied=None))
    )


def test_how_to_read_a_table_depends_on_what_its_rows_are() -> None:
    few = builders.a_comparison()
    many = builders.a_comparison(
        options=[(f"o{n}", f"Option {n}") for n in range(6)], rows=(("How often?", ["Daily"] * 6),)
    )
    assert wording.how_to_read(few).endswith(
        "each row is one question. Read across to see what each option says."
    )
    assert wording.how_to_read(many, as_cards=True).endswith(
        "each box is one option, with what is said of it."
    )
