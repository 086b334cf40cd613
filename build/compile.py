"""Compile content/ into content.db with Help and Home beside it, or look closer at what it says."""

from __future__ import annotations

import argparse
import pickle
import sys
from pathlib import Path

import yaml

from build.help_facts import facts as help_facts
from desktop import paths
from desktop.compiler.build import check_content, compile_content, known_icons
from desktop.compiler.facts import read_facts, read_left_out
from desktop.compiler.help import compile_help
from desktop.compiler.problems import ContentProblems, Problem
from desktop.compiler.report import reviewers_report
from desktop.compiler.statements import pages_of
from desktop.library.opening import open_library
from desktop.store.home_file import home_path, write_home_file

LANGUAGE = "en-GB"
REPORT = "for-reviewers.md"
LEFT_OUT = "left-out.yaml"  # beside the language folders: facts that the content leaves out


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py check")
    parser.add_argument(
        "--report",
        nargs="?",
        type=Path,
        const=paths.content_db().with_name(REPORT),
        metavar="FILE",
        help=f"write the reviewers' report (.cache/{REPORT} if no file is named)",
    )
    parser.add_argument(
        "--facts",
        type=Path,
        metavar="PATH",
        help="check and report against a file or folder of facts",
    )
    parser.add_argument(
        "--against", type=Path, metavar="DIR", help="share no 8 words in a row with texts there"
    )
    asked = parser.parse_args()
    source = paths.content_sources() / LANGUAGE
    try:
        facts = read_facts(asked.facts) if asked.facts else ()
        if facts or asked.against:
            problems = check_content(source, against=asked.against, facts=facts)
            if problems:
                return _told(problems)
        # Whoever calls this stamps what comes of it, see `dev.py`.
        paths.content_db().with_name("content.stamp").unlink(missing_ok=True)
        library = compile_content(source, paths.content_db())
        home = open_library(paths.content_db()).shelves.home(())
        write_home_file(home_path(paths.content_db()), home)
        compile_help(source, paths.content_db(), help_facts(), known_icons())
        # For the tests of the real content, which would each have to compile it again.
        paths.content_db().with_suffix(".pickle").write_bytes(pickle.dumps(library))
        for page in pages_of(library):
            if page.review.edited_since:
                print(f"{page.id} was edited after its review and is a draft again.")
        if asked.report:
            left_out = read_left_out(source.parent / LEFT_OUT)
            report = reviewers_report(library, facts, left_out)
            asked.report.write_text(report, encoding="utf-8")
            print(f"The report is in {asked.report}.")
    except ContentProblems as found:
        return _told(found.problems)
    except (OSError, ValueError, yaml.YAMLError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _told(problems: tuple[Problem, ...]) -> int:
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(problems)} problems; what was compiled before is unchanged.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
