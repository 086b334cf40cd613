"""Plain values, enumerations and errors; the standard library only."""
