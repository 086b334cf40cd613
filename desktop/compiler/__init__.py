"""Turns the content files into content.db; for building and tests, not shipped."""
