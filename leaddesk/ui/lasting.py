"""Keep ``None`` and its like alive under Python 3.11, where PySide6 6.12 uses them up.

Its wheels are marked for CPython 3.10 and later but hand out ``None``, ``True`` and ``False`` without counting, as is
right only from 3.12 on, where these are immortal (PEP 683). On 3.11 every call of a Qt method that returns nothing
takes one reference from ``None``; after some thousands the interpreter aborts with "deallocating None". Measured:
1,000 calls of ``setObjectName``, 1,000 references fewer. A test pins it, so that this goes when it is no longer needed.
"""

from __future__ import annotations

import ctypes
import sys

MORTAL = sys.version_info < (3, 12)
_PLENTY = 1 << 40


def make_lasting() -> None:
    """Give the singletons so many references that no session can use them up."""
    if not MORTAL:
        return
    for single in (None, True, False, NotImplemented, Ellipsis):
        if sys.getrefcount(single) < _PLENTY:
            # the count is the first word of every object of CPython 3.11
            ctypes.c_ssize_t.from_address(id(single)).value += 2 * _PLENTY
