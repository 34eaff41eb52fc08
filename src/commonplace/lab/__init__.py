"""The lab's side as a Python library: collect what was given, read it as Arrow, build datasets from it.

::

    from commonplace import lab

    lab.collect("mirror")
    lab.verify("mirror")
    for file, batch in lab.open_mirror("mirror").batches(["id", "messages"]):
        ...
    lab.build(lab.BuildFrom(recipe="sft-general", mirror=Path("mirror")), "builds/sft")

Nothing here prints or asks. Only ``collect``, ``collect_neighbours``, ``foresee``, ``filesystem``, ``publish`` and
``impact`` use the network.
"""

from commonplace.collect import Defect, Found, OriginState, Report
from commonplace.hub import filesystem
from commonplace.lab.building import BuildFrom, build, plan
from commonplace.lab.collecting import collect, foresee
from commonplace.lab.judgements import OriginFacts, origin_facts
from commonplace.lab.mirrors import OpenMirror, open_mirror
from commonplace.lab.neighbours import collect_neighbours
from commonplace.lab.overviews import Overview, report, status
from commonplace.lab.products import attach, diff, dossier, impact, publish, purge, report_build
from commonplace.lab.verifying import Verified, stricter_terms, verify
from commonplace.records.row_file import RowFile

__all__ = [
    "BuildFrom", "Defect", "Found", "OpenMirror", "OriginFacts", "OriginState", "Overview", "Report", "RowFile",
    "Verified", "attach", "build", "collect", "collect_neighbours", "diff", "dossier", "filesystem", "foresee",
    "impact", "open_mirror", "origin_facts", "plan", "publish", "purge", "report", "report_build", "status",
    "stricter_terms", "verify",
]  # fmt: skip
