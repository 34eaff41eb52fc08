"""Measures what the trust checks of a mirror find among what was planted, and what they take for it."""
