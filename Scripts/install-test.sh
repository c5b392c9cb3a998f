#!/usr/bin/env bash
# Installs the Debian package into a clean Debian in a temporary folder, as root, and tries it there: the samples must give
# the figures that they give here, manual pages, completions and the service's unit must be sound.
# Scripts/install-test.sh [PACKAGE]: without it, the one that Scripts/package.sh left.
set -euo pipefail
cd "$(dirname "$0")/.."
package=${1:-$(ls -t .build/package/*.deb 2>/dev/null | head -n 1)}
[ -f "${package:-}" ] || { echo "there is no package: Scripts/package.sh builds it" >&2; exit 2; }
[ "$(id -u)" = 0 ] || { echo "a Debian root can be made by root only" >&2; exit 2; }
for tool in debootstrap unshare chroot python3; do
  command -v $tool >/dev/null || { echo "$tool is needed (apt-get install debootstrap)" >&2; exit 2; }
done

. /etc/os-release
mirror=$(apt-get indextargets --format '$(RELEASE) $(REPO_URI)' | awk -v r="$VERSION_CODENAME" '$1 == r { print $2; exit }')
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
echo "Debian $VERSION_CODENAME from ${mirror:-the usual mirror}"
debootstrap --variant=minbase "$VERSION_CODENAME" "$root" ${mirror:+"$mirror"} >"$work/debootstrap.log" ||
  { tail "$work/debootstrap.log" >&2; exit 1; }
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp "$package" "$root/tmp/tonghop.deb"
mkdir "$root/tmp/samples"
for sample in Samples/*/; do cp -r "$sample" "$root/tmp/samples/"; done
rm -rf "$root"/tmp/samples/*/output "$root"/tmp/samples/*/history

cat >"$root/tmp/try.sh" <<'EOF'
set -eu
export DEBIAN_FRONTEND=noninteractive PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8
# What apt says is shown only where it fails.
quietly() { "$@" >/tmp/log 2>&1 </dev/null || { tail -n 20 /tmp/log; exit 1; }; }
echo "install"
quietly apt-get update
quietly apt-get install -y --no-install-recommends /tmp/tonghop.deb
tonghop --version
ldd /usr/bin/tonghop | grep -i 'not found\|/opt/' && exit 1
getent passwd tonghop >/dev/null
[ -d /srv/tonghop ]
for sample in /tmp/samples/*/; do
  echo "consolidate $(basename "$sample")"
  tonghop consolidate "$sample" --as-of "$(cat "$sample/expected/as-of.txt")" --fail-on never --quiet
done
echo "manual pages, completions, unit"
quietly apt-get install -y --no-install-recommends man-db systemd zsh fish
for page in /usr/share/man/man1/tonghop*.1.gz /usr/share/man/vi/man1/tonghop.1.gz; do
  said=$(man --warnings -E UTF-8 -l "$page" 2>&1 >/tmp/page.txt)
  [ -z "$said" ] && [ -s /tmp/page.txt ] || { echo "$page: $said"; exit 1; }
done
bash -n /usr/share/bash-completion/completions/tonghop
zsh -n /usr/share/zsh/vendor-completions/_tonghop
fish --no-execute /usr/share/fish/vendor_completions.d/tonghop.fish
cp /lib/systemd/system/tonghop@.service /tmp/tonghop@dot-3.service
systemd-analyze verify --man=no /tmp/tonghop@dot-3.service
systemd-analyze security --offline=yes /tmp/tonghop@dot-3.service 2>/dev/null | tail -n 1
echo "remove"
quietly apt-get purge -y tonghop
[ ! -e /usr/bin/tonghop ] && [ -d /srv/tonghop ]
EOF
# Mounts of the test end with it.
unshare --mount sh -c 'mount -t proc proc "$1/proc" && exec chroot "$1" sh /tmp/try.sh' sh "$root"

# The figures: those that the samples are to give, and byte for byte those of a run here.
mkdir "$work/package"
dpkg-deb -x "$package" "$work/package"
for sample in Samples/*/; do
  name=$(basename "$sample")
  cp -r "$sample" "$work/$name"
  rm -rf "$work/$name/output" "$work/$name/history"
  "$work/package/usr/bin/tonghop" consolidate "$work/$name" --as-of "$(cat "${sample}expected/as-of.txt")" \
    --fail-on never --quiet
  for file in facts.csv findings.jsonl; do cmp "$work/$name/output/$file" "$root/tmp/samples/$name/output/$file"; done
  python3 - "$root/tmp/samples/$name/output/run.json" "${sample}expected/totals.txt" <<'EOF'
import json, sys
totals = json.load(open(sys.argv[1], encoding="utf-8"))["totals"]
for line in open(sys.argv[2], encoding="utf-8"):
    indicator, total, units = line.split()
    found = totals[indicator]
    if found["total"] != float(total) or f'{found["units"]}/{found["expected"]}' != units:
        sys.exit(f"{indicator}: {found}, not {line.strip()}")
EOF
  echo "$name: the figures are right"
done
echo "all green"
