"""Use cases in plain Python: open a page, search, draw, make a handout, keep and forget."""
