#!/usr/bin/env bash
# What has to be green before work is handed in: formatter, strict linter, imports, warnings as errors, tests.
set -euo pipefail
cd "$(dirname "$0")/.."
Scripts/setup.sh
echo "format and lint"
swift format lint --strict --recursive --parallel Sources Tests Package.swift
echo "imports"
Scripts/imports.sh
echo "build, warnings are errors"
# The check of imports prints its error and builds on: its words count, not only its exit code.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
swift build --build-tests --explicit-target-dependency-import-check error 2>&1 | tee "$log" | tail -n 3
! grep -q "error:" "$log" || { grep "error:" "$log" | head; exit 1; }
echo "tests"
Scripts/test.sh
echo "all green"
