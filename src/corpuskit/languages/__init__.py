"""Telling languages: the parts of the stage in ``language.py``."""
