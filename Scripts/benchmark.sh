#!/usr/bin/env bash
# Prints how judging grows with the units; then, where the workloads lie beside the project, compares the tool with its
# peers in one interleaved run: ratios of CPU time count, times do not. Arguments go to run_all.py (such as
# --workloads W1,W2 -n 3 --slow).
set -euo pipefail
cd "$(dirname "$0")/.."
Scripts/setup.sh
# Judging alone: a province's 102 units, 830, and the 3,321 communes of the country, sixty indicators, eight earlier rounds.
swift build -c release --product StatisticsStudy
"$(swift build -c release --show-bin-path)/StatisticsStudy" speed

bench=../shared/bench
[ -d "$bench" ] || { echo "no $bench: there is nothing to compare with" >&2; exit 2; }
swift build -c release --product tonghop
tool=$(swift build -c release --show-bin-path)/tonghop
env=.build-benchmark
bash "$bench/setup.sh" "$env"
"$env/bin/python" "$bench/run_all.py" --tool "$tool" --read "$tool cells --format count {path}" "$@"
