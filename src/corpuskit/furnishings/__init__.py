"""Finding furniture: the parts of the stage in ``furniture.py``."""
