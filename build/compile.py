"""Compile content/ into .cache/content.db, or with --report write the reviewers' report."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from desktop import paths
from desktop.compiler.build import compile_content
from desktop.compiler.problems import ContentProblems
from desktop.compiler.report import reviewers_report

LANGUAGE = "en-GB"


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py compile")
    parser.add_argument("--report", type=Path, help="write the reviewers' report here")
    asked = parser.parse_args()
    try:
        library = compile_content(paths.content_sources() / LANGUAGE, paths.content_db())
    except ContentProblems as found:
        for problem in found.problems:
            print(problem, file=sys.stderr)
        print(
            f"{len(found.problems)} problems; what was compiled before is unchanged.",
            file=sys.stderr,
        )
        return 1
    if asked.report:
        asked.report.write_text(reviewers_report(library), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
