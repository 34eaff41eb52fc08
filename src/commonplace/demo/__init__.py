"""A demonstration on the exports of an invented person: the main job from end to end, and the proof."""

from commonplace.demo.checking import Leftover, leftovers
from commonplace.demo.exports import Exports, write_exports
from commonplace.demo.person import PERSON, PLANTED, Person, Planted
from commonplace.demo.playing import Played, play, refuse_leftovers
from commonplace.demo.preparing import Decision, Prepared, demo_machine, prepare_workspace
from commonplace.demo.telling import story

__all__ = [
    "PERSON",
    "PLANTED",
    "Decision",
    "Exports",
    "Leftover",
    "Person",
    "Planted",
    "Played",
    "Prepared",
    "demo_machine",
    "leftovers",
    "play",
    "prepare_workspace",
    "refuse_leftovers",
    "story",
    "write_exports",
]
