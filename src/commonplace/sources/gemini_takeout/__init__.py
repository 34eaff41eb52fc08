"""Google Takeout of the Gemini app: My Activity as JSON or as a page."""

from commonplace.sources.gemini_takeout.source import SOURCE

__all__ = ["SOURCE"]
