"""Faults made on purpose. Nothing here is collected by pytest: `tests/unit/store_reader` runs
short forms, `python -m tests.faults` long ones."""
