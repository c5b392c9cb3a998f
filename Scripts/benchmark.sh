#!/usr/bin/env bash
# Prints how judging grows with the units; then, where the workloads lie beside the project, compares the tool with its
# peers in one interleaved run: ratios of CPU time count, times do not. Arguments go to run_all.py (such as
# --workloads W1,W2 -n 3 --slow).
set -euo pipefail
cd "$(dirname "$0")/.."
Scripts/setup.sh
# Judging alone: a province's 102 units, 830, and the 3,321 communes of the country, sixty indicators, eight earlier rounds.
study=$(Scripts/release.sh StatisticsStudy)
"$study" speed

bench=../shared/bench
[ -d "$bench" ] || { echo "no $bench: there is nothing to compare with" >&2; exit 2; }
tool=$(Scripts/release.sh)
env=.build-benchmark
bash "$bench/setup.sh" "$env"
# A folder's workbooks are read by one process, as the peers read them.
read="sh -c 'if [ -d \"\$2\" ]; then exec \"\$1\" cells --format count \"\$2\"/*.xlsx; fi; exec \"\$1\" cells --format count \"\$2\"' sh $tool {path}"
"$env/bin/python" "$bench/run_all.py" --tool "$tool" --read "$read" "$@"
