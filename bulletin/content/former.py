"""What became of addresses that have been published: ``content/addresses.yaml``."""

from __future__ import annotations

from dataclasses import dataclass, field

from bulletin.i18n.messages import N_
from bulletin.syntax.positions import Positions
from bulletin.syntax.record import Pair, Record, record
from bulletin.syntax.scalars import Address, Day, Text

FILES = ("addresses.yaml", "addresses.yml")
OWNER = N_("addresses.yaml")


@record
class Move(Record):
    """What stood at an address, and below it where it ends in ``/``, stands at another."""

    start: Address = field(metadata={"alias": "from"})
    to: Address


@record
class Withdrawal(Record):
    """What stood at an address is gone for good. ``see`` is an item, or an entry as ``register/id``."""

    address: Address
    date: Day
    reason: Pair
    see: Text | None = None


@record
class FormerAddresses(Record):
    moved: tuple[Move, ...] = ()
    gone: tuple[Withdrawal, ...] = ()


@dataclass(frozen=True, slots=True)
class FormerFile:
    """What one file says, and where it says it."""

    addresses: FormerAddresses
    positions: Positions
