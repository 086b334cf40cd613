"""SQLAlchemy over content.db and reader.db: rows stay inside, domain values come out."""
