"""My first five years: example dates of one plan, or of two side by side."""
