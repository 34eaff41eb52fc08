"""How much of planted test items is found in rows, and how often something else is taken for one."""
