"""A tree compiles into a library; with any problem nothing is written."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from desktop.compiler.build import (
    check_content,
    compile_content,
    inputs_hash,
    known_icons,
    read_content,
)
from desktop.compiler.problems import ContentProblems, Problem
from desktop.domain.blocks import Citation, FindingLink, PageLink, Paragraph, TermLink, Text
from desktop.domain.calendar import CalendarEvent, EventKind, Leg, Plan
from desktop.domain.content import (
    Question,
    ReviewStatus,
    StartStep,
)
from desktop.domain.library import LibraryContent
from tests.content_tree import content_files, write_content_tree
from tests.unit.compiler.conftest import COURSE, DIAGRAM, FINDINGS, SOURCES, TERMS, TOPIC, Check


@pytest.fixture
def library(tmp_path: Path) -> LibraryContent:
    return read_content(write_content_tree(tmp_path))


def test_the_tree_has_no_problem(tmp_path: Path) -> None:
    assert check_content(write_content_tree(tmp_path)) == ()


def test_compiling_writes_the_content_and_its_manifest(tmp_path: Path) -> None:
    source, target = write_content_tree(tmp_path), tmp_path / "out" / "content.db"
    library = compile_content(source, target)
    assert library == read_content(source)
    assert sorted(path.name for path in target.parent.iterdir()) == [
        "content.db",
        "content.manifest",
    ]


def test_nothing_is_written_when_there_is_a_problem(tmp_path: Path) -> None:
    source, target = write_content_tree(tmp_path), tmp_path / "content.db"
    compile_content(source, target)
    before = {path: path.read_bytes() for path in tmp_path.glob("content.*") if path.is_file()}
    files = content_files()
    files[TOPIC].front["group"] = "nowhere"
    write_content_tree(tmp_path, files)
    with pytest.raises(ContentProblems) as raised:
        compile_content(source, target)
    assert raised.value.problems == check_content(source)
    assert "topics/what-ms-is.md:6: there is no group 'nowhere'" in str(raised.value)
    assert {path: path.read_bytes() for path in before} == before


def test_all_problems_of_all_files_come_in_one_run_in_order(check: Check) -> None:
    files = content_files()
    files[TOPIC].front |= {"group": "nowhere", "icon": "nothing"}
    files[FINDINGS][1]["numerator"] = 2000
    files[TERMS][0]["definition"] = "An attack of 2-3 days."
    told = check(files)
    assert [problem.file for problem in told] == [FINDINGS, TERMS, TOPIC, TOPIC]
    assert list(told) == sorted(told)


def test_a_problem_reads_as_file_line_what_and_fix() -> None:
    problem = Problem("topics/a.md", 3, "no", "do")
    assert str(problem) == "topics/a.md:3: no; do"
    assert str(ContentProblems((problem,))) == (
        "topics/a.md:3: no; do\n1 problem in the content; nothing was written."
    )


def test_pages_stand_in_the_order_in_which_readers_meet_them(library: LibraryContent) -> None:
    assert [topic.id for topic in library.topics] == ["what-ms-is", "short-course"]
    assert [term.term for term in library.terms] == [
        "Immune reconstitution therapy",
        "Immune system",
        "Relapse",
    ]


def test_a_strategy_knows_the_topics_that_explain_it(library: LibraryContent) -> None:
    assert library.strategies[0].explained_in == ("short-course",)


def test_citations_are_numbered_in_order_of_first_use(library: LibraryContent) -> None:
    topic = library.topics[0]
    assert topic.sources == ("green2020", "brown2021", "black2022")
    first = topic.sections[0].blocks[0]
    assert isinstance(first, Paragraph)
    assert Citation(("green2020",), (1,)) in topic.key_points[0]
    assert first.runs == (
        Text("In MS your "),
        TermLink("immune system", "immune-system"),
        Text(" harms your nerves."),
        Citation(("green2020",), (1,)),
        Text(" An "),
        TermLink("attack", "relapse"),
        Text(" is a relapse."),
    )


def test_sources_of_figures_shown_follow_those_that_are_cited(library: LibraryContent) -> None:
    assert library.topics[1].sources == ("brown2021", "green2020", "black2022")
    assert library.treatments[0].sources == ("green2020",)


def test_a_finding_stands_in_words_and_starts_a_sentence(library: LibraryContent) -> None:
    runs = library.topics[0].key_points[2]
    assert runs[0] == FindingLink("About 69 out of 100 people", "calm-5-years")


def test_links_keep_their_anchor(library: LibraryContent) -> None:
    block = library.topics[0].sections[1].blocks[0]
    assert isinstance(block, Paragraph)
    assert PageLink("the short course", "short-course#the-idea") in block.runs


def test_words_know_the_topics_that_link_to_them(library: LibraryContent) -> None:
    used = {term.id: term.used_in for term in library.terms}
    assert used == {
        "immune-reconstitution-therapy": (),
        "immune-system": ("what-ms-is", "short-course"),
        "relapse": ("what-ms-is",),
    }


def test_a_topic_keeps_its_front_matter(library: LibraryContent) -> None:
    topic = library.topics[0]
    assert topic.search_words == ("multiple sclerosis", "just diagnosed")
    assert topic.questions[1] == Question("what-ms-is/q2", "What can treatment do for me?")
    assert topic.review.status is ReviewStatus.DRAFT
    assert topic.review.next_review == dt.date(2027, 11, 21)
    assert topic.sections[0].words == 19
    assert topic.quality.grade <= topic.quality.grade_with_names


def test_a_treatment_keeps_its_calendar(library: LibraryContent) -> None:
    assert library.treatments[0].schedule == (
        CalendarEvent(EventKind.TREATMENT, "First course", 0, days=5),
        CalendarEvent(EventKind.TEST, "Blood test", 60, every=90, until=720),
    )
    assert library.treatments[0].fields[0].label == "How it works"


def test_a_strategy_has_the_events_of_its_example_and_its_own(library: LibraryContent) -> None:
    assert library.strategies[0].plan == Plan(
        id="immune-reconstitution",
        title="Immune reconstitution",
        note="Cladribine is only an example.",
        events=(
            CalendarEvent(EventKind.TREATMENT, "First course", 0, days=5),
            CalendarEvent(EventKind.TEST, "Blood test", 60, every=90, until=499),
            CalendarEvent(EventKind.DECISION, "Look again", 365),
        ),
        legs=(Leg("cladribine", "Cladribine", 0, 500),),
        strategy="immune-reconstitution",
    )


def test_a_comparison_has_its_cells_in_the_order_of_the_options(library: LibraryContent) -> None:
    row = library.comparisons[0].rows[0]
    assert [cell.runs[0] for cell in row.cells] == [Text("2 short courses."), Text("Every day.")]
    assert row.cells[1].explanation == (Text("For years."),)
    assert row.differs


def test_the_edition_and_the_packs_are_kept(library: LibraryContent) -> None:
    assert library.edition.version == "2026.11.1"
    assert library.edition.start_here == (StartStep("What MS is", "what-ms-is"),)
    assert library.packs[0].pages == ("what-ms-is", "two-ways", "the-curve")


def test_the_data_of_a_diagram_is_checked_by_the_drawings(tmp_path: Path) -> None:
    files = content_files()
    files[DIAGRAM]["data"]["points"] = []
    files[DIAGRAM]["steps"][0]["focus"] = "nowhere"
    source = write_content_tree(tmp_path, files)
    told = check_content(source)
    assert told
    assert {problem.file for problem in told} == {DIAGRAM}


def test_a_step_that_shows_nothing_is_told_at_the_step(tmp_path: Path) -> None:
    files = content_files()
    files[DIAGRAM]["steps"][0]["focus"] = "nowhere"
    (told,) = check_content(write_content_tree(tmp_path, files))
    assert told.what.startswith("Step 1 shows 'nowhere'")
    assert told.line > 30


def test_icons_are_those_of_the_program() -> None:
    assert {"brain", "pill"} <= known_icons()


def test_the_hash_stands_for_names_and_bytes(tmp_path: Path) -> None:
    source = write_content_tree(tmp_path / "one")
    assert inputs_hash(source) == inputs_hash(write_content_tree(tmp_path / "two"))
    before = inputs_hash(source)
    (source / ".hidden").write_text("x")
    assert inputs_hash(source) == before
    (source / SOURCES).rename(source / "sources.yml")
    assert inputs_hash(source) != before


def test_a_file_that_nothing_reads_is_told(tmp_path: Path) -> None:
    source = write_content_tree(tmp_path)
    for name in ("notes.txt", "topics/x.yaml", "topics/deep/x.md", "other/x.yaml"):
        (source / name).parent.mkdir(exist_ok=True)
        (source / name).write_text("x")
    told = check_content(source)
    assert {problem.what for problem in told} == {"a file that nothing reads"}
    assert len(told) == 4


def test_a_missing_file_is_told(check: Check) -> None:
    files = content_files()
    del files["edition.yaml"], files[TERMS]
    told = check(files)
    assert [(problem.file, problem.what) for problem in told] == [
        ("edition.yaml", "the file is missing"),
        (TERMS, "the file is missing"),
    ]


def test_what_cannot_be_read_does_not_break_links_to_it(check: Check) -> None:
    files = content_files()
    files[COURSE].front["number"] = "many"
    del files[FINDINGS][0]["title"]
    files[TERMS][0]["sumary"] = "x"
    told = check(files)
    assert [problem.file for problem in told] == [FINDINGS, TERMS, COURSE]


def test_a_broken_front_matter_does_not_hide_the_problems_below_it(check: Check) -> None:
    files = content_files()
    files[COURSE].front["number"] = "many"
    files[COURSE].body += "\n> Words.\n"
    assert [problem.what for problem in check(files)] == [
        "'number' is not a whole number",
        "a quotation is not used here",
    ]


def test_a_file_that_is_not_text_is_told_with_its_line(tmp_path: Path) -> None:
    source = write_content_tree(tmp_path)
    (source / TOPIC).write_bytes(b"---\nid: what-ms-is\ntitle: \xff\n---\n")
    (told,) = check_content(source)
    assert (told.file, told.line, told.what) == (TOPIC, 3, "not written in UTF-8")


def test_a_huge_file_is_told_and_not_read(tmp_path: Path) -> None:
    source = write_content_tree(tmp_path)
    (source / TERMS).write_bytes(b"#" * 3_000_000)
    (told,) = check_content(source)
    assert (told.file, told.what) == (TERMS, "more than 1,000,000 bytes")


def test_line_ends_of_windows_and_a_byte_order_mark_make_no_difference(tmp_path: Path) -> None:
    source = write_content_tree(tmp_path)
    before = read_content(source)
    for path in source.rglob("*.*"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_content(source) == before


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    source = write_content_tree(tmp_path)
    compile_content(source, tmp_path / "one" / "content.db")
    compile_content(source, tmp_path / "two" / "content.db")
    one = (tmp_path / "one" / "content.db").read_bytes()
    assert one == (tmp_path / "two" / "content.db").read_bytes()


def test_topics_stand_in_the_order_of_their_group(tmp_path: Path) -> None:
    files = content_files()
    for name in ("what-ms-is", "short-course"):
        files[f"topics/{name}.md"].front["group"] = "planning"
    files["edition.yaml"]["groups"][1]["topics"] = ["short-course", "what-ms-is"]
    library = read_content(write_content_tree(tmp_path, files))
    assert [topic.id for topic in library.topics] == ["short-course", "what-ms-is"]
