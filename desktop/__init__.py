"""Waymark: explains strategies for treating multiple sclerosis, offline, and prints them."""

__version__ = "0.1.0"
