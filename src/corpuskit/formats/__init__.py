"""File formats: the parts of the stage in ``write.py``."""
