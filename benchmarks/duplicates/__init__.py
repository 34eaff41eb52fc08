"""How well and how fast duplicates are found, beside other tools in the same run."""
