"""Names of the package that are loaded when they are first asked for (PEP 562)."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class _Package(ModuleType):
    """A package whose functions are not displaced by the modules they are named after.

    Importing ``corpuskit.read`` would put that module in the place of the function ``read``: that
    is how Python binds submodules. Here a name of the lazy table stays what the table says.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (isinstance(value, ModuleType) and name in self.__dict__["_homes"]):
            super().__setattr__(name, value)


def load_lazily(
    package: str, homes: Mapping[str, Sequence[str]], /
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Return ``__getattr__`` and ``__dir__`` for *package*.

    Args:
        package: Name of the package, imported by now.
        homes: Modules, and the names that each is asked for.
    """
    module = sys.modules[package]
    home_of = {name: home for home, names in homes.items() for name in names}
    module.__dict__["_homes"] = home_of
    module.__class__ = _Package

    def load(name: str) -> Any:
        if name not in home_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(importlib.import_module(home_of[name]), name)
        module.__dict__[name] = value
        return value

    return load, lambda: sorted({*module.__dict__, *home_of})
