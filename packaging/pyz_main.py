"""Starts imtui from its single file. Nothing is extracted and nothing is written."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("imtui needs Python 3.11 or newer; this is Python %d.%d" % sys.version_info[:2])  # noqa: UP031

import zipimport

# Beside each source lies its bytecode for several Pythons: module.cpython-313.pyc. Look for that of this Python;
# without it, or when it does not fit, the import takes the source, as it would without this line.
zipimport._zip_searchorder = tuple(
    (suffix.replace(".pyc", ".%s.pyc" % sys.implementation.cache_tag), *kind)  # noqa: UP031
    for suffix, *kind in zipimport._zip_searchorder
)
sys.dont_write_bytecode = True

from imtui.__main__ import main  # noqa: E402

main()
