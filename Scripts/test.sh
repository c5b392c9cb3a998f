#!/usr/bin/env bash
# Sets up, builds, and runs all tests.
set -euo pipefail
cd "$(dirname "$0")/.."
Scripts/setup.sh
# A crashed test would otherwise wait in the backtracer.
export SWIFT_BACKTRACE=enable=no
swift test "$@"
