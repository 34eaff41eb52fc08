"""Writes a selection of rows as a dataset that people train on, with all that tells where it came from."""

from commonplace.build.attaching import Answering, attach
from commonplace.build.built import BuildManifest, Built, Source, WrittenFile, WrittenView, read_manifest
from commonplace.build.diffing import Difference, Moved, diff
from commonplace.build.dossiers import dossier
from commonplace.build.impacts import Impact, impact
from commonplace.build.purging import EVERY_ROW, Gone, purge
from commonplace.build.pushing import Pushed, push
from commonplace.build.reporting import report
from commonplace.build.writing import Progress, write

__all__ = [
    "EVERY_ROW", "Answering", "BuildManifest", "Built", "Difference", "Gone", "Impact", "Moved", "Progress",
    "Pushed", "Source", "WrittenFile", "WrittenView", "attach", "diff", "dossier", "impact", "purge", "push",
    "read_manifest", "report", "write",
]  # fmt: skip
