"""The diagrams of the real content, read without the compiler."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
import yaml

from desktop.domain.content import Diagram, DiagramStep
from desktop.paths import content_sources
from tests.builders import a_diagram

Load = Callable[[str], Diagram]


@cache
def _load(name: str) -> Diagram:
    path = content_sources() / "en-GB" / "diagrams" / f"{name}.yaml"
    written: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return a_diagram(
        written["id"],
        written["number"],
        written["kind"],
        title=written["title"],
        data=written["data"],
        steps=tuple(DiagramStep(**step) for step in written["steps"]),
        text=tuple(written["text"]),
        links=written["links"],
    )


@pytest.fixture
def real_diagram() -> Load:
    """A diagram of the real content by its id."""
    return _load
