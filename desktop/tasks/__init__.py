"""Plain functions run off the GUI thread, and long GUI work cut into slices."""
