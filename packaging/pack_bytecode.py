"""Packs the bytecode of the modules in a folder for the Python that runs this, for `build_pyz.py`: FOLDER PREFIX PYTHON

FOLDER/<cache tag>/ gets few files, so that little is read at a start: `first` with the modules that the first frame
needs, one for the rest of each library, and `index`: the number of this kind of bytecode, and for each module its
path and its file, or None: those that imtui never imports by itself have no bytecode. The bytecode carries no date
and no path of the machine: tracebacks call the source PREFIX/NAME. The order is that of the names, since what was
compiled before in the same process may show in the bytecode. PYTHON is the command that started it: one of a release
has its libraries elsewhere than where it would look for them by itself.
"""

import ast
import subprocess
import sys
from importlib.util import MAGIC_NUMBER
from marshal import dumps
from pathlib import Path

FIRST_FRAME = """
import imtui.__main__, imtui.guide.reading.load, imtui.tui.start, imtui.tui.first_frame
from rich.cells import cell_len
cell_len("→")  # rich imports its table of widths when it is first asked
"""
EVERYTHING = """
import ast
import textual.drivers.headless_driver, textual.pilot, textual.scrollbar
import textual.layouts.factory, textual.layouts.grid, textual.layouts.horizontal, textual.layouts.stream
from pathlib import Path
for path in sorted(Path(FOLDER).glob("imtui/**/*.py")):
    for function in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(function, ast.FunctionDef):
            imports = [node for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom)]
            exec(compile(ast.Module(imports, []), str(path), "exec"))
    __import__(".".join(path.relative_to(FOLDER).with_suffix("").parts).removesuffix(".__init__"))
"""
"""Imports each module of imtui, and what its functions import when they are called, and those of Textual in a visit."""


def main(folder: Path, prefix: str, python: str) -> None:
    """Pack all modules of a folder."""
    modules = {name_of(path.relative_to(folder)): path for path in sorted(folder.rglob("*.py"))}
    first, used = (imported(python, folder, program) for program in (FIRST_FRAME, EVERYTHING))
    groups: dict[str, dict[str, bytes]] = {}
    index: dict[str, tuple[str, str | None]] = {}
    for name, path in modules.items():
        group = "first" if name in first else name.partition(".")[0] if name in used else None
        place = path.relative_to(folder).as_posix()
        index[name] = place, group
        if group:
            tree = without_docstrings(ast.parse(path.read_bytes()))
            code = compile(tree, f"{prefix}/{place}", "exec", dont_inherit=True, optimize=0)
            groups.setdefault(group, {})[name] = dumps(code)
    target = folder / sys.implementation.cache_tag
    target.mkdir()
    for file, packed in {**groups, "index": (MAGIC_NUMBER, index)}.items():
        (target / file).write_bytes(dumps(packed))


def without_docstrings(module: ast.Module) -> ast.Module:
    """The same program without the texts that only people read, in the sources; they take a sixth of the bytes."""
    for node in ast.walk(module):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            match node.body:
                case [ast.Expr(ast.Constant(str())) as docstring, *others]:
                    node.body = others or [ast.copy_location(ast.Pass(), docstring)]
    return module


def name_of(path: Path) -> str:
    """The name under which a file of the folder is imported."""
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def imported(python: str, folder: Path, program: str) -> set[str]:
    """The names of all modules that are there once a program has run, which imports those of a folder."""
    program = f"import sys\nFOLDER = {str(folder)!r}\nsys.path.insert(0, FOLDER)\n{program}\nprint(*sys.modules)"
    return set(subprocess.check_output([python, "-I", "-B", "-c", program], text=True).split())


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
