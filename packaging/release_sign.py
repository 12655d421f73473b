"""Signs the digests of the newest release with OpenPGP, where the one who makes it has a key: `make release-sign`.

Each key has a file of its own, so that several people can sign the same bytes.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import changelog

ROOT = Path(__file__).parent.parent


def main(key: str) -> None:
    """Sign the digests with a key, or with the first of those that are here; says how to go on where there is none."""
    sums = ROOT / "dist" / f"imtui-{changelog.read().version}" / "SHA256SUMS"
    listed = gpg("--with-colons", "--list-secret-keys", *filter(None, [key]))
    fingerprints = [line.split(":")[9] for line in listed.stdout.splitlines() if line.startswith("fpr:")]
    if not fingerprints:
        print("Not signed: there is no secret key of OpenPGP here. docs/releasing.md says how to make one.")
        return
    signature = sums.with_name(f"SHA256SUMS.{fingerprints[0][-16:]}.asc")
    made = gpg("--local-user", fingerprints[0], "--armor", "--yes", "--output", signature, "--detach-sign", sums)
    if made.returncode:
        sys.exit(f"release: gpg could not sign:\n{made.stderr}")
    print(f"Signed with {fingerprints[0]}: {signature.relative_to(ROOT)}")


def gpg(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run GnuPG, which asks for the passphrase by itself."""
    try:
        return subprocess.run(["gpg", *words], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        sys.exit("release: gpg is not installed: sudo apt install gpg")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
