"""Time I have: a path through the pages of the length that the reader picks."""
