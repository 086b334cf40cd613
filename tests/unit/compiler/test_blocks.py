"""Markdown becomes the block tree, with the line of each block."""

from __future__ import annotations

from desktop.compiler.markdown_blocks import LocatedSection, parse_body, parse_paragraphs
from desktop.domain.blocks import (
    BulletList,
    Callout,
    CalloutKind,
    Citation,
    ComparisonFigure,
    Figure,
    FindingFigure,
    FindingLink,
    Heading,
    PageLink,
    Paragraph,
    Table,
    TermLink,
    Text,
)


def _no_problem(line: int, what: str, fix: str) -> None:
    raise AssertionError(f"{line}: {what}; {fix}")


def _sections(text: str, first_line: int = 1) -> tuple[LocatedSection, ...]:
    return parse_body(text, first_line, _no_problem)


def _blocks(text: str) -> list[object]:
    (section,) = _sections(f"## Heading\n\n{text}")
    return [located.block for located in section.blocks]


def test_marks_become_runs_without_the_space_before_a_citation() -> None:
    text = "It is **short**. [@a; @b] See [words](page:x#y), [[term]] and [[term|shown]]."
    assert _blocks(text) == [
        Paragraph(
            (
                Text("It is "),
                Text("short", strong=True),
                Text("."),
                Citation(("a", "b"), ()),
                Text(" See "),
                PageLink("words", "x#y"),
                Text(", "),
                TermLink("term", "term"),
                Text(" and "),
                TermLink("shown", "term"),
                Text("."),
            )
        )
    ]


def test_marks_work_inside_bold_words() -> None:
    assert _blocks("**The [[IRT]] works** {finding:f}.") == [
        Paragraph(
            (
                Text("The ", strong=True),
                TermLink("IRT", "IRT", strong=True),
                Text(" works", strong=True),
                Text(" "),
                FindingLink("", "f"),
                Text("."),
            )
        )
    ]


def test_a_line_break_is_a_space() -> None:
    assert _blocks("one\ntwo") == [Paragraph((Text("one two"),))]


def test_a_link_to_a_word_by_its_id_is_a_term_link() -> None:
    assert _blocks("[shown](term:relapse)") == [Paragraph((TermLink("shown", "relapse"),))]


def test_figures_that_stand_alone_become_blocks() -> None:
    text = "{finding:f}\n\n{diagram:d}\n\n{table:t}\n\n{table:t rows=a,b}"
    assert _blocks(text) == [
        FindingFigure("f"),
        Figure("d"),
        ComparisonFigure("t"),
        ComparisonFigure("t", ("a", "b")),
    ]


def test_lists_need_no_blank_line_above_them() -> None:
    assert _blocks("words:\n- one\n  more\n- two\n\n1. first\n2. second") == [
        Paragraph((Text("words:"),)),
        BulletList(((Text("one more"),), (Text("two"),))),
        BulletList(((Text("first"),), (Text("second"),)), ordered=True),
    ]


def test_a_list_with_blank_lines_between_items_is_one_list() -> None:
    assert _blocks("- one\n\n- two") == [BulletList(((Text("one"),), (Text("two"),)))]


def test_a_box_holds_paragraphs_and_lists() -> None:
    text = '!!! two-views "Experts differ"\n    One view.\n    - this\n\n    Another view.'
    assert _blocks(text) == [
        Callout(
            CalloutKind.TWO_VIEWS,
            "Experts differ",
            (
                Paragraph((Text("One view."),)),
                BulletList(((Text("this"),),)),
                Paragraph((Text("Another view."),)),
            ),
        )
    ]


def test_a_table_takes_the_caption_above_it_and_marks_with_a_pipe() -> None:
    text = "Table: The caption\n| A | B |\n|---|:-:|\n| [[x|y]] | 1 [@k] |"
    assert _blocks(text) == [
        Table(
            "The caption",
            ((Text("A"),), (Text("B"),)),
            (((TermLink("y", "x"),), (Text("1"), Citation(("k",), ()))),),
        )
    ]


def test_inner_headings_stay_in_their_section() -> None:
    (section,) = _sections("## One\n\na\n\n### Two\n\nb\n\n#### Three\n\nc")
    headings = [each.block for each in section.blocks if isinstance(each.block, Heading)]
    assert headings == [Heading("Two", 3), Heading("Three", 4)]


def test_anchors_come_from_headings_and_are_unique() -> None:
    sections = _sections("## The three Rs!\n\na\n\n## The three Rs\n\nb\n\n## 2 to 4\n\nc")
    assert [section.anchor for section in sections] == ["the-three-rs", "the-three-rs-2", "2-to-4"]


def test_each_block_and_item_knows_its_line() -> None:
    text = '## One\n\nA long\nparagraph.\n\n- a\n  wrapped\n- b\n!!! note "Box"\n    c\n\n    d'
    (section,) = _sections(text, first_line=11)
    assert section.line == 11
    assert [each.line for each in section.blocks] == [13, 16, 19]
    assert [each.lines for each in section.blocks] == [(13,), (16, 18), (20, 22)]


def test_rows_of_a_table_know_their_line() -> None:
    (section,) = _sections("## One\n\nTable: T\n| A | B |\n|---|---|\n| c | d |\n| e | f |")
    assert section.blocks[0].line == 3
    assert section.blocks[0].lines == (4, 4, 6, 6, 7, 7)


def test_a_short_text_is_split_into_paragraphs() -> None:
    assert parse_paragraphs("One **two**.\n\nThree. [@k]\n", 1, _no_problem) == (
        (Text("One "), Text("two", strong=True), Text(".")),
        (Text("Three."), Citation(("k",), ())),
    )
