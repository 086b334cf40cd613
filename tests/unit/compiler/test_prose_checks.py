"""Wording, lengths, reading level and citations are checked line by line."""

from __future__ import annotations

import pytest

from desktop.compiler.schemas import MAX_WORDS
from tests.content_tree import as_file, content_files
from tests.unit.compiler.conftest import (
    COURSE,
    DIAGRAM,
    FINDINGS,
    STRATEGY,
    TERMS,
    TOPIC,
    Check,
    Swapped,
    Wrong,
)

EASE = "- Attacks can ease. [@green2020; @brown2021]"
STAY = "- Harm can stay. [@green2020]"
HELPS = "## What helps\n"

CASES: dict[str, Wrong] = {
    "long sentence": (
        *(TOPIC, EASE, f"- {'word ' * 20}end. [@green2020]", "- word word"),
        *("a sentence of 21 words ('word word", "at most 20"),
    ),
    "long easy-read sentence": (
        *(COURSE, "words: You take", f"words: {'word ' * 10} you take", "words: word"),
        *("a sentence of 17 words", "at most 15"),
    ),
    "long paragraph": (
        *(TOPIC, EASE, "- So it is. It is so. Is it? It is! [@green2020]", "- So it is."),
        *("a paragraph of 4 sentences", "at most 3"),
    ),
    "long part": (
        *(TOPIC, STAY, "- Stay.\n" + "\nIt can stay for some time.\n" * 20, "## What happens"),
        *("words under the heading 'What happens'", "at most 120"),
    ),
    "long list": (*(TOPIC, STAY, "- Harm.\n" * 7, "- Attacks", "a list of 8 items", "at most 7"),),
    "wide table": (
        *(TOPIC, "| Way | How often |\n|---|---|\n", f"{'| A ' * 6}|\n{'|---' * 6}|\n"),
        *("Table: Two", "a table of 6 columns", "at most 5"),
    ),
    "long definition": (
        *(TERMS, "definition: The part", f"definition: {'One two three. ' * 12}The part"),
        *("definition: One", "a definition of 44 words", "at most 40"),
    ),
    "long caption of a step": (
        *(DIAGRAM, "caption: The cells", f"caption: {'One two three. ' * 13}The cells"),
        *("caption: One", "a step's caption of 43 words", "at most 40"),
    ),
    "long line": (
        *(TERMS, "definition: The part", f"definition: {'One two. ' * MAX_WORDS}"),
        *("definition: One", "too long", f"{MAX_WORDS} characters"),
    ),
    "range with a dash": (
        *(TOPIC, EASE, "- It takes 2-4 days. [@green2020]", "- It takes"),
        *("the range '2-4'", "'2 to 4'"),
    ),
    "range with a long dash": (
        *(FINDINGS, "period: 1 year", "period: 1 \u2013 2 years", "period: 1 \u2013"),
        *("the range '1 \u2013 2'", "'1 to 2'"),
    ),
    "character that the font lacks": (
        *(TOPIC, EASE, "- A \u2192 B. [@green2020]", "- A"),
        *("U+2192 (rightwards arrow)", "'to'"),
    ),
    "character that the font lacks, by its code": (
        *(TERMS, "definition: The part", 'definition: "The \\u2713 part" #', "definition: "),
        *("U+2713", "'yes'"),
    ),
    "control character": (TOPIC, EASE, "- A\x02B. [@green2020]", "- A", "U+0002", "in words"),
    "private character": (TOPIC, EASE, "- A\ue0007\ue001. [@green2020]", "- A", "U+E000", "words"),
    "steering word": (
        *(TOPIC, EASE, "- It is the best treatment. [@green2020]", "- It is"),
        *("'best treatment' steers", "what it does"),
    ),
    "frightening word": (
        *(STRATEGY, "harms: You have", "harms: Sadly you have", "harms: Sadly"),
        *("'Sadly' steers or frightens", "leave it out"),
    ),
    "American spelling": (
        *(TOPIC, EASE, "- Tumors grow. [@green2020]", "- Tumors", "'Tumors'", "'tumours'"),
    ),
    "American ending": (
        *(TOPIC, EASE, "- It was randomized. [@green2020]", "- It was", "'randomized'"),
        *("'randomised'",),
    ),
    "paragraph without a citation": (
        *(TOPIC, HELPS, "## Then\n\nIt can stay.\n\n## What helps\n", "It can stay"),
        *("'It can stay. ...' rests on no source", "[@plain]"),
    ),
    "list item without a citation": (
        *(TOPIC, STAY, "- Harm can stay.", "- Harm", "'Harm can stay. ...' rests on no", "[@key]"),
    ),
    "field without a citation": (
        *(STRATEGY, "course. [@brown2021]", "course.", "idea", "rests on no source", "[@key]"),
    ),
    "cell without a citation": (
        *(TOPIC, "Twice [@brown2021]", "Twice", "| Short course", "'Twice ...' rests on", "[@key]"),
    ),
    "cited and marked plain": (
        *(TOPIC, STAY, "- Harm can stay. [@green2020] [@plain]", "- Harm can stay"),
        *("cites and is marked plain", "remove"),
    ),
    "citation that is also plain": (
        *(TOPIC, STAY, "- Harm can stay. [@green2020; @plain]", "- Harm can stay"),
        *("says that there is nothing to cite", "keep one"),
    ),
    "count that is no finding": (
        *(TOPIC, EASE, "- It eased in 69 out of 100 people. [@green2020]", "- It eased"),
        *("the count '69 out of 100' is typed", "{finding:ID}"),
    ),
    "percentage": (
        *(TOPIC, EASE, "- It eased in 12%. [@green2020]", "- It eased", "'2%'", "out of 100"),
    ),
    "one in some number": (
        *(TOPIC, EASE, "- It eased in 1 in 8 people. [@green2020]", "- It eased"),
        *("'1 in 8'", "out of 100"),
    ),
    "relative risk alone": (
        *(TOPIC, EASE, "- It eased twice as often. [@green2020]", "- It eased"),
        *("'twice as' without the figures", "both figures"),
    ),
    "how common, without a number": (
        *(TOPIC, EASE, "- Attacks are rare. [@green2020]", "- Attacks"),
        *("'rare' without a number", "some"),
    ),
    "number in words": (
        *(TOPIC, EASE, "- It eases in three days. [@green2020]", "- It eases"),
        *("the number 'three' in words", "write 3"),
    ),
    "praise": (
        *(TOPIC, EASE, "- It is a powerful drug. [@green2020]", "- It is"),
        *("'powerful' steers", "high-efficacy"),
    ),
    "figure without a citation": (
        *(TOPIC, HELPS, "It helps 12% of people.\n\n## What helps\n", "It helps"),
        *("the figure '12%' has no citation", "[@key]"),
    ),
    "figure in a summary": (
        *(TOPIC, "summary: In", "summary: It helps 3 out of 10 people. In", "summary: It"),
        *("'3 out of 10' stands nowhere", "in words"),
    ),
    "figure in a definition": (
        *(TERMS, "definition: The part", "definition: In 5% the part", "definition: In 5%"),
        *("the figure '5%'", "citation"),
    ),
}


GOOD = {
    "citation after the next sentence": "It helped 120 people. It is so. [@green2020]",
    "finding beside a figure": "{finding:calm-5-years} of 240 people stayed well.",
    "plain words": "Ask your team. [@plain]\n\n- Write down what they say. [@plain]",
    "cell that says not known": "Table: A\n| A | B |\n|---|---|\n| One | Not known. |",
    "how common, with a number": "Few people had it: it is rare, {finding:reaction}.",
    "relative risk with the figures": "Twice as many, {finding:reaction}, had it.",
    "name that holds a number": "They call these the three Rs. [@green2020]",
    "range in words, code with a hyphen": "It takes 2 to 4 days after COVID-19. [@green2020]",
    "abbreviations and decimals": "It is 1.5 mg, e.g. a pill. Ask Dr. Lee. So. [@green2020]",
    "size, prize and Pfizer": "The size of the prize, said Pfizer. [@green2020]",
    "breakthrough as a medical word": "A breakthrough infection can come. [@green2020]",
}


@pytest.mark.parametrize("words", GOOD.values(), ids=GOOD)
def test_good_prose_passes(words: str, check: Check) -> None:
    files = content_files()
    files[TOPIC].body += f"\n## More\n\n{words}\n"
    assert check(files) == ()


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_bad_prose_is_told(case: Wrong, swapped: Swapped) -> None:
    swapped(case)


def test_hard_words_are_told_with_the_lines_that_are_hardest(check: Check) -> None:
    files = content_files()
    easy = "It is so. You can see it. [@green2020]\n\n" * 10
    hard = "Administrative responsibilities necessitate considerable institutional coordination"
    hard += " of interdisciplinary professionals. [@green2020]\n\n"
    files[TOPIC].body = f"## One\n\n{easy}## Two\n\n{hard * 6}## Three\n\n{easy}"
    told = [problem for problem in check(files) if "grade" in problem.what]
    assert [problem.line for problem in told] == [1, 1]
    assert told[0].what.startswith("reading grade")
    lines = as_file(files[TOPIC]).split("\n")
    named = told[0].fix.removeprefix("use shorter words and sentences, first in line ")
    assert all(lines[int(line) - 1].startswith("Admin") for line in named.split(", "))


def test_names_are_left_out_of_the_stricter_grade(check: Check) -> None:
    files = content_files()
    name = "Administrative responsibilities necessitate"
    files[TERMS][0]["aliases"].append(name)
    files[TOPIC].body += f"\n## One\n\n{name} it now. So you see it is. [@green2020]\n"
    assert check(files) == ()


def test_a_page_on_this_information_needs_no_citations(check: Check) -> None:
    files = content_files()
    files["edition.yaml"]["groups"].append({"id": "about", "title": "About", "summary": "How."})
    files[TOPIC].front["group"] = "about"
    files[TOPIC].body += "\n## Who made this\n\nWe did.\n"
    assert check(files) == ()


def test_easy_read_may_repeat_a_figure_that_the_text_cites(check: Check) -> None:
    files = content_files()
    files[COURSE].front["easy_read"][0]["words"] = "About 69 out of 100 people stayed well."
    assert [problem.what for problem in check(files)] == [
        "the figure '69 out of 100' stands nowhere with a citation"
    ]
    files[COURSE].body += "\n## More\n\n{finding:calm-5-years}\n"
    assert check(files) == ()
