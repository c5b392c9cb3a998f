#!/usr/bin/env bash
# Builds one of the executables for release and prints its path: Scripts/release.sh [PRODUCT]
#
# The executable holds Swift's runtime: it starts in half the time and runs where no Swift is. It asks for the metadata of its
# types directly and not by their mangled names, for which the runtime looks through all conformances of the program, once for
# each. Accesses to one variable that overlap are looked for in the builds that the tests run, not in this one, which would
# ask for them 2,000 times a workbook. Everything that builds for release comes here, since a build with another flag compiles
# every module anew.
set -euo pipefail
cd "$(dirname "$0")/.."
product=${1:-tonghop}
flags=(-c release --static-swift-stdlib)
for flag in -Xfrontend -disable-concrete-type-metadata-mangled-name-accessors; do flags+=(-Xswiftc "$flag"); done
flags+=(-Xswiftc -enforce-exclusivity=unchecked)
swift build "${flags[@]}" --product "$product" >&2
echo "$(swift build "${flags[@]}" --show-bin-path)/$product"
