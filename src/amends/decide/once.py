"""A property that is worked out once, when it is first looked at.

The standard library's `cached_property` takes a lock in Python 3.11, which costs more than most of what is kept here;
from 3.12 on it does not. What is kept here may be worked out twice by two threads, with the same result.
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Owner = TypeVar("Owner")
Value = TypeVar("Value")


class once(Generic[Owner, Value]):  # noqa: N801 - used as `property` is
    """Turns a method into an attribute that keeps the method's result in the object."""

    def __init__(self, method: Callable[[Owner], Value]) -> None:
        self._method = method
        self._name = method.__name__
        self.__doc__ = method.__doc__

    @overload
    def __get__(self, instance: None, owner: type[Any]) -> "once[Owner, Value]": ...
    @overload
    def __get__(self, instance: Owner, owner: type[Any]) -> Value: ...
    def __get__(self, instance: Owner | None, owner: type[Any]) -> "Value | once[Owner, Value]":
        """The result, which stands in the object's own dictionary from now on and is found there first."""
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._method(instance)
        return value
