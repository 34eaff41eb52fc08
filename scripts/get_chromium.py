"""Make sure that the browser tests have a Chromium, and print where it is.

Looks for one that is there; else tries Playwright's own download, then Debian's package; else says what to
install and fails. The tests drive it with Playwright's wheel through ``executable_path``.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
DOWNLOAD_SECONDS = 240


def find() -> str | None:
    """Return the path of a Chromium on this machine, or None."""
    named = os.environ.get("COMMONPLACE_CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    return next((path for path in map(shutil.which, NAMES) if path), None) or _downloaded()


def _downloaded() -> str | None:
    """Return the path of Playwright's own download, if it is there."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _try(command: list[str]) -> None:
    print("$", " ".join(command), flush=True)
    try:
        subprocess.run(command, check=False, timeout=DOWNLOAD_SECONDS, stdout=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"  {type(error).__name__}")


def main() -> int:
    """Find or install Chromium; the exit code says whether there is one."""
    path = find()
    if path is None:
        _try([sys.executable, "-m", "playwright", "install", "chromium"])
        path = find()
    if path is None and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
        _try(["apt-get", "update", "-qq"])
        _try(["apt-get", "install", "-y", "-qq", "chromium"])
        path = find()
    if path is None:
        print(
            "The browser tests need Chromium and none could be installed.\n"
            "Install one: `apt-get install chromium`, `brew install --cask chromium`, or Chrome itself;\n"
            "or name it: COMMONPLACE_CHROMIUM=/path/to/chromium make test",
            file=sys.stderr,
        )
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
