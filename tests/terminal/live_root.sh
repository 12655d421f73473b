#!/bin/bash
# A root like that of a live USB such as Tails: Debian 13, its Python, no bytecode of the standard library, nothing else.
#   live_root.sh build ROOT               build it with debootstrap, unless it is there (about a minute and 300 MB)
#   live_root.sh enter ROOT FOLDER CMD... run a command in it: no network, / read-only, an ordinary user, FOLDER read-only
#                                         at /mnt, home and /tmp in memory; with NOTHING_WRITABLE=1 not even these
# It needs root. Exit code 77: it cannot be done here, and standard error says why.
set -euo pipefail

cannot() { echo "live_root: $1" >&2; exit 77; }

build() {
  local root=$1
  [ ! -e "$root/.live" ] || return 0
  "$(dirname "$0")/../../packaging/debian_root.sh" build "$root" trixie python3 strace locales gpg gpg-agent
  chroot "$root" useradd --create-home --uid 1000 amnesia
  sed -i 's/^# *\(fr_FR.UTF-8\|en_US.UTF-8\)/\1/' "$root/etc/locale.gen"
  chroot "$root" locale-gen >/dev/null
  find "$root/usr" -name '*.pyc' -delete
  touch "$root/.live"
}

enter() {
  export LIVE_ROOT=$1 LIVE_FOLDER=$2
  shift 2
  unshare --net --mount true 2>/dev/null || cannot "namespaces are not allowed here"
  exec unshare --net --mount --propagation private -- /bin/bash -euc '
    mount --bind "$LIVE_ROOT" "$LIVE_ROOT"
    mount --rbind /dev "$LIVE_ROOT/dev"
    mount -t proc proc "$LIVE_ROOT/proc"
    mount --bind "$LIVE_FOLDER" "$LIVE_ROOT/mnt"
    mount -o remount,ro,bind "$LIVE_ROOT/mnt"
    if [ -z "${NOTHING_WRITABLE:-}" ]; then
      mount -t tmpfs -o mode=1777 tmpfs "$LIVE_ROOT/tmp"
      mount -t tmpfs -o mode=700,uid=1000,gid=1000 tmpfs "$LIVE_ROOT/home/amnesia"
    fi
    mount -o remount,ro,bind "$LIVE_ROOT"
    kept=(HOME=/home/amnesia PATH=/usr/bin:/bin)
    for name in TERM COLORTERM LANG LC_ALL NO_COLOR; do [ -z "${!name+x}" ] || kept+=("$name=${!name}"); done
    exec env -i "${kept[@]}" /usr/sbin/chroot --userspec=1000:1000 "$LIVE_ROOT" /usr/bin/env -C /mnt "$@"
  ' sh "$@"
}

[ "$(id -u)" = 0 ] || cannot "it needs root"
"$@"
