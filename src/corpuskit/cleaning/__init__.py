"""Cleaning: the parts of the stage in ``clean.py`` that are no rules."""
