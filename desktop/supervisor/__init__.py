"""Watches the kiosk from outside and starts it again; the standard library only."""
