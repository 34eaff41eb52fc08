"""``croissant.json``: the build in Croissant 1.1, with sources as provenance.

Source: the Croissant 1.1 vocabulary as mlcroissant 1.1.1 knows it; it needs ``conformsTo`` 1.1, and a ``prov`` prefix
in the context for ``prov:wasDerivedFrom``, which the library keeps and does not declare by itself.
"""

import msgspec

from commonplace import NAME
from commonplace.build.built import BuildManifest, WrittenView
from commonplace.build.words import LIMITS, REMOVED, WITHDRAWALS

__all__ = ["croissant"]

_CONTEXT: dict[str, object] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "arrayShape": "cr:arrayShape",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "prov": "http://www.w3.org/ns/prov#",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}

_TYPES = {"parquet": "application/x-parquet", "jsonl": "application/jsonlines"}


def croissant(manifest: BuildManifest) -> bytes:
    """The document; equal builds give equal bytes."""
    document: dict[str, object] = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": manifest.name,
        "description": manifest.description,
        "version": "1.0.0",
        "url": f"urn:{NAME}:build:{manifest.content}",
        "license": "https://schema.org/license",
        "isLiveDataset": True,
        "prov:wasDerivedFrom": [
            {
                "@type": "prov:Entity",
                "@id": f"urn:{NAME}:source:{source.origin}@{source.revision}",
                "prov:label": source.origin,
                "prov:value": source.revision,
            }
            for source in manifest.sources
        ],
        "rai:dataLimitations": list(LIMITS),
        "rai:personalSensitiveInformation": [REMOVED],
        "rai:dataReleaseMaintenancePlan": WITHDRAWALS,
        "rai:dataUseCases": [manifest.intended_use],
        "distribution": [part for view in manifest.views for part in _distribution(view)],
        "recordSet": [_records(view) for view in manifest.views if view.kind == "parquet" and view.files],
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def _distribution(view: WrittenView) -> list[dict[str, object]]:
    return [
        {
            "@type": "cr:FileObject",
            "@id": file.path,
            "name": file.path.replace("/", "-"),
            "contentUrl": file.path,
            "encodingFormat": _TYPES[view.kind],
            "sha256": file.sha256,
        }
        for file in view.files
    ]


def _records(view: WrittenView) -> dict[str, object]:
    """The ids of a view's rows; other columns follow from the kind of view and stand in the Parquet files."""
    return {
        "@type": "cr:RecordSet",
        "@id": view.name,
        "name": view.name,
        "field": [
            {
                "@type": "cr:Field",
                "@id": f"{view.name}/{column}",
                "name": f"{view.name}/{column}",
                "dataType": "sc:Text",
                "source": {"fileObject": {"@id": view.files[0].path}, "extract": {"column": column}},
            }
            for column in ("id", "origin")
        ],
    }
