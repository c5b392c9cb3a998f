#!/usr/bin/env bash
# Writes Samples/ anew.
#
# SampleMaker's files are the same bytes in every run. Some workbooks are saved once more by other programs, as they are
# in offices: those stay as they are committed, unless they are missing or --all is given (needs LibreOffice and openpyxl).
set -euo pipefail
cd "$(dirname "$0")/.."
all=false
case "${1:-}" in
"") ;;
--all) all=true ;;
*)
  echo "usage: Scripts/make-samples.sh [--all]" >&2
  exit 64
  ;;
esac

# Workbooks that other programs save, relative to Samples/.
by_libreoffice=(
  "kien-giang-2020-3/Zalo/An Bien chinh thuc.xlsx"
  "kien-giang-2020-3/Kien Hai.xlsx"
  "kien-giang-2020-3/Truc thuoc/Quan su tinh.xlsx"
)
by_openpyxl=(
  "kien-giang-2020-3/Rach Gia.xlsx"
  "kien-giang-2020-3/Zalo/bc an minh.xlsx"
  "kien-giang-2020-3/Truc thuoc/BĐBP.xlsx"
  "kien-giang-2020-4/An Bien dot 4.xlsx"
  "kien-giang-2020-4/Gò Quao - Kết quả đợt 4.xlsx"
)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
swift run SampleMaker samples "$work/new"

for file in "${by_libreoffice[@]}"; do
  [[ -f "$work/new/$file" ]] || continue
  if ! $all && [[ -f "Samples/$file" ]]; then
    cp "Samples/$file" "$work/new/$file"
  else
    soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to xlsx:"Calc MS Excel 2007 XML" \
      --outdir "$work/saved" "$work/new/$file" >/dev/null
    mv "$work/saved/$(basename "$file")" "$work/new/$file"
  fi
done
for file in "${by_openpyxl[@]}"; do
  [[ -f "$work/new/$file" ]] || continue
  if ! $all && [[ -f "Samples/$file" ]]; then
    cp "Samples/$file" "$work/new/$file"
  else
    python3 Scripts/save-with-openpyxl.py "$work/new/$file"
  fi
done

# What the runs of the tool left, and what was recorded from them, stays.
for campaign in "$work"/new/*/; do
  name=$(basename "$campaign")
  mkdir -p "Samples/$name"
  find "Samples/$name" -mindepth 1 -maxdepth 1 ! -name output ! -name history ! -name expected -exec rm -rf {} +
  cp -r "$campaign." "Samples/$name/"
done
