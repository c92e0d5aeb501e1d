"""Cleaning rules: one a module, all alike; `registry` puts them in order."""
