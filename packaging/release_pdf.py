"""Prints the sheets of the newest release with Chromium, for whoever has no browser at hand: `make release-pdf`.

Another Chromium or other fonts make other files, so they are no part of what is compared and signed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import changelog

ROOT = Path(__file__).parent.parent
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")


def main() -> None:
    """Write a PDF beside each sheet; says so where there is no Chromium."""
    folder = ROOT / "dist" / f"imtui-{changelog.read().version}"
    browser = shutil.which("chromium")
    if not browser:
        print("No PDF: Chromium is not installed: sudo apt install chromium")
        return
    (folder / "pdf").mkdir(exist_ok=True)
    for sheet in sorted(folder.glob("*.html")):
        target = folder / "pdf" / sheet.with_suffix(".pdf").name
        with tempfile.TemporaryDirectory() as profile:
            command = [browser, *FLAGS, f"--user-data-dir={profile}", f"--print-to-pdf={target}", sheet.as_uri()]
            subprocess.run(command, capture_output=True, timeout=120, check=False)
        if not target.exists():
            sys.exit(f"release: Chromium did not print {sheet.name}")
        print(f"{target.relative_to(ROOT)}  {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
