"""Keys in turn: each acts when what the one before it started is there, however fast they come."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from textual.events import Event

PATIENCE = 2.0
"""Seconds after which a key acts even if something still moves: no key is ever held for good."""

_PAUSE = 0.002


class InTurn:
    """Holds what the user does. Focus, screens and leaving take effect a while after the key that asked for them: the
    next key would act on what was there before.
    """

    def __init__(
        self, act: Callable[[Event], Awaitable[None]], settled: Callable[[], bool], failed: Callable[[Exception], None]
    ) -> None:
        """`settled` tells whether everything that was started has come to its end, or soon does without more work."""
        self._act = act
        self._settled = settled
        self._failed = failed
        self._held: deque[Event] = deque()
        self._acting: asyncio.Task[None] | None = None

    def add(self, event: Event) -> None:
        """Let an event act after those before it."""
        self._held.append(event)
        if not self.busy:
            self._acting = asyncio.create_task(self._act_on_all())

    @property
    def busy(self) -> bool:
        """Whether something has still to act."""
        return self._acting is not None and not self._acting.done()

    async def _act_on_all(self) -> None:
        try:
            while self._held:
                await self._wait()
                await self._act(self._held.popleft())
        except Exception as error:
            self._failed(error)

    async def _wait(self) -> None:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + PATIENCE
        await asyncio.sleep(0)
        while not self._settled() and loop.time() < deadline:
            await asyncio.sleep(_PAUSE)
