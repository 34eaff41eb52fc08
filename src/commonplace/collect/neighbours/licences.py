"""What the licence that a dataset states allows to pass on. It is a table of facts with sources, no legal advice.

What is not in the table is ``no``: a build that is pushed holds nothing of such a dataset.
"""

import msgspec

from commonplace.records.row_file import Redistribution

__all__ = ["LICENCES", "Licence", "redistribution_of"]

_CC = "https://creativecommons.org/licenses/"


class Licence(msgspec.Struct, frozen=True):
    """One licence.

    Attributes:
        redistribution: of rows in a build that is pushed.
        asks: what it asks of whoever passes them on, in words.
        source: where its text stands.
    """

    redistribution: Redistribution
    asks: str
    source: str


LICENCES: dict[str, Licence] = {
    "cc0-1.0": Licence("yes", "nothing", "https://creativecommons.org/publicdomain/zero/1.0/legalcode"),
    "pddl": Licence("yes", "nothing", "https://opendatacommons.org/licenses/pddl/1-0/"),
    "unlicense": Licence("yes", "nothing", "https://unlicense.org/"),
    "cc-by-3.0": Licence("yes", "attribution", f"{_CC}by/3.0/legalcode"),
    "cc-by-4.0": Licence("yes", "attribution", f"{_CC}by/4.0/legalcode"),
    "odc-by": Licence("yes", "attribution", "https://opendatacommons.org/licenses/by/1-0/"),
    "mit": Licence("yes", "the notice", "https://opensource.org/license/mit"),
    "apache-2.0": Licence("yes", "the notice, changes stated", "https://www.apache.org/licenses/LICENSE-2.0"),
    "bsd-2-clause": Licence("yes", "the notice", "https://opensource.org/license/bsd-2-clause"),
    "bsd-3-clause": Licence("yes", "the notice", "https://opensource.org/license/bsd-3-clause"),
    "cdla-permissive-1.0": Licence("yes", "the agreement", "https://cdla.dev/permissive-1-0/"),
    "cdla-permissive-2.0": Licence("yes", "the agreement", "https://cdla.dev/permissive-2-0/"),
    "cc-by-sa-3.0": Licence("ids_only", "the same licence for the whole", f"{_CC}by-sa/3.0/legalcode"),
    "cc-by-sa-4.0": Licence("ids_only", "the same licence for the whole", f"{_CC}by-sa/4.0/legalcode"),
    "odbl": Licence("ids_only", "the same licence for the whole", "https://opendatacommons.org/licenses/odbl/1-0/"),
    "cdla-sharing-1.0": Licence("ids_only", "the same licence for the whole", "https://cdla.dev/sharing-1-0/"),
    "cc-by-nc-4.0": Licence("ids_only", "no commercial use", f"{_CC}by-nc/4.0/legalcode"),
    "cc-by-nc-sa-4.0": Licence("ids_only", "no commercial use, the same licence", f"{_CC}by-nc-sa/4.0/legalcode"),
    "cc-by-nd-4.0": Licence("ids_only", "no changed copies, and rows are changed", f"{_CC}by-nd/4.0/legalcode"),
    "cc-by-nc-nd-4.0": Licence("ids_only", "no changed copies, no commercial use", f"{_CC}by-nc-nd/4.0/legalcode"),
    "lmsys-chat-1m": Licence(
        "ids_only", "its own agreement, which each user accepts", "https://huggingface.co/datasets/lmsys/lmsys-chat-1m"
    ),
}  # fmt: skip
"""By the identifier that the Hub's cards use, in lower case; the last is the name of the one in LMSYS's card.

A licence that binds the whole of a build, or forbids changed copies or some uses, is ``ids_only``: a push cannot
see to it. Source: the list of licence identifiers in the Hub's documentation, and the texts that are linked.
"""

_OTHER_NAMES = {"cc0": "cc0-1.0", "cc-by": "cc-by-4.0", "cc-by-sa": "cc-by-sa-4.0", "odc-by-1.0": "odc-by"}


def redistribution_of(stated: str | None) -> Redistribution:
    """What a stated licence allows; ``no`` if none is stated or it is not in the table."""
    name = (stated or "").strip().lower()
    known = LICENCES.get(_OTHER_NAMES.get(name, name))
    return known.redistribution if known else "no"
