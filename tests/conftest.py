"""What holds for all tests."""

from hypothesis import settings

# Machines that share their cores would fail a deadline that says nothing about the code.
settings.register_profile("commonplace", deadline=None)
settings.load_profile("commonplace")
