"""The composition root: builds every object and holds every connection between them."""
