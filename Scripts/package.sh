#!/usr/bin/env bash
# Builds the Debian package: .build/package/tonghop_VERSION_ARCHITECTURE.deb
#
# The executable holds Swift's runtime, so that the machine it is installed on needs none, its allocator and the C++ library
# (Scripts/release.sh); all other libraries stay the system's. Built from the same commit in the same place, the package is
# the same bytes.
set -euo pipefail
cd "$(dirname "$0")/.."
Scripts/setup.sh
for tool in dpkg-deb dpkg-shlibdeps python3 gzip strip; do
  command -v $tool >/dev/null || { echo "$tool is needed (apt-get install dpkg-dev python3 binutils)" >&2; exit 2; }
done
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}" LC_ALL=C.UTF-8 TZ=UTC
umask 022

built=$(Scripts/release.sh)
version=$("$built" --version)-1
architecture=$(dpkg --print-architecture)
day=$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)
maintainer=$(git log -1 --format='%an <%ae>')

work=.build/package
root=$work/root
rm -rf "$work"
mkdir -p "$root"
install -Dm755 "$built" "$root/usr/bin/tonghop"
strip --strip-all --remove-section=.comment "$root/usr/bin/tonghop"
if readelf -d "$root/usr/bin/tonghop" | grep -q 'libswift\|libFoundation'; then
  echo "the executable needs Swift's runtime of this machine" >&2
  exit 1
fi

# Manual pages and completions say what the executable says.
"$built" --experimental-dump-help | python3 Scripts/package/manual.py "$root/usr/share/man" "$day"
find "$root/usr/share/man" -name '*.1' -exec gzip -9n {} +
completion() {
  mkdir -p "$root/$(dirname "$2")"
  "$built" --generate-completion-script "$1" >"$root/$2"
}
completion bash usr/share/bash-completion/completions/tonghop
completion zsh usr/share/zsh/vendor-completions/_tonghop
completion fish usr/share/fish/vendor_completions.d/tonghop.fish
# Debian's completions are read by the shells and not run.
sed -i '1{/^#!/d}' "$root/usr/share/bash-completion/completions/tonghop"

install -Dm644 -t "$root/lib/systemd/system" Scripts/package/tonghop@.service
doc=$root/usr/share/doc/tonghop
install -Dm644 -t "$doc" Scripts/package/copyright
install -Dm644 Scripts/package/lintian-overrides "$root/usr/share/lintian/overrides/tonghop"
install -Dm644 -t "$doc/examples" Scripts/package/instance.conf
install -Dm644 Sources/Pipeline/Pipeline.docc/Installation.md "$doc/Installation.md"
cat <<EOF | gzip -9n >"$doc/changelog.Debian.gz"
tonghop ($version) unstable; urgency=medium

  * Release ${version%-*}; its notes are in the README of the sources.

 -- $maintainer  $(date -u -R -d "@$SOURCE_DATE_EPOCH")
EOF
chmod 644 "$doc/changelog.Debian.gz"

# Which libraries of the system it needs, and from which version on, is what their packages say.
mkdir -p "$work/debian"
printf 'Source: tonghop\n\nPackage: tonghop\nArchitecture: any\n' >"$work/debian/control"
depends=$(cd "$work" && dpkg-shlibdeps -O root/usr/bin/tonghop | sed -n 's/^shlibs:Depends=//p')
rm -r "$work/debian"

mkdir -p "$root/DEBIAN"
cat >"$root/DEBIAN/control" <<EOF
Package: tonghop
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $(du -k --apparent-size -s "$root" | cut -f1)
Depends: $depends, adduser, tzdata
Suggests: libreoffice-calc-nogui | libreoffice-calc, samba
Section: utils
Priority: optional
Description: consolidate a folder of returned workbooks into one
 Offices that ask their districts for figures in an Excel template get the
 workbooks back in every shape. tonghop finds the figures by their headings and
 labels, flags every doubt with its cell, and writes one workbook in which every
 number can be traced to its file and cell.
 .
 Tổng hợp các tệp Excel do đơn vị gửi thành một bảng: không số liệu nào
 bị bỏ qua hay thành số 0, mỗi con số đều truy được về tệp và ô gốc.
EOF
for script in postinst prerm postrm; do install -m755 "Scripts/package/$script" "$root/DEBIAN/$script"; done
(cd "$root" && find usr lib -type f -print0 | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"

find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
package=$work/tonghop_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zxz --build "$root" "$package" >/dev/null
rm -rf "$root"
echo "$package: $(stat -c %s "$package") bytes"
echo "Depends: $depends"
