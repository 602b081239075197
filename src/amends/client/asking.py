"""One list of what can be asked for both ways to ask: what gives its answer now, and what is awaited."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any, Generic, ParamSpec, TypeVar, overload

from amends.client.call import Call, Pages
from amends.client.sending import AsyncSending, Sending

Said = ParamSpec("Said")
Given = TypeVar("Given")
Item = TypeVar("Item")


class Asks(Generic[Said, Given]):
    """A method that sends the call which a function makes; with `await` where its object is for an event loop."""

    def __init__(self, make: Callable[Said, Call[Given]]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, asker: Sending, kind: type | None = None) -> Callable[Said, Given]: ...
    @overload
    def __get__(self, asker: AsyncSending, kind: type | None = None) -> Callable[Said, Awaitable[Given]]: ...
    @overload
    def __get__(self, asker: None, kind: type | None = None) -> Callable[Said, Call[Given]]: ...
    def __get__(self, asker: Sending | AsyncSending | None, kind: type | None = None) -> Callable[Said, Any]:
        make = self._make
        if asker is None:
            return make

        def ask(*args: Said.args, **kwargs: Said.kwargs) -> Given | Awaitable[Given]:
            return asker.send(make(*args, **kwargs))

        ask.__doc__ = make.__doc__
        return ask


class Lists(Generic[Said, Item]):
    """A method that goes through a list; with `async for` where its object is for an event loop."""

    def __init__(self, make: Callable[Said, Pages[Item]]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, asker: Sending, kind: type | None = None) -> Callable[Said, Iterator[Item]]: ...
    @overload
    def __get__(self, asker: AsyncSending, kind: type | None = None) -> Callable[Said, AsyncIterator[Item]]: ...
    @overload
    def __get__(self, asker: None, kind: type | None = None) -> Callable[Said, Pages[Item]]: ...
    def __get__(self, asker: Sending | AsyncSending | None, kind: type | None = None) -> Callable[Said, Any]:
        make = self._make
        if asker is None:
            return make

        def go_through(*args: Said.args, **kwargs: Said.kwargs) -> Iterator[Item] | AsyncIterator[Item]:
            return asker.each(make(*args, **kwargs))

        go_through.__doc__ = make.__doc__
        return go_through
