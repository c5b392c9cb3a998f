#!/usr/bin/env bash
# Writes Tests/Fixtures/statistics.txt anew from the plain reference in Python: TONGHOP_REFERENCE names its file, else it
# lies beside the project. The test fails on purpose, so that nobody records by accident.
set -euo pipefail
cd "$(dirname "$0")/.."
export TONGHOP_REFERENCE="${TONGHOP_REFERENCE:-$PWD/../shared/statistics/reference.py}"
[ -f "$TONGHOP_REFERENCE" ] || { echo "no $TONGHOP_REFERENCE" >&2; exit 2; }
mkdir -p Tests/Fixtures
RECORD_GOLDEN=1 swift test --filter 'StatisticsFixtureTests/reference' || true
git diff --stat -- Tests/Fixtures
