"""Writes a selection of rows as a dataset that people train on, with all that tells where it came from."""

from commonplace.build.built import BuildManifest, Built, Source, WrittenFile, WrittenView, read_manifest
from commonplace.build.writing import Progress, write

__all__ = [
    "BuildManifest",
    "Built",
    "Progress",
    "Source",
    "WrittenFile",
    "WrittenView",
    "read_manifest",
    "write",
]
