"""The forms in which imtui and the yardstick are measured: installed, and as single files."""

from __future__ import annotations

import compileall
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from measuring import Command

from imtui.guide.reading.compiled import compile_guide, files_of
from imtui.guide.reading.load import load
from imtui.records import replace

HERE = Path(__file__).parent
ROOT = HERE.parent
ENTER = ROOT / "tests" / "terminal" / "live_root.sh"
LIVE_ROOT = Path("/var/tmp/imtui-target/live")
STARTER = "from imtui.__main__ import main\nmain()\n"


@dataclass(frozen=True)
class Forms:
    """Commands that start imtui and the yardstick, and where imtui is installed for the first of them."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """Variables with which Python finds the installed imtui, and not the checkout."""
        return {"PYTHONPATH": str(self.folder / "installed")}

    def imtui(self, *arguments: str) -> Command:
        """Start the installed imtui, as the command `imtui` does."""
        return (sys.executable, self.folder / "imtui", *arguments)

    def checkout(self) -> Command:
        """Start imtui from this checkout, where make has compiled the guide."""
        return (sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT / 'src')!r})\n{STARTER}")

    def bare(self, *arguments: str) -> Command:
        """Start the yardstick."""
        return (sys.executable, HERE / "bare.py", *arguments)

    def single(self, name: str) -> Command:
        """Start a single file: imtui.pyz or bare.pyz."""
        return (sys.executable, self.folder / name)

    def live(self, *command: str) -> Command:
        """Run a command in the root of a live system, the single files before it."""
        return (ENTER, "enter", LIVE_ROOT, self.folder, *command)


def make(folder: Path) -> Forms:
    """Build imtui.pyz, and the other forms out of it."""
    subprocess.run([sys.executable, ROOT / "packaging" / "build_pyz.py", folder], check=True, stdout=subprocess.DEVNULL)
    folder.chmod(0o755)
    with zipfile.ZipFile(folder / "imtui.pyz") as archive, zipfile.ZipFile(archive.open("sources.zip")) as sources:
        for part in (archive, sources):
            part.extractall(folder / "installed", [name for name in part.namelist() if name.startswith("imtui/")])
    compileall.compile_dir(folder / "installed", quiet=1)
    (folder / "imtui").write_text(STARTER)
    make_bare(folder / "imtui.pyz", folder / "bare.pyz")
    return Forms(folder)


def make_bare(imtui: Path, bare: Path) -> None:
    """Make the single file of the yardstick: imtui.pyz less the files of imtui, started in the same way."""
    with zipfile.ZipFile(imtui) as archive, zipfile.ZipFile(bare, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in archive.namelist():
            if not name.startswith(("imtui", "__main__")):
                copy.writestr(name, archive.read(name))
        main = archive.read("__main__.py").decode().replace("imtui.__main__", "bare")
        copy.writestr("__main__.py", main)
        copy.write(HERE / "bare.py", "bare.py")


def make_larger(forms: Forms, messengers: int) -> Forms:
    """Install imtui again, with a guide of so many messengers: those of the guide, over and over."""
    folder = forms.folder / str(messengers)
    shutil.copytree(forms.folder / "installed", folder / "installed")
    shutil.copy(forms.folder / "imtui", folder)
    guide = load()
    originals = enumerate(islice(cycle(guide.messengers.values()), messengers))
    copies = [replace(m, id=f"{m.id}-{n}", talks_to=()) for n, m in originals]  # none has the id that others reach
    compiled = compile_guide(replace(guide, messengers={copy.id: copy for copy in copies}))
    for name, content in files_of(compiled).items():
        (folder / "installed" / "imtui" / name).write_bytes(content)
    return Forms(folder)


def live_root_is_there() -> bool:
    """Whether a root like that of a live system can be entered here; standard error says why not."""
    return subprocess.run([ENTER, "enter", LIVE_ROOT, HERE, "true"], check=False).returncode == 0
