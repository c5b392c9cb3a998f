#!/usr/bin/env bash
# Compares the tool with its peers in one interleaved run, where the workloads lie beside the project: ratios of CPU
# time count, times do not. Arguments go to run_all.py (such as --workloads W1,W2 -n 3 --slow).
set -euo pipefail
cd "$(dirname "$0")/.."
bench=../shared/bench
[ -d "$bench" ] || { echo "no $bench: there is nothing to compare with" >&2; exit 2; }
Scripts/setup.sh
swift build -c release --product tonghop
tool=$(swift build -c release --show-bin-path)/tonghop
env=.build-benchmark
bash "$bench/setup.sh" "$env"
"$env/bin/python" "$bench/run_all.py" --tool "$tool" --read "$tool cells --format count {path}" "$@"
