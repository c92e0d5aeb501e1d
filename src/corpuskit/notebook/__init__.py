"""Records as small pieces of HTML, for notebooks."""

from corpuskit.notebook.show import show_html

__all__ = ["show_html"]
