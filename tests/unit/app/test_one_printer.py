"""What a printer says of itself, in the few words that visitors need."""

from __future__ import annotations

import pytest

from desktop.app.kiosk.one_printer import state_of
from desktop.domain.kiosk_paper import PrinterState


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("", PrinterState.READY),
        ("none", PrinterState.READY),
        ("media-empty-warning,toner-low", PrinterState.READY),
        ("cups-remote-pending-report", PrinterState.READY),
        ("media-empty-error", PrinterState.NO_PAPER),
        ("toner-low,media-needed", PrinterState.NO_PAPER),
        ("media-jam-error", PrinterState.OPEN),
        ("cover-open", PrinterState.OPEN),
        ("offline-report", PrinterState.SILENT),
        ("connecting-to-device", PrinterState.READY),
        ("paused", PrinterState.STOPPED),
    ],
)
def test_reasons_become_what_staff_must_see_to(said: str, state: PrinterState) -> None:
    assert state_of(said) is state
