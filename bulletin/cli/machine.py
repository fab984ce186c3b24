"""What is said when the system refuses something: a full disk, a lock, a folder one may not write to."""

from __future__ import annotations

import errno

from bulletin.build.lock import LockedError
from bulletin.i18n.messages import N_, translate

_LOCKED = N_("another build is writing into %(file)s; nothing was touched, try again when it has finished")
_LOCKED_BY = N_(
    "another build (process %(process)s) is writing into %(file)s; nothing was touched, "
    "try again when it has finished"
)
_FULL = N_("the disk is full: %(file)s; what is published is still whole, make room and build again")
_NO_PERMISSION = N_(
    "no permission: %(file)s; see whose file or folder that is, and that no program has it open"
)
_READ_ONLY = N_("nothing can be written there: %(file)s")
_IN_THE_WAY = N_("%(file)s is in the way and was not written by a build; move it elsewhere or delete it")
_OTHER = N_("the system refused: %(reason)s: %(file)s")
_OTHER_WITHOUT_FILE = N_("the system refused: %(reason)s")

_WORDS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _NO_PERMISSION,
    errno.EPERM: _NO_PERMISSION,
    errno.EROFS: _READ_ONLY,
    errno.EEXIST: _IN_THE_WAY,
}


def refusal(error: OSError, language: str) -> str:
    """What the system refused, as a sentence that says what to do."""
    values: dict[str, object] = {"file": error.filename, "reason": error.strerror or str(error)}
    if isinstance(error, LockedError):
        values["process"] = error.process
        return translate(_LOCKED_BY if error.process else _LOCKED, values, language)
    if error.filename is None:
        return translate(_OTHER_WITHOUT_FILE, values, language)
    return translate(_WORDS.get(error.errno or 0, _OTHER), values, language)
