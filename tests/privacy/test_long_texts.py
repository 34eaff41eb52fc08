"""A long text is decoded in pieces that share their ends: the outcome is that of the whole."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.privacy import Identity, Scanner, decoding
from commonplace.privacy.examples import expand
from tests.privacy.conversations import KEY, said

SCANNER = Scanner(Identity(), KEY)
FIND = expand('{\\"mail\\": \\"nora.quist@quist-bau.test\\",\\n \\"key\\": \\"«sk-proj-{alnum 48}»\\"}')
FIND = FIND.replace("«", "").replace("»", "")


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 3000), st.integers(0, 3000))
def test_pieces_find_what_the_whole_does(before: int, after: int) -> None:
    filling = 'she said \\"no\\"\\n'
    text = f"{filling * 400}{'x' * before}{FIND}{filling * (after // 10 + 400)}"
    whole = SCANNER.scan([said(text)])[0].findings
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decoding, "_LONGEST_GROUP", 3000)
        patch.setattr(decoding, "_SHARED", 1000)
        assert SCANNER.scan([said(text)])[0].findings == whole
    assert whole


PEAK = """
import resource, sys
from commonplace.privacy import Identity, Scanner
from tests.privacy.conversations import said
scanner = Scanner(Identity(), bytes(32))
line = 'a line of a log in which somebody said ' + chr(92) + '"no' + chr(92) + '"' + chr(92) + 'n'
text = line * (int(sys.argv[1]) // len(line))
(result,) = scanner.scan([said(text)])
assert result.status == "scanned"
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


@pytest.mark.slow
def test_memory_is_flat_in_the_length_of_a_text() -> None:
    peaks = []
    for size in (1_000_000, 50_000_000):
        done = subprocess.run(
            [sys.executable, "-c", PEAK, str(size)], capture_output=True, text=True, check=True
        )
        peaks.append(float(done.stdout))
    assert peaks[1] < peaks[0] + 4 * 50  # the text itself, its folded copy, and room
