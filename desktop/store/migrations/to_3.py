"""To version 3: packs that staff put together, and what was printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from desktop.store.migrations.making import create_sealed

if TYPE_CHECKING:
    from alembic.operations import Operations


def to_3(operations: Operations) -> None:
    """Make the two new tables."""
    create_sealed(
        operations,
        "pack",
        "uuid",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("items", sa.String(), nullable=False),
        sa.Column("saved", sa.String(), nullable=False),
    )
    create_sealed(
        operations,
        "print_record",
        "uuid",
        sa.Column("page", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("pack", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("variant", sa.String(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("printed", sa.String(), nullable=False),
        sa.Column("station", sa.String(), nullable=False),
    )
