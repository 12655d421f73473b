"""Where `imtui`, `python -m imtui` and `imtui.pyz` begin."""

from imtui import startup

startup.end_quietly_on_interrupt()
startup.hasten()

from imtui.cli import main  # noqa: E402

if __name__ == "__main__":
    main()
