#!/bin/sh
exec python3 /usr/share/imtui/imtui.pyz "$@"
