"""A stand-in for the Hugging Face Hub on the loopback interface, driven by the real ``huggingface_hub``.

``state`` holds users, repositories, commits and objects; ``accounts``, ``signing_in``, ``listing``,
``uploads``, ``discussions``, ``reading`` and ``purging`` answer the calls; ``server`` speaks HTTP and logs what
came in; ``faults`` makes chosen calls fail; ``wire`` kills the client at any of its calls. A new call is one
function with ``@route`` in the module that it belongs to.
"""

from tests.hub_server.faults import Fault
from tests.hub_server.server import HubServer
from tests.hub_server.state import Commit, Device, Discussion, Entry, Hub, Repository, User

__all__ = ["Commit", "Device", "Discussion", "Entry", "Fault", "Hub", "HubServer", "Repository", "User"]
