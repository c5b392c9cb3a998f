#!/usr/bin/env bash
# Installs the Debian packages that are missing, and says so. Silent and quick when nothing is.
set -euo pipefail

command -v swift >/dev/null || { echo "Swift 6.2 or later is needed: https://www.swift.org/install/linux/" >&2; exit 2; }

needed=(libexpat1-dev libisal-dev libjemalloc-dev nettle-dev libxlsxwriter-dev libyaml-dev libsqlite3-dev zlib1g-dev pkg-config)
missing=()
for package in "${needed[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null || { echo "Not root. Please run: apt-get update && apt-get install -y ${missing[*]}" >&2; exit 2; }
  as_root=(sudo)
fi
echo "Installing: ${missing[*]}"
"${as_root[@]}" apt-get -q update >/dev/null
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "${missing[@]}" >/dev/null
