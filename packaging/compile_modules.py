"""Compiles the modules of a folder with the Python that runs this, for `build_pyz.py`: FOLDER PREFIX < NAMES

Each `module.py` gets a `module.<cache tag>.pyc` beside it. The bytecode carries no date and no path of the machine:
tracebacks call the source PREFIX/NAME. The order is that of the names, since what was compiled
before in the same process may show in the bytecode.
"""

import sys
from importlib.util import MAGIC_NUMBER, source_hash
from marshal import dumps
from pathlib import Path

UNCHECKED_HASH = (0b01).to_bytes(4, "little")
"""Bytecode that is never compared with its source: the source may have any date, or be unreadable."""


def main(folder: Path, prefix: str, names: list[str]) -> None:
    """Compile the modules of these names."""
    for name in names:
        source = (folder / name).read_bytes()
        code = compile(source, f"{prefix}/{name}", "exec", dont_inherit=True, optimize=0)
        bytecode = MAGIC_NUMBER + UNCHECKED_HASH + source_hash(source) + dumps(code)
        (folder / name).with_suffix(f".{sys.implementation.cache_tag}.pyc").write_bytes(bytecode)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.stdin.read().splitlines())
