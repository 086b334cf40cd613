"""Every page on shelves by subject."""
