"""Measures how much of what must not be published survives a redactor, and how much else it destroys."""
