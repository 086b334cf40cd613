"""The screens of a public touch screen; they show values and ask for things."""
