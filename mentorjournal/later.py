"""What is loaded when it is first asked for, named as "package.module:name"."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


def module_of(where: str) -> str:
    """The module's part of such a name."""
    return where.partition(":")[0]


def named(where: str) -> Any:
    """What stands under a name such as "mentorjournal.journal.people:People"."""
    module, _, name = where.partition(":")
    return getattr(import_module(module), name)


def modules_of(package: str) -> Callable[[str], ModuleType]:
    """The `__getattr__` of a package whose modules are loaded when they are asked for."""

    def module(name: str) -> ModuleType:
        where = f"{package}.{name}"
        try:
            return import_module(where)
        except ModuleNotFoundError as error:
            if error.name != where:
                raise
            raise AttributeError(f"there is no {where}") from None

    return module


class Part(Generic[T]):
    """An attribute that is made when it is first read, by a class that is loaded only then.

    Args:
        where: The class, as `named` takes it.
        needs: Attributes of the owner that it is made with, by their names.
    """

    def __init__(self, where: str, *needs: str) -> None:
        self._where, self._needs = where, needs

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Part[T]: ...

    @overload
    def __get__(self, instance: object, owner: type) -> T: ...

    def __get__(self, instance: object | None, owner: type) -> Part[T] | T:
        if instance is None:
            return self
        made: T = named(self._where)(*(getattr(instance, need) for need in self._needs))
        # From now on the attribute itself is found first; another thread may have been quicker.
        kept: T = instance.__dict__.setdefault(self._name, made)
        return kept
