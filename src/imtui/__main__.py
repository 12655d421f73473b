"""`python -m imtui`."""

from imtui.cli import main

main()
