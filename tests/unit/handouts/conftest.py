"""One warm typesetter for all handout tests, and the sample sheet set once."""

from __future__ import annotations

import pytest

from desktop import paths
from desktop.handouts.typesetter import Typesetter
from tests.pdf_reading import ReadPdf
from tests.unit.handouts import samples


@pytest.fixture(scope="session")
def typesetter() -> Typesetter:
    return Typesetter(paths.resources())


@pytest.fixture(scope="session")
def standard(typesetter: Typesetter) -> ReadPdf:
    """The sample page as a standard sheet, with a clinic's name on it."""
    return ReadPdf(typesetter.pdf(samples.a_handout(options=samples.OPTIONS)))
