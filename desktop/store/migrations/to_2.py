"""To version 2: more is kept, and a question knows its sheet and its page's title."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from desktop.store.migrations.making import create_sealed

if TYPE_CHECKING:
    from alembic.operations import Operations


def to_2(operations: Operations) -> None:
    """Give every question a tick and no title, and make the four new tables."""
    operations.rename_table("question", "question_of_1")
    create_sealed(
        operations,
        "question",
        "uuid",
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("page", sa.String(), nullable=False),
        sa.Column("saved", sa.String(), nullable=False),
        sa.Column("ticked", sa.Boolean(), nullable=False),
        sa.Column("page_title", sa.String(), nullable=False),
    )
    operations.execute(
        "INSERT INTO question"
        " (uuid, text, source, page, saved, ticked, page_title, position, seal)"
        " SELECT uuid, text, source, page, saved, 1, '', position, seal FROM question_of_1"
    )
    operations.drop_table("question_of_1")
    create_sealed(
        operations,
        "value_answer",
        "id",
        sa.Column("card", sa.String(), nullable=False),
        sa.Column("chair", sa.Integer(), nullable=False),
        sa.Column("weight", sa.String(), nullable=False),
        sa.Column("answered", sa.String(), nullable=False),
    )
    create_sealed(
        operations,
        "check_answer",
        "id",
        sa.Column("ask", sa.String(), nullable=False),
        sa.Column("page", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("answered", sa.String(), nullable=False),
    )
    create_sealed(
        operations,
        "comparison",
        "uuid",
        sa.Column("board", sa.String(), nullable=False),
        sa.Column("options", sa.String(), nullable=False),
        sa.Column("names", sa.String(), nullable=False),
        sa.Column("rows", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("saved", sa.String(), nullable=False),
    )
    create_sealed(
        operations,
        "desk_item",
        "id",
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("put", sa.String(), nullable=False),
    )
