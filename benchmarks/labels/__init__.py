"""How well labels find what they name."""
