#!/usr/bin/env bash
# Builds one of the executables for release and prints its path: Scripts/release.sh [PRODUCT]
#
# The executable holds Swift's runtime: it starts in half the time and runs where no Swift is. Everything that builds for
# release comes here, since a build with another flag compiles every module anew.
set -euo pipefail
cd "$(dirname "$0")/.."
product=${1:-tonghop}
swift build -c release --static-swift-stdlib --product "$product" >&2
echo "$(swift build -c release --static-swift-stdlib --show-bin-path)/$product"
