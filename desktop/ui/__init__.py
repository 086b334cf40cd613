"""Windows and widgets; they show values, ask for things and decide nothing."""
