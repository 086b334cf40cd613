"""Joins the screens of the kiosk with the library: one visit after another, nothing kept."""
