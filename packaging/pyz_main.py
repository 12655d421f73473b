"""Starts imtui from its single file. Nothing is extracted and nothing is written.

The file is a zip of few entries, for Python reads the list of them at each start: the bytecode of many modules in one
(made by `pack_bytecode.py`), all sources in `sources.zip`, and the files that are not Python.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("imtui needs Python 3.11 or newer; this is Python %d.%d" % sys.version_info[:2])  # noqa: UP031

import marshal
from importlib.machinery import ModuleSpec
from importlib.util import MAGIC_NUMBER


class PackedModules:
    """Imports the modules of the single file: from the bytecode for this Python, or else from their sources.

    A finder and a loader of the import system; `archive` is the loader of this file, which knows none of the modules.
    """

    def __init__(self, archive):
        self.archive = archive
        self.folder = archive.archive
        self.bytecode = {}
        self.opened_sources = None
        self.places = self.packed() or self.unpacked()

    def packed(self):
        """Where each module is, by the index for this Python; nothing where its bytecode is not that of this Python."""
        try:
            magic, places = marshal.loads(self.read("index"))
        except OSError:
            return None
        return places if magic == MAGIC_NUMBER else None

    def unpacked(self):
        """Where each module is among the sources."""
        names = (name for name in self.sources().namelist() if name.endswith(".py"))
        return {name[:-3].removesuffix("/__init__").replace("/", "."): (name, None) for name in names}

    def read(self, group):
        """Read what was packed for this Python under a name; raises OSError."""
        return self.archive.get_data("%s/%s" % (sys.implementation.cache_tag, group))  # noqa: UP031

    def sources(self):
        """Open the sources, which are read for tracebacks and for modules without bytecode."""
        if not self.opened_sources:
            from io import BytesIO
            from zipfile import ZipFile

            self.opened_sources = ZipFile(BytesIO(self.archive.get_data("sources.zip")))
        return self.opened_sources

    def find_spec(self, name, *_path_and_target):
        """Say where a module is, as the import system asks."""
        if name not in self.places:
            return None
        place = "%s/%s" % (self.folder, self.places[name][0])  # noqa: UP031
        folder, _slash, file = place.rpartition("/")
        spec = ModuleSpec(name, self, origin=place, is_package=file == "__init__.py")
        spec.has_location = True
        if spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(folder)
        return spec

    def create_module(self, spec):
        """Leave the making of modules to the import system."""

    def exec_module(self, module):
        """Run the code of a module."""
        exec(self.get_code(module.__spec__.name), module.__dict__)

    def get_code(self, name):
        """Return the code of a module; the bytecode is kept only until then, as it is read but once."""
        path, group = self.places[name]
        if group is None:
            return compile(self.get_source(name), "imtui.pyz/" + path, "exec", dont_inherit=True)
        if name not in self.bytecode:
            self.bytecode.update(marshal.loads(self.read(group)))
        return marshal.loads(self.bytecode.pop(name))

    def get_source(self, name):
        """Return the source of a module."""
        return self.sources().read(self.places[name][0]).decode()

    def get_data(self, path):
        """Read a file that is not Python; raises OSError."""
        return self.archive.get_data(path)

    def get_resource_reader(self, name):
        """Let `importlib.resources` list such files."""
        from importlib.readers import ZipReader

        return ZipReader(self.archive, name)


sys.dont_write_bytecode = True
if hasattr(__loader__, "archive"):  # not when somebody has extracted it
    sys.meta_path.insert(0, PackedModules(__loader__))

from imtui.__main__ import main  # noqa: E402

main()
