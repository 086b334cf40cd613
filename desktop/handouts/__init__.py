"""Handouts: what stands on the pages as a value, then as PDF, pictures, HTML or plain text."""
