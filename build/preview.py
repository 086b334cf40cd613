"""The app at one page, showing it again whenever a file below content/ is saved.

python3 build/dev.py preview when-to-get-help
"""

from __future__ import annotations

import argparse
import itertools
import signal
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.app.start import Program
from desktop.compiler.build import compile_content
from desktop.compiler.problems import ContentProblems
from desktop.domain.settings import RollOutSettings
from desktop.tasks.tasks import Tasks

LANGUAGE = "en-GB"
SETTLE_MS = 300  # editors write a file in several steps


class Preview(QObject):
    """Opens the app on its own copy of the content, and opens it anew after each change.

    Its profile lasts as long as it runs: by it the window and the place in the page come back.
    """

    def __init__(self, page: str, folder: Path) -> None:
        super().__init__()
        self._page = page
        self._folder = folder
        self._numbers = itertools.count(1)
        self._program: Program | None = None
        self._tasks = Tasks(self, threads=1)
        self._watcher = QFileSystemWatcher(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SETTLE_MS)
        self._later.timeout.connect(self._compile)
        self._watcher.directoryChanged.connect(self._later.start)
        self._watcher.fileChanged.connect(self._later.start)

    def open(self, content: Path) -> None:
        """Show the page from `content`, where it was left."""
        if self._program is not None:
            if self._program.controller is not None:
                stop = self._program.controller.navigation.now
                self._page = stop.page if stop.place == "page" else self._page
            self._program.window.closing.disconnect(QApplication.quit)
            self._program.window.close()
            self._program.window.deleteLater()
            self._program.deleteLater()
        nothing = RollOutSettings()
        self._program = Program(self._folder / "profile", content, self._page, nothing, nothing)
        self._program.net.install()
        self._program.show()
        self._program.window.closing.connect(QApplication.quit)
        self._watch()

    def _watch(self) -> None:
        """Watch all folders and files; one that an editor replaced has to be named again."""
        source = paths.content_sources()
        self._watcher.addPaths([str(path) for path in (source, *source.rglob("*"))])

    def _compile(self) -> None:
        self._watch()
        source = paths.content_sources() / LANGUAGE
        target = self._folder / f"{next(self._numbers)}.db"
        self._tasks.run(
            self, lambda: compile_content(source, target), lambda _: self.open(target), self._tell
        )

    def _tell(self, error: Exception) -> None:
        """Show the first content problem as a notice, and all of them in the terminal."""
        problems = error.problems if isinstance(error, ContentProblems) else (error,)
        for problem in problems:
            print(problem, file=sys.stderr)
        if self._program is not None:
            more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
            self._program.window.show_notice(f"{problems[0]}{more}")


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py preview")
    parser.add_argument("page", metavar="ID")
    asked = parser.parse_args()
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)  # between two windows there is none
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    with tempfile.TemporaryDirectory(prefix="waymark-preview-") as folder:
        preview = Preview(asked.page, Path(folder))
        preview.open(paths.content_db())
        return app.exec()


if __name__ == "__main__":
    raise SystemExit(main())
