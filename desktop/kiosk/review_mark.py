"""The mark on what nobody has reviewed yet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.content import NOT_REVIEWED, ReviewRecord, ReviewStatus
from desktop.theme.controller import ThemeController
from desktop.ui.common.chips import Tag


class ReviewMark(Tag):
    """Says that no clinician has reviewed this; what has no record counts as not reviewed."""

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(theme, "", parent, icon="warning-circle")
        self.setObjectName("draft_notice")
        self.set_text(self.tr(NOT_REVIEWED))

    def show_review(self, review: ReviewRecord | None) -> None:
        """Be there only for a draft."""
        self.setVisible(review is None or review.status is ReviewStatus.DRAFT)
