"""Choosing how a handout looks, seeing its real pages, printing and saving it."""
