"""Equal room for options, one name for one thing, words of our own, the quality label."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest

from desktop.compiler.build import check_content, read_content
from desktop.compiler.facts import Fact
from desktop.compiler.voice import active_share, passive_sentences
from desktop.domain.evidence import Certainty
from tests.content_tree import content_files, write_content_tree
from tests.unit.compiler.conftest import (
    COMPARISON,
    COURSE,
    ICONS,
    TERMS,
    TOPIC,
    TREATMENT,
    Check,
)

# Voice


@pytest.mark.parametrize(
    "sentence",
    [
        "Your blood is checked each month.",
        "The drug was not often given.",
        "It has been shown in one study.",
        "You get scanned.",
    ],
)
def test_what_is_done_without_who_does_it_is_passive(sentence: str) -> None:
    assert list(passive_sentences(sentence)) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Your team checks your blood.",
        "You may be tired.",
        "This is a need.",
        "It was used to rest.",
    ],
)
def test_who_does_it_or_how_somebody_feels_is_active(sentence: str) -> None:
    assert list(passive_sentences(sentence)) == []


def test_the_share_counts_sentences() -> None:
    assert active_share(["You rest. Blood is taken.", "You go. You see."]) == 75
    assert active_share([]) == 100


def test_a_page_that_hides_who_acts_is_told_with_its_lines(check: Check) -> None:
    files = content_files()
    files[TOPIC].body = files[TOPIC].body.replace("Your team helps.", "You are helped.")
    (told,) = check(files)
    assert told.what.startswith("73 of 100 sentences in the active voice")
    assert "say who does it, first in lines" in told.fix


# One name for one thing


def test_a_name_to_avoid_is_told_with_the_right_one(check: Check) -> None:
    files = content_files()
    files[TERMS][0] |= {"aliases": ["attack"], "avoid": ["flare-up"]}
    files[TOPIC].body += "\n## More\n\nA flare-up can come. [@green2020]\n"
    (told,) = check(files)
    assert told.what == "'flare-up' for what is called 'Relapse'"
    assert told.fix == "write 'Relapse'"


def test_the_everyday_words_stand_at_the_first_use_on_the_page(check: Check) -> None:
    files = content_files()
    files[TERMS][1]["everyday"] = "your defences"
    assert {(problem.file, problem.what) for problem in check(files)} == {
        (file, "'immune system' before its everyday words")
        for file in (TOPIC, "strategies/immune-reconstitution.yaml")
    }
    files[TOPIC].front["summary"] = "In MS your defences (immune system) harm your nerves."
    strategy = files["strategies/immune-reconstitution.yaml"]
    strategy["summary"] = "A short course, then your defences (the immune system) grow back."
    assert check(files) == ()


def test_a_us_brand_name_stands_only_where_the_us_is_named(check: Check) -> None:
    files = content_files()
    files[TREATMENT]["names"]["us"] = ["Mavenclad", "Otherclad"]
    files[TOPIC].body += "\n## More\n\nYou take Otherclad. [@green2020]\n"
    (told,) = check(files)
    assert told.what == "the US brand name 'Otherclad'"
    files[TOPIC].body += "\nIn the US it is called Otherclad. [@green2020]\n"
    assert check(files) == (told,)


# Equal room


def test_a_field_longer_than_others_may_be_is_told(check: Check) -> None:
    files = content_files()
    files[TREATMENT]["fields"]["stopping"] = "You rest on that day. " * 18 + "[@green2020]"
    told = [problem.what for problem in check(files)]
    assert "the field 'stopping' has 90 words" in told


def test_an_option_told_at_greater_length_is_told_of(check: Check) -> None:
    files = content_files()
    other = deepcopy(files[TREATMENT]) | {"id": "placebo", "number": 402, "name": "Placebo"}
    other["names"] = {"uk": [], "us": []}
    fields = other["fields"]
    files["treatments/placebo.yaml"] = other
    assert check(files) == ()
    for key in ("stopping", "vaccines"):
        fields[key] = "You swallow tablets at home for years. You then rest for a day. [@green2020]"
    (told,) = check(files)
    assert told.file == "treatments/placebo.yaml"
    assert "for 'cladribine'" in told.what
    fields["vaccines"] = "Not known."
    assert check(files) == ()


def test_more_than_four_options_are_asked_at_most_four_things(check: Check) -> None:
    files = content_files()
    table = files[COMPARISON]
    table["options"] += [{"id": f"o{n}", "name": f"Option {n}"} for n in range(4)]
    row = table["rows"][0]
    table["rows"] = [
        {
            **row,
            "id": f"r{n}",
            "cells": {each["id"]: {"text": "Daily. [@green2020]"} for each in table["options"]},
        }
        for n in range(5)
    ]
    files[COURSE].body = files[COURSE].body.replace("rows=how-long", "rows=r1")
    (told,) = check(files)
    assert told.what == "5 rows for 6 options"


def test_a_long_cell_is_told(check: Check) -> None:
    files = content_files()
    for cell in files[COMPARISON]["rows"][0]["cells"].values():
        cell["text"] = "You rest on that day. " * 6 + "[@green2020]"
    told = {problem.what for problem in check(files)}
    assert "a cell of 30 words" in told


# Words of our own


def test_eight_words_in_a_row_of_another_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    theirs = "They said: the course is short, and THEN a long rest follows it."
    (tmp_path / "texts" / "one.txt").write_text(theirs, encoding="utf-8")
    files = content_files()
    files[
        TOPIC
    ].body += "\n## More\n\nThe course is short and then a long rest comes. [@green2020]\n"
    source = write_content_tree(tmp_path, files)
    (told,) = check_content(source, icons=ICONS, against=tmp_path / "texts")
    assert told.file == TOPIC
    assert told.what == "'the course is short and then a long' stands in one.txt too"


def test_titles_of_sources_and_names_of_drugs_may_be_repeated(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    theirs = (
        "Words of the one well known title once more. You take cladribine and Mavenclad in one day."
    )
    (tmp_path / "texts" / "one.md").write_text(theirs, encoding="utf-8")
    files = content_files()
    files["sources.yaml"][0]["title"] = "The words of the one well known title once more"
    files[TOPIC].body += (
        "\n## More\n\nRead the words of the one well known title once more. [@green2020]\n\n"
        "You take cladribine and Mavenclad in one day. [@green2020]\n"
    )
    source = write_content_tree(tmp_path, files)
    assert check_content(source, icons=ICONS, against=tmp_path / "texts") == ()


# Diagrams still to be drawn


def test_a_diagram_that_is_not_drawn_yet_leaves_no_hole(tmp_path: Path) -> None:
    files = content_files()
    files["planned.yaml"] = [{"id": "the-ladder", "title": "The ladder", "pages": ["what-ms-is"]}]
    source = write_content_tree(tmp_path / "a", files)
    (told,) = check_content(source, icons=ICONS)
    assert told.what == "the topic 'what-ms-is' holds no place for 'the-ladder'"
    files[TOPIC].body += "\n## More\n\nYou rest. [@plain]\n\n{diagram:the-ladder}\n"
    library = read_content(write_content_tree(tmp_path / "b", files), icons=ICONS)
    assert len(library.topics[0].sections[-1].blocks) == 1


def test_a_diagram_that_is_drawn_is_taken_off_the_list(check: Check) -> None:
    files = content_files()
    files["planned.yaml"] = [{"id": "the-curve", "title": "The curve", "pages": ["what-ms-is"]}]
    assert "'the-curve' is drawn" in [problem.what for problem in check(files)]


# Length, sources, checks


def test_a_topic_is_neither_a_note_nor_a_book(check: Check) -> None:
    files = content_files()
    files[TOPIC].body = "## One\n\nYou rest. [@green2020; @brown2021; @black2022]\n"
    assert "write 300 to 900" in [problem.fix for problem in check(files)]


@pytest.mark.parametrize("key", ["easy_read", "teach_back", "self_check"])
def test_a_strategy_topic_lets_readers_check_themselves(key: str, check: Check) -> None:
    files = content_files()
    del files[COURSE].front[key]
    (told,) = check(files)
    assert told.what == f"'{key}' has 0 entries"


def test_the_right_answer_is_one_of_the_answers(check: Check) -> None:
    files = content_files()
    files[COURSE].front["self_check"][0]["right"] = 3
    assert [problem.what for problem in check(files)] == ["'right' is 3 of 2 answers"]


# The label


def test_the_label_says_what_is_met_and_what_is_not(tmp_path: Path) -> None:
    library = read_content(write_content_tree(tmp_path), icons=ICONS)
    quality = library.topics[0].quality
    assert quality.sources == 3
    assert quality.active == 100
    assert quality.certainty == ((Certainty.LOW, 1),)
    met = {item.code: item.met for item in quality.checklist}
    assert met["PEMAT-11"]
    assert met["PEMAT-15"]
    assert met["IPDAS-8"]
    assert not met["IPDAS-26"]
    assert not met["EASY-1"]
    assert "IPDAS-2" not in met
    assert {item.code: item.met for item in library.topics[1].quality.checklist}["IPDAS-2"]


# Facts that are only remembered


def test_what_is_only_remembered_needs_its_mark(tmp_path: Path) -> None:
    sources = frozenset({"green2020"})
    facts = [
        Fact("F-1", "Bright spots stay lit for about 6 weeks.", sources, "memory"),
        Fact("F-2", "A relapse lasts some weeks.", sources, "checked"),
    ]
    files = content_files()
    files[TOPIC].body += "\n## More\n\nBright spots stay lit for about 6 weeks. [@green2020]\n"
    source = write_content_tree(tmp_path, files)
    (told,) = check_content(source, icons=ICONS, facts=facts)
    assert told.file == TOPIC
    assert told.what.startswith("this is only remembered (F-1:")
    marked = files[TOPIC].body.replace("6 weeks.", "6 weeks (to be confirmed).")
    files[TOPIC].body = marked
    assert check_content(write_content_tree(tmp_path, files), icons=ICONS, facts=facts) == ()
