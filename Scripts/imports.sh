#!/usr/bin/env bash
# Compares the import lines of each target with what it may import: a stage never imports another stage, and
# each C library and each package has its one place.
set -euo pipefail
cd "$(dirname "$0")/.."

nouns="VietnameseText Cells Schema Facts Findings SheetPlan"
system="Swift Foundation Glibc Synchronization Dispatch"
declare -A allowed=(
  [VietnameseText]=""
  [Cells]=""
  [Schema]="VietnameseText"
  [Facts]="Cells Schema"
  [Findings]="Cells Schema Facts VietnameseText"
  [SheetPlan]="Cells"
  [SharedWork]=""
  [WorkbookReading]="Cells CDecimal CExpat CDeflate"
  [WorkbookWriting]="Cells SheetPlan SharedWork CXlsxWriter CZlib CFastDeflate"
  [SchemaFiles]="VietnameseText Schema Cells SheetPlan CYAML"
  [SchemaDrafting]="$nouns"
  [Reconciliation]="$nouns SharedWork"
  [Validation]="$nouns SharedWork"
  [History]="$nouns GRDB GRDBSQLite"
  [Consolidation]="$nouns"
  [Narrative]="$nouns"
  [Templates]="$nouns"
  [Pipeline]="$nouns SharedWork WorkbookReading SchemaFiles SchemaDrafting Reconciliation Validation History Consolidation Templates Narrative WorkbookWriting CNettle Logging"
  [Watching]=""
  [CommandLineTool]="$nouns WorkbookReading Pipeline Watching ArgumentParser Logging"
  [TestSupport]="$nouns"
  [FuzzTargets]="Cells Schema SchemaFiles WorkbookReading TestSupport"
  [StatisticsStudy]="$nouns Validation"
  [SampleMaker]="$nouns SchemaFiles WorkbookWriting"
)
# C modules and the one target that may import each, by exactly one file.
c_modules="CDecimal CExpat CYAML CDeflate CNettle CXlsxWriter CZlib CFastDeflate"
# Those that the tool is linked with, and that no Swift file imports.
linked_modules="CJemalloc CAllocator CPartFile"

status=0
for folder in Sources/*/; do
  target=$(basename "$folder")
  case " $c_modules $linked_modules " in *" $target "*) continue ;; esac
  [ -n "${allowed[$target]+known}" ] || { echo "no rule for target $target" >&2; status=1; continue; }
  while IFS=: read -r file module; do
    case " ${allowed[$target]} $system " in
      *" $module "*) ;;
      *) echo "$file: $target may not import $module" >&2; status=1 ;;
    esac
  done < <(grep -rHoE --include='*.swift' '^ *(@[A-Za-z_()]+ +)*((private|internal|package|public) +)?import +((struct|class|enum|func|protocol|typealias) +)?[A-Za-z]+' "$folder" |
    sed -E 's/:.*import +((struct|class|enum|func|protocol|typealias) +)?/:/')
done
for module in $c_modules $linked_modules; do
  case " $linked_modules " in *" $module "*) expected=0 ;; *) expected=1 ;; esac
  count=$({ grep -rlE --include='*.swift' "import +$module\$" Sources || true; } | wc -l)
  [ "$count" = "$expected" ] || { echo "$module is imported by $count files, not by $expected" >&2; status=1; }
done
exit $status
