#!/usr/bin/env bash
# Prints how judging grows with the units; then, where the workloads lie beside the project, compares the tool with its
# peers in one interleaved run: ratios of CPU time count, times do not. Arguments go to run_all.py (such as
# --workloads W1,W2 -n 3 --slow). Last, what a folder costs that remembers its runs and earlier rounds, against the same
# without.
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

# 150 districts. What is remembered lies in the folder itself; with --output elsewhere nothing is.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$env/bin/python" "$bench/gen_districts.py" "$work/plain" 150 --truth "$work/truth.json" > /dev/null
"$env/bin/python" "$bench/bench_schema.py" "$work/plain" 150
mkdir "$work/out"
cp -r "$work/plain" "$work/new"
cp -r "$work/plain" "$work/rounds"
sed -i "s/^rounds: \[/&{code: '2023', date: 2023-11-23}, {code: '2024', date: 2024-11-23}, {code: '2025', date: 2025-11-23}, /" \
  "$work/rounds/schema.yaml"
consolidate="$tool consolidate --as-of 2026-11-24T08:00 --fail-on never --quiet"
$consolidate "$work/new"
for year in 2023 2024 2025; do
  mkdir -p "$work/rounds/history/$year"
  sed "s/^2026,/$year,/" "$work/new/output/facts.csv" > "$work/rounds/history/$year/facts.csv"
done
plain="$consolidate $work/plain --output $work/out/plain.xlsx"
pair() {
  echo "$1, against a run that remembers nothing:"
  "$env/bin/python" "$bench/pair.py" -n 5 "$2" "$plain"
}
pair "a folder's first run" "sh -c 'rm -rf $work/new/output $work/new/history; exec $consolidate $work/new'"
pair "the same again, nothing read anew" "$consolidate $work/new"
pair "the same with three earlier rounds" "$consolidate $work/rounds"
