"""Every error that commonplace raises on purpose, as one tree.

::

    CommonplaceError                 exit 1   something a person can act on
    ├── UsageError                   exit 2   the command or option cannot be meant
    │   ├── UnknownSource                     no source of that name
    │   └── AmbiguousSource                   two sources claim one file equally
    ├── InputError                   exit 1   a file that cannot be read as it stands
    │   ├── UnsafeArchive                     a zip over a limit, or with hostile members
    │   ├── DamagedInput                      torn, truncated or undecodable bytes
    │   └── SeveralAccounts                   an archive holds more than one person's chats
    ├── WorkspaceError               exit 1   the workspace cannot be opened or written
    │   ├── WorkspaceBusy                     another process holds it
    │   └── WorkspaceTooNew                   written by a later version
    ├── NeedsPerson                  exit 3   a decision only a person can make is missing
    │   ├── NotScanned                        text that no scan has covered blocks publishing
    │   ├── ConsentMissing                    no consent, or not for these bytes
    │   └── LeakFound                         the final check found a value that must not leave
    │       └── BlindCheck                    the final check does not see what it must see
    ├── HubError                     exit 4   the Hub cannot be reached or refuses
    │   ├── HubUnreachable
    │   ├── HubRefused
    │   └── HubConflict                       the repository changed since it was read
    └── Interrupted                  exit 130 the person pressed Ctrl-C

An error has three parts: what is wrong (``message``), the facts (``facts``), the command or act that
helps (``hint``). None of the three may hold text from a conversation: kinds, counts, places and file
names only.
"""

from collections.abc import Sequence

__all__ = [
    "AmbiguousSource",
    "BlindCheck",
    "CommonplaceError",
    "ConsentMissing",
    "DamagedInput",
    "HubConflict",
    "HubError",
    "HubRefused",
    "HubUnreachable",
    "InputError",
    "Interrupted",
    "LeakFound",
    "NeedsPerson",
    "NotScanned",
    "SeveralAccounts",
    "UnknownSource",
    "UnsafeArchive",
    "UsageError",
    "WorkspaceBusy",
    "WorkspaceError",
    "WorkspaceTooNew",
]


class CommonplaceError(Exception):
    """Something went wrong that a person can act on.

    Attributes:
        code: stable slug of the kind of error, used by ``--json`` and the documentation.
        exit_code: what the command line ends with.
        message: what is wrong, in one line.
        facts: what was looked for and what was found, a line each.
        hint: the command or act that helps.
    """

    code = "error"
    exit_code = 1

    def __init__(self, message: str, *, facts: Sequence[str] = (), hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.facts = tuple(facts)
        self.hint = hint


class UsageError(CommonplaceError):
    """The command or an option cannot be meant as it was given."""

    code = "usage"
    exit_code = 2


class UnknownSource(UsageError):
    """No source has the name that was asked for."""

    code = "unknown-source"


class AmbiguousSource(UsageError):
    """Two sources claim the same file with the same certainty."""

    code = "ambiguous-source"


class InputError(CommonplaceError):
    """A file cannot be read as it stands; the others are not touched by it."""

    code = "input"


class UnsafeArchive(InputError):
    """An archive passes a size limit or holds members that could write outside their folder."""

    code = "unsafe-archive"


class DamagedInput(InputError):
    """Bytes that are torn, truncated or not what their container says."""

    code = "damaged-input"


class SeveralAccounts(InputError):
    """An archive holds the conversations of more than one account."""

    code = "several-accounts"
    exit_code = 3


class WorkspaceError(CommonplaceError):
    """The workspace cannot be opened, read or written."""

    code = "workspace"


class WorkspaceBusy(WorkspaceError):
    """Another process is writing to the workspace."""

    code = "workspace-busy"


class WorkspaceTooNew(WorkspaceError):
    """The workspace was written by a later version of commonplace."""

    code = "workspace-too-new"


class NeedsPerson(CommonplaceError):
    """A decision that only a person can make is missing."""

    code = "needs-person"
    exit_code = 3


class NotScanned(NeedsPerson):
    """Text that no scan has covered is among what would leave."""

    code = "not-scanned"


class ConsentMissing(NeedsPerson):
    """There is no consent, or it was given for other bytes."""

    code = "consent-missing"


class LeakFound(NeedsPerson):
    """The final check found a value that must not leave."""

    code = "leak-found"


class BlindCheck(LeakFound):
    """The final check does not see what it must see, so that its silence would say nothing."""

    code = "blind-check"


class HubError(CommonplaceError):
    """The Hub cannot be reached or refuses."""

    code = "hub"
    exit_code = 4


class HubUnreachable(HubError):
    """No answer from the Hub."""

    code = "hub-unreachable"


class HubRefused(HubError):
    """The Hub answered no: a right, a name or a limit stands in the way."""

    code = "hub-refused"


class HubConflict(HubError):
    """The repository changed since it was read."""

    code = "hub-conflict"


class Interrupted(CommonplaceError):
    """The person interrupted the command; what was finished is kept."""

    code = "interrupted"
    exit_code = 130
