#!/usr/bin/env bash
# The last minute before the deadline, played again: workbooks arrive in random order, a third of them twice, some stay half
# copied for seconds, and the watcher is killed five times and started again. In the end the outputs have to be those of one
# quiet run. Needs ../shared/bench and Python with XlsxWriter.
#   Scripts/replay-deadline.sh [TONGHOP] [COUNT] [SECONDS]     the release build, 700 workbooks, 60 seconds where not given
set -euo pipefail
cd "$(dirname "$0")/.."
tool="$(realpath "${1:-.build/release/tonghop}")"
count="${2:-700}"
bench="${TONGHOP_SHARED:-../shared}/bench"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
python3 "$bench/gen_districts.py" "$work/returns" "$count" > /dev/null
python3 "$bench/bench_schema.py" "$work/returns" "$count" > /dev/null
python3 Scripts/replay-deadline.py "$tool" "$work" "${3:-60}"
