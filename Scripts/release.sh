#!/usr/bin/env bash
# Builds one of the executables for release and prints its path: Scripts/release.sh [PRODUCT]
#
# The executable holds Swift's runtime: it starts in half the time and runs where no Swift is. It asks for the metadata of its
# types directly and not by their mangled names, for which the runtime looks through all conformances of the program, once for
# each. Accesses to one variable that overlap are looked for in the builds that the tests run, not in this one, which would
# ask for them 2,000 times a workbook. Everything that builds for release comes here, since a build with another flag compiles
# every module anew.
#
# The tool holds its allocator and the C++ library too, where their archives are there: as libraries of the system, which look
# up one another's names at every start, they took a fiftieth of a province's run. All others stay the system's.
set -euo pipefail
cd "$(dirname "$0")/.."
product=${1:-tonghop}
flags=(-c release --static-swift-stdlib)
for flag in -Xfrontend -disable-concrete-type-metadata-mangled-name-accessors; do flags+=(-Xswiftc "$flag"); done
flags+=(-Xswiftc -enforce-exclusivity=unchecked)
jemalloc=$(pkg-config --variable=libdir jemalloc)/libjemalloc_pic.a
cxx=$("$(dirname "$(command -v swift)")/clang" -print-file-name=libstdc++.a || true)
if [ "$product" = tonghop ] && [ -e "$jemalloc" ] && [ -e "$cxx" ]; then
  held=$PWD/.build/held
  mkdir -p "$held"
  ln -sf "$cxx" "$held/"
  # One object: of an archive the linker would hide the functions from the system's libraries, which have to allocate with them
  # too. Whoever asks for the library by its name gets an empty one.
  ld -r -u malloc -o "$held/jemalloc.o" "$jemalloc"
  [ -e "$held/libjemalloc.a" ] || ar rc "$held/libjemalloc.a"
  sed "s|^Libs:.*|Libs: -L$held -ljemalloc|" "$(pkg-config --variable=pcfiledir jemalloc)/jemalloc.pc" >"$held/jemalloc.pc"
  export PKG_CONFIG_PATH=$held${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}
  flags+=(-Xlinker "$held/jemalloc.o")
fi
swift build "${flags[@]}" --product "$product" >&2
echo "$(swift build "${flags[@]}" --show-bin-path)/$product"
