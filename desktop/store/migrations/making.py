"""What the steps of a migration have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def create_sealed(
    operations: Operations, table: str, key: str, *columns: sa.Column[object]
) -> None:
    """Make a table as all are since version 2: one b-tree, a position and a seal."""
    operations.create_table(
        table,
        sa.Column(key, sa.String(), nullable=False),
        *columns,
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("seal", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint(key, name=f"pk_{table}"),
        sqlite_with_rowid=False,
    )
