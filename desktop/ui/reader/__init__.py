"""The reader: one page of the library as a column of real widgets."""
