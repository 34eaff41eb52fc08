"""Finds items of test sets in rows: an index from a lab's own copies, a share for each row and suite, a report."""

from commonplace.curate.decontamination.feature import index_paths, kind_names, mapped
from commonplace.curate.decontamination.index import ENDING, Facts, Index, Rules, read_index, write_index
from commonplace.curate.decontamination.indexing import make_index
from commonplace.curate.decontamination.items import Suite, read_suite, suites
from commonplace.curate.decontamination.report import SuiteReport, report

__all__ = [
    "ENDING",
    "Facts",
    "Index",
    "Rules",
    "Suite",
    "SuiteReport",
    "index_paths",
    "kind_names",
    "make_index",
    "mapped",
    "read_index",
    "read_suite",
    "report",
    "suites",
    "write_index",
]
