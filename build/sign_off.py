"""Record that a clinician has reviewed a page: sign-off ID --name --role --date."""

from __future__ import annotations

import argparse
import datetime as dt
import sys

from desktop import paths
from desktop.compiler.sign_off import SignOffError, sign_off

LANGUAGE = "en-GB"


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py sign-off", description=__doc__)
    parser.add_argument("page", metavar="ID", help="the page that was reviewed")
    parser.add_argument("--name", required=True, help="who reviewed it")
    parser.add_argument("--role", required=True, help="such as 'consultant neurologist'")
    parser.add_argument("--date", required=True, type=dt.date.fromisoformat, help="YYYY-MM-DD")
    asked = parser.parse_args()
    source = paths.content_sources() / LANGUAGE
    try:
        file = sign_off(source, asked.page, name=asked.name, role=asked.role, date=asked.date)
    except (SignOffError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Recorded in {file.relative_to(source.parent.parent).as_posix()}.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
