"""What the reader kept, with their own notes."""
