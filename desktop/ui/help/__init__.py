"""Help: how the program is used, installed and set up, and what it is made of."""
