"""Search as the reader types."""
