#!/usr/bin/env bash
# Scores the returns of real respondents twice: with the collections' own schemas, which use the plainest keys, and with
# those that Scripts/real-schemas puts over them. Needs ../shared/real, Python and PyYAML.
#   Scripts/score-real.sh [TONGHOP]       the tool to be scored; the release build where it is not given
set -euo pipefail
cd "$(dirname "$0")/.."
tool="$(realpath "${1:-.build/release/tonghop}")"
real="${TONGHOP_SHARED:-../shared}/real"
command="$tool consolidate {folder} --schema {schema} --output {out} --quiet"
echo "== with the collections' own schemas"
python3 "$real/score_real.py" --tool "$command"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cp "$real/score_real.py" "$folder/"
for overlay in Scripts/real-schemas/*.yaml; do
  name="$(basename "$overlay" .yaml)"
  cp -r "$real/$name" "$folder/$name"
  chmod -R u+w "$folder/$name"
  python3 Scripts/real-schemas/merge.py "$real/$name/schema.yaml" "$overlay" > "$folder/$name/schema.yaml"
done
echo "== with the keys of Scripts/real-schemas"
python3 "$folder/score_real.py" --tool "$command" -v
