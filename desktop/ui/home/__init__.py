"""The first screen: search, the path to start with, what was read last."""
