"""A long search by atheris, which follows the branches that each input takes: `make fuzz`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TARGETS = ("loader", "query", "cleaning", "exports")
LONGEST = 4096


def main(seconds: int) -> None:
    """Search each target in a process of its own for its share of the time; ends at the first input that breaks one."""
    try:
        import atheris  # noqa: F401
    except ImportError:
        print("atheris has no wheel for this Python: only the bounded search of `make test` is possible here")
        return
    for target in TARGETS:
        share = f"-max_total_time={seconds // len(TARGETS)}"
        command = [sys.executable, __file__, target, share, f"-max_len={LONGEST}", "-timeout=20", "-rss_limit_mb=1024"]
        print(f"{target}: {seconds // len(TARGETS)} seconds", flush=True)
        if subprocess.run(command, check=False).returncode:
            sys.exit(f"{target}: the input is in crash-*; add it to FOUND in {Path(__file__).parent / 'test_fuzz.py'}")
    print("nothing broke")


def search(target: str) -> None:
    """Search one target until time is over or something breaks."""
    import atheris

    with atheris.instrument_imports(include=["imtui"]):
        from fuzz.targets import BYTES, TEXTS, guide

    guide()

    def once(raw: bytes) -> None:
        if target in BYTES:
            BYTES[target](raw)
        else:
            TEXTS[target](raw.decode("utf-8", "surrogateescape"))

    atheris.Setup([sys.argv[0], *sys.argv[2:]], once)
    atheris.Fuzz()


if __name__ == "__main__":
    if sys.argv[1] in TARGETS:
        search(sys.argv[1])
    else:
        main(int(sys.argv[1]))
