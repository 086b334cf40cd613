"""The command line as a script sees it: output, messages and exit codes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.__main__ import main
from desktop.cli.run import page_is_known
from desktop.compiler.build import compile_content
from desktop.library.opening import open_library
from tests.content_tree import files_with_boards, write_content_tree

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


class Waymark:
    """Runs the program on a small library, in this process."""

    def __init__(
        self, content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.content = content
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *words: str | Path) -> Answer:
        argv = ["waymark", "--content", str(self.content), *map(str, words)]
        self._monkeypatch.setattr(sys, "argv", argv)
        code = main()
        said = self._capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return Answer(code, said.out, said.err)


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("command line #ü")
    compile_content(write_content_tree(folder), folder / "content.db")
    return folder / "content.db"


@pytest.fixture
def waymark(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Waymark:
    return Waymark(content, monkeypatch, capsys)


@pytest.fixture(scope="session")
def boards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Content in which two strategies and two treatments can be compared."""
    folder = tmp_path_factory.mktemp("boards")
    compile_content(write_content_tree(folder, files_with_boards()), folder / "content.db")
    return folder / "content.db"


@pytest.fixture
def comparing(waymark: Waymark, boards: Path) -> Waymark:
    waymark.content = boards
    return waymark


def as_process(*words: str | Path, **surroundings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desktop", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, **surroundings},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_version_names_program_and_content(waymark: Waymark) -> None:
    answer = waymark("--version")
    assert answer.code == 0
    assert answer.out.splitlines()[1] == "content 2026.11.1"


def test_search_finds_the_word_and_says_what_it_is(waymark: Waymark) -> None:
    answer = waymark("search", "relapse", "--limit", "1")
    assert answer.code == 0
    assert answer.out.startswith("term:relapse  Relapse (term)\n")


def test_search_results_are_a_list_best_first(waymark: Waymark) -> None:
    rows = waymark("search", "relapse", "--json").data
    assert [*rows[0]] == ["kind", "id", "title", "snippet"]
    assert rows[0]["id"] == "term:relapse"


def test_a_search_that_finds_nothing_suggests_something(waymark: Waymark) -> None:
    answer = waymark("search", "qqqqzzzz")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err.startswith("Nothing found for 'qqqqzzzz'.")


def test_mended_spelling_is_said(waymark: Waymark) -> None:
    answer = waymark("search", "relapze")
    assert "term:relapse" in answer.out
    assert "Showing results for" in answer.err


@pytest.mark.parametrize("typed", ["'\"*(", "\udcff", "a" * 5000, "-1 OR 1=1 --x"])
def test_strange_search_text_is_only_text(waymark: Waymark, typed: str) -> None:
    assert waymark("search", "--", typed).code == 0


def test_list_shows_one_kind(waymark: Waymark) -> None:
    assert waymark("list", "diagrams").out == "the-curve  The curve\n"
    rows = waymark("list", "topics", "--json").data
    assert rows[0] == {
        "kind": "topic",
        "id": "what-ms-is",
        "title": "What MS is",
        "status": "draft",
    }


def test_list_without_a_kind_shows_every_page_and_pack(waymark: Waymark) -> None:
    kinds = {row["kind"] for row in waymark("list", "--json").data}
    assert kinds == {"topic", "strategy", "treatment", "comparison", "diagram", "term", "pack"}


def test_packs_are_listed_as_drafts_while_a_page_of_theirs_is(waymark: Waymark) -> None:
    assert waymark("list", "packs", "--json").data == [
        {"kind": "pack", "id": "first-visit", "title": "First visit", "status": "draft"}
    ]


@pytest.mark.parametrize("format", ["text", "html", "json"])
def test_every_page_can_be_shown_in_every_form(waymark: Waymark, format: str) -> None:
    for row in waymark("list", "--json").data:
        if row["kind"] == "pack":
            continue
        answer = waymark("show", row["id"], "--format", format)
        assert answer.code == 0, answer.err
        assert row["title"] in answer.out


def test_show_as_json_is_the_block_tree(waymark: Waymark) -> None:
    blocks = waymark("show", "what-ms-is", "--format", "json").data["sections"][0]["blocks"]
    assert blocks[0]["type"] == "paragraph"


@pytest.mark.parametrize("words", [("show", "RELAPSE"), ("show", "flare-up"), ("show", "IRT")])
def test_a_page_is_known_by_its_names(waymark: Waymark, words: tuple[str, ...]) -> None:
    assert waymark(*words).code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("show", "what-is-ms"),
        ("open", "what-is-ms"),
        ("handout", "what-is-ms", "-o", "x.pdf"),
        ("diagram", "the-curv", "-o", "x.svg"),
    ],
)
def test_an_unknown_page_names_the_nearest(waymark: Waymark, words: tuple[str, ...]) -> None:
    answer = waymark(*words)
    assert answer.code == 2
    assert "Did you mean" in answer.err
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("diagram", "relapse", "-o", "x.svg"), "is not a diagram. Diagrams are the-curve."),
        (("diagram", "the-curve", "-o", "x.svg", "--step", "2"), "its steps are 1 to 1"),
        (("shw", "relapse"), "Did you mean show"),
    ],
)
def test_what_cannot_be_meant_is_wrong_words(
    waymark: Waymark, words: tuple[str, ...], told: str
) -> None:
    answer = waymark(*words)
    assert answer.code == 2
    assert told in answer.err


@pytest.mark.parametrize("suffix", [".pdf", ".html", ".txt"])
def test_a_handout_is_written_and_nothing_is_said(
    waymark: Waymark, tmp_path: Path, suffix: str
) -> None:
    target = tmp_path / f"my sheet{suffix}"
    answer = waymark("handout", "what-ms-is", "short-course", "-o", target)
    assert answer == Answer(0, "", "")
    assert target.stat().st_size > 1000


def test_the_same_words_give_the_same_handout(waymark: Waymark, tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        waymark("handout", "what-ms-is", "-o", tmp_path / name, "--date", "2026-08-06")
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_the_clinic_stands_on_the_handout(waymark: Waymark, tmp_path: Path) -> None:
    clinic = tmp_path / "clinic.toml"
    clinic.write_text('name = "Hill Clinic"\nphone = "01632 960123"\n', encoding="utf-8")
    target = tmp_path / "a.txt"
    assert waymark("handout", "what-ms-is", "-o", target, "--clinic", clinic).code == 0
    assert "Hill Clinic" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nmae = 'x'", "unknown key 'nmae'. Did you mean name?"),
        ("name = 3", "must be words in quotes"),
        ("name", "is not right"),
    ],
)
def test_a_wrong_clinic_file_is_told(
    waymark: Waymark, tmp_path: Path, text: str, told: str
) -> None:
    clinic = tmp_path / "clinic.toml"
    clinic.write_text(text, encoding="utf-8")
    answer = waymark("handout", "what-ms-is", "-o", tmp_path / "a.txt", "--clinic", clinic)
    assert answer.code == 1
    assert told in answer.err


@pytest.mark.parametrize(
    "words",
    [
        ("handout", "what-ms-is", "-o", "none/such/x.pdf"),
        ("handout", "what-ms-is", "-o", "x.docx"),
        ("handout", "what-ms-is", "-o", "."),
        ("diagram", "the-curve", "-o", "none/such/x.svg"),
        ("diagram", "the-curve", "-o", "x.gif"),
        ("compare", "cladribine", "ocrevus", "-o", "x.docx"),
        ("compare", "cladribine", "ocrevus", "-o", "none/such/x.pdf"),
    ],
)
def test_what_cannot_be_written_is_one_sentence(
    comparing: Waymark, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = comparing(*words)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", [".pdf", ".html", ".txt"])
def test_a_comparison_is_written_and_nothing_is_said(
    comparing: Waymark, tmp_path: Path, suffix: str
) -> None:
    target = tmp_path / f"side by side{suffix}"
    assert comparing("compare", "cladribine", "ocrelizumab", "-o", target) == Answer(0, "", "")
    assert target.stat().st_size > 1000


def test_a_comparison_takes_names_and_rows(comparing: Waymark, tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    words = ("compare", "ocrevus", "MAVENCLAD", "--rows", "uk-brands, how-taken", "-o", target)
    assert comparing(*words).code == 0
    text = target.read_text(encoding="utf-8")
    assert text.startswith("Ocrelizumab and cladribine side by side\n")
    assert text.index("You have a drip twice a year.") < text.index("Mavenclad.")
    assert "Rows left out: US brand names." in text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("ocrelizmab", "cladribine"), "called 'ocrelizmab'. Did you mean ocrelizumab?"),
        (("relapse", "cladribine"), "called 'relapse'."),
        (("cladribine",), "Name 2 to 4 strategies or treatments, not 1."),
        (("cladribine", "mavenclad"), "Name 2 to 4 strategies or treatments, not 1."),
        (("cladribine", "step up"), "is a strategy: only treatments can stand beside treatments."),
        (("IRT", "ocrevus"), "is a treatment: only strategies can stand beside strategies."),
        (
            ("cladribine", "ocrevus", "--rows", "how-takn,uk-brands"),
            "There is no row 'how-takn'. Did you mean how-taken?",
        ),
        (
            ("cladribine", "ocrevus", "--rows", "zzzz"),
            "Rows are how-taken, uk-brands, us-brands.",
        ),
    ],
)
def test_what_cannot_stand_side_by_side_is_wrong_words(
    comparing: Waymark, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    answer = comparing("compare", *words, "-o", tmp_path / "a.pdf")
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err
    assert answer.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_code_takes_pages_and_packs_home(waymark: Waymark, content: Path) -> None:
    with closing(open_library(content)) as library:
        page, pack = library.content.cards()[0], library.content.packs()[0]
        alone = waymark("code", page.id)
        together = waymark("code", "--pack", pack.id)
        assert (alone.code, alone.err) == (together.code, together.err) == (0, "")
        assert library.take_homes.opened(alone.out).cards == (page,)
        assert library.take_homes.opened(together.out).pack == pack.name


def test_what_a_code_cannot_name_is_told(waymark: Waymark) -> None:
    assert waymark("code") == Answer(2, "", "Name the pages that the code is for, or one --pack.\n")
    assert waymark("code", "nothing-like-it").code == 2
    wrong = waymark("code", "--pack", "nothing-like-it")
    assert wrong.code == 2
    assert wrong.err.startswith("There is no pack 'nothing-like-it'. Packs are ")


def test_the_app_opens_at_a_code(waymark: Waymark, content: Path) -> None:
    page = waymark("list", "topics").out.split()[0]
    code = waymark("code", page).out.strip()
    assert page_is_known(content, page)
    assert page_is_known(content, code.lower())
    assert not page_is_known(content, "4362-5")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("K7QX-29MA-5", "This is not quite the code on your sheet."),
        ("k7qx 29ml 4", "There is no “L” in a code."),
        ("K7Q", "This is too short for a code."),
    ],
)
def test_a_code_mistyped_is_told_as_one(waymark: Waymark, typed: str, told: str) -> None:
    answer = waymark("open", typed)
    assert answer.code == 2
    assert answer.err.startswith(told)
    assert answer.err.count("\n") == 1


def test_content_without_boards_compares_nothing(waymark: Waymark, tmp_path: Path) -> None:
    answer = waymark("compare", "cladribine", "short-course", "-o", tmp_path / "a.pdf")
    assert answer.code == 2
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast", "print"])
def test_a_diagram_is_written_in_every_theme(waymark: Waymark, tmp_path: Path, theme: str) -> None:
    for suffix in (".svg", ".png"):
        target = tmp_path / f"a{suffix}"
        answer = waymark("diagram", "the-curve", "-o", target, "--step", "1", "--theme", theme)
        assert answer == Answer(0, "", "")
        assert target.stat().st_size > 1000


@pytest.mark.parametrize("command", [("list",), ("--version",), ("search", "a"), ("show", "a")])
@pytest.mark.parametrize("damage", ["gone", "short", "changed", "no manifest"])
def test_content_that_cannot_be_used_is_one_sentence(
    waymark: Waymark, content: Path, tmp_path: Path, damage: str, command: tuple[str, ...]
) -> None:
    for file in content.parent.glob("content.*"):
        if file.is_file():
            shutil.copy(file, tmp_path)
    broken = tmp_path / "content.db"
    data = broken.read_bytes()
    match damage:
        case "gone":
            broken.unlink()
        case "short":
            broken.write_bytes(data[:-100])
        case "changed":
            broken.write_bytes(data[:5000] + bytes([data[5000] ^ 1]) + data[5001:])
        case "no manifest":
            broken.with_suffix(".manifest").unlink()
    waymark.content = broken
    answer = waymark(*command)
    assert answer.code == 1
    assert answer.err.count("\n") == 1
    assert str(tmp_path) in answer.err


def test_a_settings_file_that_is_not_there_is_said(waymark: Waymark, tmp_path: Path) -> None:
    answer = waymark("--config", tmp_path / "none.toml", "list", "diagrams")
    assert answer.code == 0
    assert "There is no such file" in answer.err


def test_a_wrong_line_of_the_settings_file_is_named(waymark: Waymark, tmp_path: Path) -> None:
    config = tmp_path / "waymark.toml"
    config.write_text('paper = "a4"\ntheme = "drak"\n', encoding="utf-8")
    answer = waymark("--config", config, "list", "diagrams")
    assert answer.code == 0
    assert "waymark.toml, line 2" in answer.err


def test_a_bug_is_one_sentence_too(waymark: Waymark, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> int:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("desktop.cli.run._COMMANDS", {"list": broken})
    answer = waymark("list")
    assert (answer.code, answer.err.count("\n")) == (1, 1)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
@pytest.mark.parametrize(
    ("end", "code", "told"),
    [
        ("| head -n 1", 0, ""),
        ("> /dev/full", 1, "No space left on device"),
        (">&-", 0, ""),
    ],
)
def test_an_output_that_takes_no_more_is_no_drama(
    content: Path, end: str, code: int, told: str
) -> None:
    command = f'set -o pipefail; "$0" -m desktop --content "$1" list --json {end}'
    done = subprocess.run(
        ["bash", "-c", command, sys.executable, str(content)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


@pytest.mark.slow
def test_a_plain_locale_stops_no_accent(content: Path) -> None:
    done = as_process(
        *("--content", content, "search", "café ✓"),
        LC_ALL="C",
        PYTHONIOENCODING="ascii",
    )
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_no_command_needs_qt(content: Path) -> None:
    program = (
        "import sys; from desktop.__main__ import main; code = main();"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]; sys.exit(code)"
    )
    for words in (["list"], ["show", "relapse"], ["--version"], ["open", "rellapse"]):
        done = subprocess.run(
            [sys.executable, "-c", program, "--content", str(content), *words],
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == (2 if words[0] == "open" else 0), done.stderr


@pytest.mark.slow
def test_doctor_tells_what_it_found_and_no_name(content: Path, tmp_path: Path) -> None:
    home = tmp_path / "home-of-somebody"
    home.mkdir()
    done = as_process(
        "--content", content, "doctor", HOME=str(home), XDG_DATA_HOME=str(home / "data")
    )
    assert done.returncode == 0, done.stderr
    for part in ("Waymark", "settings file", "profile: ~", "kept by the reader: nothing yet"):
        assert part in done.stdout
    assert "check passed" in done.stdout
    assert "printers" in done.stdout
    assert "home-of-somebody" not in done.stdout + done.stderr


@pytest.mark.slow
def test_doctor_names_a_logo_and_a_printer_that_cannot_be_used(
    content: Path, tmp_path: Path
) -> None:
    config = tmp_path / "waymark.toml"
    config.write_text(
        'station = "Room 3"\nclinic.logo = "logo.svg"\nprinter = "Gone"\n', encoding="utf-8"
    )
    (tmp_path / "logo.svg").write_text("<svg/>", encoding="utf-8")
    done = as_process("--config", config, "--content", content, "doctor")
    assert "waymark.toml, line 2: 'logo.svg' is another kind of picture." in done.stdout
    assert ". 'Gone' of the settings file is not among them" in done.stdout


@pytest.mark.slow
def test_self_test_tries_every_part(content: Path, tmp_path: Path) -> None:
    profile = tmp_path / "a profile"
    fence = ["--no-network"] if sys.platform == "linux" else []
    done = as_process("--profile", profile, "--content", content, "self-test", *fence)
    assert done.returncode == 0, done.stdout + done.stderr
    parts = [line.split()[1] for line in done.stdout.splitlines()]
    if fence:
        assert parts.pop(0) == "network:"
    assert " ".join(parts) == (
        "files: licences: help: open: search: draw: handout: dates: keep: pin: lock: "
        "modules: fonts: plugins: window:"
    )
    assert list(profile.iterdir()) == []


@pytest.mark.slow
def test_self_test_names_the_part_that_fails(content: Path, tmp_path: Path) -> None:
    profile = tmp_path / "a file"
    profile.write_text("in the way")
    done = as_process("--profile", profile, "--content", content, "self-test")
    assert done.returncode == 1
    failed = [line for line in done.stdout.splitlines() if line.startswith("FAILED")]
    assert [line.split(": ")[:2] for line in failed] == [
        [f"FAILED  {part}", f"Nothing can be kept in {profile}"] for part in ("keep", "lock")
    ]
