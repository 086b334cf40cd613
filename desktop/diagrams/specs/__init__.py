"""What each kind of diagram shows: values that refuse nonsense, and say themselves in words."""
