#!/usr/bin/env bash
# Simulates the study's fifteen kinds of campaign and prints the false alarms and the errors found, beside the figures of
# the study that set the constants. A change of a threshold shows its price: Scripts/simulate.sh outlier_z=3.5
# Arguments: seed=1 times=2 outlier_z=4 scenario="raw 0.5"
set -euo pipefail
cd "$(dirname "$0")/.."
study=$(Scripts/release.sh StatisticsStudy)
"$study" "$@"
