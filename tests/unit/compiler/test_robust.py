"""Whatever stands in a file, the answer is a value or problems; never an exception, never slow."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desktop.compiler.build import check_content
from desktop.compiler.characters import check_characters, drawable
from desktop.compiler.markdown_blocks import parse_body, parse_paragraphs
from desktop.compiler.problems import Problem, Report
from desktop.compiler.yaml_files import read_yaml
from tests.content_tree import content_files, write_content_tree
from tests.unit.compiler.conftest import ICONS, TERMS, TOPIC

SLOW = 2.0  # seconds; a page of ours takes a hundredth of that

MARKUP = st.sampled_from(
    [
        *("## ", "### ", "# ", "- ", "1. ", "> ", "    ", "| a | b |\n|---|---|\n", "|", "---\n"),
        *('!!! note "T"\n    ', "!!! ", "Table: ", "**", "*", "_", "`", "```", "[", "]", "(", ")"),
        *("[@key]", "[@", "[[term]]", "[[a|b]]", "{finding:x}", "{table:x rows=a}", "{", "}"),
        *("<b>", "<!--", "&amp;", "![a](b)", "[a](page:b)", "http://x.y", "\\", "\n", "\n\n"),
        *("\x02", "\x03", "\ue000", "\ue0001\ue001", "\ue002", "klzzwxh:0000", "wzxhzdk:0"),
    ]
)
BODY = st.lists(st.one_of(MARKUP, st.text(max_size=8)), max_size=40).map("".join)
YAML = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *(
                    "id: a\n",
                    "number: 1\n",
                    "title: ",
                    "- ",
                    "  ",
                    "[",
                    "]",
                    "{",
                    "}",
                    ":",
                    ",",
                    "'",
                ),
                *(
                    '"',
                    "|\n",
                    ">\n",
                    "&a",
                    "*a",
                    "!!str ",
                    "? ",
                    "<<: ",
                    "#",
                    "---\n",
                    "...\n",
                    "~",
                ),
                *("true", "1.10", "2026-11-21", "1e999", "-0", "\t", "\\u2713", "\n", "\n  "),
            ]
        ),
        st.text(max_size=8),
    ),
    max_size=30,
).map("".join)
RELAXED = settings(
    deadline=None,
    database=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def _problems(folder: Path, name: str, text: str) -> tuple[Problem, ...]:
    source = write_content_tree(folder)
    (source / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    return check_content(source, icons=ICONS)


@given(BODY)
@example("- " * 400)
@example("> " * 400 + "x")
@example("##\n##\n\n|\n|-|")
@example('!!! note "T"\n    !!! note "T"\n        - a\n            - b')
@example("|a|\n|-|\n|[[x|y]]|z|")
@RELAXED
def test_any_body_gives_blocks_or_problems(body: str) -> None:
    report = Report()
    say = report.on("x.md")
    text = check_characters(body, 1, drawable(), say)
    for section in parse_body(text, 1, say):
        assert section.anchor
    parse_paragraphs(text, 1, say)
    assert all(problem.fix for problem in report.problems)
    assert all(1 <= problem.line <= body.count("\n") + 1 for problem in report.problems)


@given(YAML)
@example("&a [*a, *a]")
@example("{" * 100_000)
@example("a: !!python/object/apply:os.system [x]")
@example("a: \u0085\u2028b")
@RELAXED
def test_any_yaml_gives_data_or_problems(text: str) -> None:
    report = Report()
    document = read_yaml(text, report.on("x.yaml"))
    assert document is not None or report.problems


@pytest.mark.slow
@given(YAML, BODY)
@settings(RELAXED, max_examples=60)
def test_any_front_matter_and_body_give_problems(
    tmp_path_factory: pytest.TempPathFactory, front: str, body: str
) -> None:
    folder = tmp_path_factory.mktemp("tree")
    told = _problems(folder, TOPIC, f"---\n{front}\n---\n{body}")
    assert {problem.file for problem in told} == {TOPIC}
    assert all(problem.what and problem.fix for problem in told)


@pytest.mark.slow
@given(YAML)
@settings(RELAXED, max_examples=60)
def test_any_glossary_gives_problems(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    told = _problems(tmp_path_factory.mktemp("tree"), TERMS, text)
    assert all(problem.what and problem.fix for problem in told)


@given(BODY)
@settings(RELAXED, max_examples=40)
def test_any_words_in_a_body_pass_through_all_checks(
    tmp_path_factory: pytest.TempPathFactory, body: str
) -> None:
    folder = tmp_path_factory.mktemp("tree")
    files = content_files()
    files[TOPIC].body += f"\n## More\n\n{body}\n"
    source = write_content_tree(folder)
    (source / TOPIC).write_bytes(
        f"---\n{(source / TOPIC).read_text(encoding='utf-8').split('---')[1]}---\n"
        f"{files[TOPIC].body}".encode("utf-8", "surrogatepass")
    )
    told = check_content(source, icons=ICONS)
    assert {problem.file for problem in told} <= {TOPIC}


@pytest.mark.parametrize(
    "text",
    [
        "[" * 60_000,
        "**a" * 20_000,
        "[@a" * 20_000,
        "- " * 30_000,
        ">" * 60_000,
        "    " * 15_000 + "x",
        "." * 60_000,
        "!!! " + "a " * 30_000,
        "-" * 60_000,
        "#" * 60_000,
        "|" * 60_000,
        "1,1" * 20_000,
        "<" * 60_000,
        "&" * 60_000,
        "\n\n".join(["[" * 3_900] * 15),
        "\n\n".join([". " * 1_900] * 15),
        "\n\n".join(["1 in " * 700] * 15),
        "\n\n".join(["**" * 1_900] * 15),
        "\n\n".join(["|" * 3_900] * 15),
        "\n\n".join(["a-" * 1_900] * 15),
    ],
    ids=lambda text: f"{text[:6].strip()!r} x {len(text)}",
)
def test_a_flood_of_signs_is_never_slow(text: str, tmp_path: Path) -> None:
    files = content_files()
    files[TOPIC].body = f"## One\n\n{text}\n"
    source = write_content_tree(tmp_path, files)
    start = time.process_time()
    told = check_content(source, icons=ICONS)
    assert time.process_time() - start < SLOW
    assert told
