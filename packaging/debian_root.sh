#!/bin/bash
# A root of Debian in a folder, to try things in that must work on a system other than this one.
#   debian_root.sh build ROOT SUITE PACKAGE...  build it with debootstrap, unless it is there (about a minute and 300 MB)
#   debian_root.sh run ROOT CMD...              run a command in it as its administrator, with the network of this system
# It needs root. Exit code 77: it cannot be done here, and standard error says why.
set -euo pipefail

cannot() { echo "debian_root: $1" >&2; exit 77; }

build() {
  local root=$1 suite=$2 mirror
  shift 2
  [ ! -e "$root/.complete" ] || return 0
  command -v debootstrap >/dev/null || cannot "debootstrap is not installed"
  mirror=$(apt-get indextargets --format '$(SITE)' 2>/dev/null | sort -u | grep -v security | head -n 1) || true
  [ -n "$mirror" ] || cannot "no mirror of Debian is known here"
  mkdir -p "$root"
  debootstrap --variant=minbase --include="$(IFS=,; echo "$*")" "$suite" "$root" "$mirror" >"$root.log" 2>&1 ||
    cannot "debootstrap failed: $(tail -n 1 "$root.log")"
  touch "$root/.complete"
}

run() {
  local root=$1 name kept=(HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8)
  shift
  cp /etc/resolv.conf "$root/etc/"
  [ ! -e "$root/etc/ssl/certs" ] || cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
  for name in ${!PIP_@} http_proxy https_proxy; do [ -z "${!name:-}" ] || kept+=("$name=${!name}"); done
  ROOT=$root exec unshare --mount --propagation private -- /bin/bash -euc '
    mount -t proc proc "$ROOT/proc"
    exec env -i "${@:2:$1}" /usr/sbin/chroot "$ROOT" "${@:$1 + 2}"' sh "${#kept[@]}" "${kept[@]}" "$@"
}

[ "$(id -u)" = 0 ] || cannot "it needs root"
"$@"
