"""One module per export or log format, each with all that is known about it."""
