"""The diagrams on screens of their own."""
