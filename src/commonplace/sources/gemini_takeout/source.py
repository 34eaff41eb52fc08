"""The source for Takeout's My Activity of the Gemini app: pairs of prompt and answer, and nothing else in it."""

import itertools
from collections.abc import Iterator, Sequence

import msgspec

from commonplace.errors import InputError
from commonplace.records import Skipped
from commonplace.sources.base import About, Match, Probe, ReadOptions, Tree
from commonplace.sources.chat_export import ChatExport, Draft
from commonplace.sources.chat_file import ChatFile
from commonplace.sources.gemini_takeout.activities import Activity, draft_of, is_gemini, learned_verb
from commonplace.sources.gemini_takeout.pages import activities
from commonplace.sources.html_tree import fragment
from commonplace.sources.log_records import Record, element_records
from commonplace.sources.scalars import fields_of, items_of, objects_of, seconds, word
from commonplace.sources.sniffing import first_json_objects

__all__ = ["SOURCE"]

_PAGE = "gemini-takeout/html"
_JSON = "gemini-takeout/json"
_LEARNED_FROM = 500
"""Records at the beginning of a file that are looked at for the verb of its language."""
_KNOWN = frozenset(
    {"header", "title", "titleUrl", "time", "products", "subtitles", "safeHtmlItem", "attachedFiles"}
    | {"imageFile", "attachmentInfo", "details", "activityControls", "description", "locationInfos", "image"}
)
_ENCODED = msgspec.json.Encoder()


class GeminiTakeout(ChatExport):
    """My Activity of the Gemini app (earlier Bard), as Google Takeout hands it out."""

    id = "gemini-takeout"
    version = 1
    title = "Google Gemini (Takeout, My Activity)"
    how_to_get = (
        "takeout.google.com: deselect all, choose My Activity, there only Gemini Apps, and JSON as its format; "
        "a page (HTML) is read too, but holds less exact times"
    )
    about = About(
        kept="each prompt with its answer as a conversation of its own, files by name",
        lost="threads (the export has none), other products' activities, pictures, ratings without their answer",
        evidence=("other readers",),
        checked="Takeouts of 2026",
    )
    provider = "google"
    client = "gemini"

    def sniff(self, probe: Probe) -> Match | None:
        """Claim activities of the Gemini app; those of other products look the same and are left alone."""
        for record in first_json_objects(probe.head):
            if {"header", "title", "time"} <= record.keys() and _is_ours(record):
                return Match(0.95, "activities with the header of the Gemini app")
        head = probe.head.lower()
        if b"outer-cell" not in head or b"content-cell" not in head:
            return None
        if b"gemini" in head or b"bard" in head:
            return Match(0.9, "a page of activities of the Gemini app")
        # The style sheet may fill the head; the activities themselves are looked at when they are read.
        return Match(0.3, "a page of activities") if b"gemini" in probe.path.lower().encode() else None

    def records(self, tree: Tree, path: str, file: ChatFile) -> Iterator[Record | Skipped]:
        """Yield the activities of a JSON file or of a page, each with the verb that its file uses."""
        if _is_page(tree, path):
            file.meet("page")
            yield from _page_records(tree, path, file)
            return
        # The same records again, not counted: reading them twice is cheaper than holding them.
        again = itertools.islice(element_records(tree, path, ChatFile(path)), _LEARNED_FROM)
        titles = [
            _title(each) for each in again if not isinstance(each, Skipped) and _has_answer(each.fields)
        ]
        verb = learned_verb([title for title in titles if title])
        for record in element_records(tree, path, file):
            if isinstance(record, Record) and verb:
                yield msgspec.structs.replace(record, fields=record.fields | {"": verb})
            else:
                yield record

    def chats(self, record: Record, file: ChatFile, options: ReadOptions) -> Iterator[Draft]:  # noqa: ARG002
        """Yield the pair of one activity, if it is one of the Gemini app."""
        if not _is_ours(record.fields):
            file.meet("other-product")
            file.drop("other-product")
            return
        page = record.fields.get("page")
        activity = page if isinstance(page, Activity) else _activity(record.fields, file)
        draft = draft_of(activity, file, _PAGE if isinstance(page, Activity) else _JSON)
        if draft is not None:
            yield draft


def _is_ours(fields: dict[str, object]) -> bool:
    return is_gemini(word(fields.get("header")) or "", items_of(fields.get("products")))


def _title(record: Record) -> str | None:
    return word(record.fields.get("title"))


def _has_answer(fields: dict[str, object]) -> bool:
    return bool(items_of(fields.get("safeHtmlItem"))) and _is_ours(fields)


def _is_page(tree: Tree, path: str) -> bool:
    try:
        return tree.head(path, 512).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    except InputError:
        return False  # what is wrong with the file is said when its elements are read


def _page_records(tree: Tree, path: str, file: ChatFile) -> Iterator[Record | Skipped]:
    beginning = itertools.islice(activities(tree, path), _LEARNED_FROM)
    verb = learned_verb(
        [
            each.title
            for each in beginning
            if isinstance(each, Activity) and each.answers and is_gemini(each.header)
        ]
    )
    for number, activity in enumerate(activities(tree, path)):
        file.records += 1
        if isinstance(activity, Skipped):
            yield activity
            continue
        data = _ENCODED.encode((number, activity.header, activity.title, activity.time_raw))
        fields: dict[str, object] = {
            "header": activity.header,
            "page": msgspec.structs.replace(activity, verb=verb),
        }
        yield Record(f"block {number}", data, fields)


def _activity(fields: dict[str, object], file: ChatFile) -> Activity:
    subtitles = [word(each.get("name")) or "" for each in objects_of(fields.get("subtitles"))]
    models = [name.partition(":")[2].strip() for name in subtitles if name.startswith("Model:")]
    file.drop("side-record", len(subtitles) - len(models))
    file.drop_present(fields, {"titleUrl": "reference", "details": "side-record"})
    for name in sorted(fields.keys() - _KNOWN - {""}):
        file.keep_unknown("member", {name: fields[name]})
    pieces = [word(each.get("html")) for each in objects_of(fields.get("safeHtmlItem"))]
    return Activity(
        header=word(fields.get("header")) or "",
        title=word(fields.get("title")) or "",
        time=seconds(fields.get("time")),
        time_raw=word(fields.get("time")) or "",
        answers=[fragment(piece) for piece in pieces if piece],
        files=tuple(_files(fields)),
        model=models[0] or None if models else None,
        verb=word(fields.get("")),
    )


def _files(fields: dict[str, object]) -> Iterator[str]:
    """Names of files that belong to a prompt; an empty one where a file is listed without one."""
    given: Sequence[object] = items_of(fields.get("attachedFiles")) or items_of(fields.get("attachmentInfo"))
    for item in given:
        name = item if isinstance(item, str) else word(fields_of(item).get("name"))
        yield (name or "").rpartition("/")[2]
    if isinstance(fields.get("imageFile"), str):
        yield str(fields["imageFile"]).rpartition("/")[2]


SOURCE = GeminiTakeout()
