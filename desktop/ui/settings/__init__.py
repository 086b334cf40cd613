"""How it looks, reads and remembers."""
