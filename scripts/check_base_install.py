"""Build the wheel, install it alone in a fresh environment, and use it as a donor would.

Imports every donor room, runs ``--help`` and the demo. Fails if a module of an extra or of the tests is
needed, which a developer's environment would hide.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = (
    "cli",
    "web",
    "review",
    "publish",
    "sources",
    "store",
    "privacy",
    "hub",
    "records",
    "settings",
    "errors",
)


def run(*command: str | Path, cwd: Path) -> None:
    """Run a command and stop if it fails."""
    print("$", *command, flush=True)
    subprocess.run([str(part) for part in command], check=True, cwd=cwd)


def main() -> int:
    """Do it in a temporary folder."""
    uv = shutil.which("uv")
    with tempfile.TemporaryDirectory(prefix="commonplace-base-") as name:
        folder = Path(name)
        environment = folder / "env"
        python = environment / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        if uv:
            run(uv, "build", "--quiet", "--wheel", "--out-dir", folder, cwd=ROOT)
            run(uv, "venv", "--quiet", environment, cwd=folder)
            (wheel,) = folder.glob("*.whl")
            run(uv, "pip", "install", "--quiet", "--python", python, wheel, cwd=folder)
        else:
            run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, ROOT, cwd=folder)
            run(sys.executable, "-m", "venv", environment, cwd=folder)
            (wheel,) = folder.glob("*.whl")
            run(python, "-m", "pip", "install", "--quiet", wheel, cwd=folder)
        imports = "; ".join(f"import commonplace.{room}" for room in ROOMS)
        run(python, "-c", imports, cwd=folder)
        run(python, "-m", "commonplace", "--help", cwd=folder)
        run(python, "-m", "commonplace", "demo", "--to", folder / "demo", cwd=folder)
    print("The wheel alone is enough for a donor.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
