"""What went wrong with the index: its files, or the machine, which building it again does not help.

Damaged files raise anything. A disk without room must not cost the index that is there.
"""

from __future__ import annotations

import errno

_OF_THE_MACHINE = frozenset(
    {
        errno.ENOSPC,
        errno.EDQUOT,
        errno.EFBIG,
        errno.EROFS,
        errno.EACCES,
        errno.EPERM,
        errno.EMFILE,
        errno.ENFILE,
        errno.ENOMEM,
    }
)


def is_of_the_machine(error: Exception) -> bool:
    """Tell whether an error says nothing about the files: no room, no memory, no permission, too many open files."""
    return isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno in _OF_THE_MACHINE)
