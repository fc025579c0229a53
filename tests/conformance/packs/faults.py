"""How a check ends when it does not hold."""

from __future__ import annotations

from typing import NoReturn


class Fault(Exception):
    """What a check found wrong: the pack is invalid."""


class NotMade(Exception):
    """Why a check could not be made: nothing is said against the pack, and nothing for it."""


def fail(sentence: str) -> NoReturn:
    raise Fault(sentence)


def require(holds: bool, sentence: str) -> None:
    if not holds:
        raise Fault(sentence)
