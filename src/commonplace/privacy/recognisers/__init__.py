"""Optional recognisers: language models that look for what no rule can know, behind one interface.

None of them is needed, none is loaded unless the settings name it, and none is ever downloaded from here.
"""

from commonplace.privacy.recognisers.agreement import Agreement, agreement
from commonplace.privacy.recognisers.base import Mention, Recogniser, WindowResult
from commonplace.privacy.recognisers.loading import load_recogniser
from commonplace.privacy.recognisers.scanning import RecogniserRecipe, RecogniserScanner, paths_read

__all__ = [
    "Agreement",
    "Mention",
    "Recogniser",
    "RecogniserRecipe",
    "RecogniserScanner",
    "WindowResult",
    "agreement",
    "load_recogniser",
    "paths_read",
]
