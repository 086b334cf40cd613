"""Compare every drawing with the one that was accepted.

python3 build/dev.py golden [--accept]
"""

from __future__ import annotations

import argparse

from desktop import paths
from desktop.compiler.build import read_content
from desktop.compiler.problems import ContentProblems
from tests.golden import REPORT, accept, differences, drawings, write_report


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py golden", description=__doc__)
    parser.add_argument("--accept", action="store_true", help="from now on, draw them like this")
    asked = parser.parse_args()
    try:
        library = read_content(paths.content_sources() / "en-GB")
    except ContentProblems as found_wrong:
        print(found_wrong)
        return 1
    drawn = drawings(library)
    found = tuple(differences(drawn))
    for each in found:
        print(each.said)
    if asked.accept:
        accept(drawn)
        return 0
    if found:
        write_report(found, REPORT)
        print(f"Look at {REPORT}; then `python3 build/dev.py golden --accept`.")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
