"""What stands around every page: easier to see, help, the last resort."""
