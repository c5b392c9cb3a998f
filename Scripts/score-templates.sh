#!/usr/bin/env bash
# Prints how far drafts of the real templates beside the project agree with what people found in them, column by column
# (templates.csv); TONGHOP_SHARED names their folder, else ../shared.
set -euo pipefail
cd "$(dirname "$0")/.."
export TONGHOP_SHARED="${TONGHOP_SHARED:-$PWD/../shared}"
swift test --filter 'SharedTemplateTests' "$@" 2>&1 | grep -E '^(templates.csv|  )|✘|Test run'
