"""Where everything in a drawing stands: one module for each kind."""
