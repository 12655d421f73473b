"""Write the pages and frames anew that tests compare with: `make golden`."""

from __future__ import annotations

import asyncio
import os
import shutil

import rendering
import walking

if __name__ == "__main__":
    os.environ["COLUMNS"] = "80"
    for folder in (rendering.PAGES, walking.FRAMES):
        shutil.rmtree(folder, ignore_errors=True)
    rendering.write_all()
    asyncio.run(walking.write_all())
