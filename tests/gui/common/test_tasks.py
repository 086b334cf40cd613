"""Work off the GUI thread answers on it, and never to somebody who has gone."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.tasks.slices import slices
from desktop.tasks.tasks import InlineTasks, Tasks


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    tasks = Tasks(threads=2)
    yield tasks
    assert tasks.wait(5000)


def _gui_thread() -> bool:
    return QThread.currentThread() is QApplication.instance().thread()  # type: ignore[union-attr]


def _fail() -> int:
    return 1 // 0


def _steps(taken: list[int], count: int) -> Iterator[None]:
    for number in range(count):
        taken.append(number)
        yield


def test_result_comes_back_on_the_gui_thread(tasks: Tasks, qtbot: QtBot) -> None:
    owner = QObject()
    answers: list[tuple[int, bool]] = []
    worked: list[bool] = []

    def work() -> int:
        worked.append(threading.current_thread() is threading.main_thread())
        return 42

    tasks.run(owner, work, done=lambda n: answers.append((n, _gui_thread())))
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [(42, True)]
    assert worked == [False]


def test_failure_comes_back_as_the_exception(tasks: Tasks, qtbot: QtBot) -> None:
    owner = QObject()
    failures: list[Exception] = []
    tasks.run(owner, _fail, failed=failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], ZeroDivisionError)


def test_failure_nobody_asked_about_is_logged(
    qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    InlineTasks().run(QObject(), _fail)
    assert "a task failed" in caplog.text


def test_nothing_is_called_when_the_owner_is_gone(tasks: Tasks, qtbot: QtBot) -> None:
    owner, go = QObject(), threading.Event()
    answers: list[object] = []
    job = tasks.run(owner, go.wait, done=answers.append, failed=answers.append)
    delete(owner)
    go.set()
    qtbot.waitUntil(lambda: job.over)
    assert not answers


def test_nothing_is_called_after_cancel(tasks: Tasks, qtbot: QtBot) -> None:
    owner, go = QObject(), threading.Event()
    answers: list[object] = []
    job = tasks.run(owner, go.wait, done=answers.append)
    job.cancel()
    go.set()
    assert tasks.wait(5000)
    QApplication.processEvents()
    assert not answers


def test_job_lets_go_of_its_owner_on_the_gui_thread(tasks: Tasks, qtbot: QtBot) -> None:
    owner = QObject()
    gone: list[bool] = []
    owner.destroyed.connect(lambda: gone.append(_gui_thread()))
    job = tasks.run(owner, lambda: 1)
    del owner
    qtbot.waitUntil(lambda: bool(gone))
    assert gone == [True]
    assert job.over


def test_work_that_waits_is_dropped_on_exit(qapp: QApplication) -> None:
    tasks, owner, go = Tasks(threads=1), QObject(), threading.Event()
    done: list[str] = []

    def work(words: str) -> None:
        go.wait()
        done.append(words)

    tasks.run(owner, lambda: work("running"))
    tasks.run(owner, lambda: work("waiting"))
    threading.Timer(0.05, go.set).start()
    assert tasks.wait(5000)
    assert "waiting" not in done


def test_inline_tasks_answer_at_once(qapp: QApplication) -> None:
    answers: list[int] = []
    InlineTasks().run(QObject(), lambda: 7, done=answers.append)
    assert answers == [7]


def test_slices_take_every_step_in_order(qtbot: QtBot) -> None:
    owner = QObject()
    taken: list[int] = []
    work = slices(owner, _steps(taken, 50), budget_ms=0)
    assert taken == []
    with qtbot.waitSignal(work.finished):
        pass
    assert taken == list(range(50))
    assert not work.running


def test_slices_leave_room_for_events(qtbot: QtBot) -> None:
    owner = QObject()
    taken: list[int] = []
    work = slices(owner, _steps(taken, 50), budget_ms=0)
    QApplication.processEvents()
    assert 0 < len(taken) < 50
    work.cancel()
    QApplication.processEvents()
    assert len(taken) < 50


def test_slices_can_be_finished_at_once(qtbot: QtBot) -> None:
    owner = QObject()
    taken: list[int] = []
    work = slices(owner, _steps(taken, 5))
    with qtbot.waitSignal(work.finished):
        work.finish()
    assert len(taken) == 5


def test_slices_end_with_their_owner(qtbot: QtBot) -> None:
    owner = QObject()
    taken: list[int] = []
    slices(owner, _steps(taken, 5))
    delete(owner)
    QApplication.processEvents()
    assert taken == []


def test_a_step_that_fails_ends_the_work(qtbot: QtBot) -> None:
    owner = QObject()

    def steps() -> Iterator[None]:
        yield
        raise ValueError("broken")

    work = slices(owner, steps())
    with pytest.raises(ValueError, match="broken"):
        work.finish()
    assert not work.running


def test_what_jobs_held_is_let_go_of_when_they_are_over(tasks: Tasks, qtbot: QtBot) -> None:
    class Held:
        """What the work needs."""

        def use(self) -> None:
            threading.Event().wait(0.01)  # so that those asked for later have to queue

    owner = QObject()
    left: list[weakref.ref[Held]] = []
    answers: list[None] = []
    for _ in range(8):
        held = Held()
        left.append(weakref.ref(held))
        tasks.run(owner, held.use, answers.append)
    del held
    qtbot.waitUntil(lambda: len(answers) == 8)
    assert tasks.wait(5000)
    gc.collect()
    assert [each() for each in left] == [None] * 8


def test_no_other_thread_lets_go_of_what_a_job_held(tasks: Tasks, qtbot: QtBot) -> None:
    gone: list[threading.Thread] = []

    class Held:
        """Tells on which thread it goes."""

        def use(self) -> Held:
            return self

        def fail(self) -> None:
            raise ValueError(self)

        def __del__(self) -> None:
            gone.append(threading.current_thread())

    owner = QObject()
    errors: list[str] = []
    cancelled = tasks.run(owner, Held().use)
    cancelled.cancel()
    tasks.run(owner, Held().use)
    tasks.run(owner, Held().fail, failed=lambda error: errors.append(type(error).__name__))
    qtbot.waitUntil(lambda: len(gone) == 3)
    assert set(gone) == {threading.current_thread()}
    assert errors == ["ValueError"]
