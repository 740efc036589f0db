#!/usr/bin/env bash
# Times the PDF of one assessment against Chromium and WeasyPrint, which print the same report from its HTML, and shows
# the medians. Every run is a new process; the programs take turns, so that a busy machine is busy for all of them.
#
#   internal/tools/bench/pdf.sh [FILE] [ROUNDS]
#
# Needs chromium, weasyprint and pdfinfo: Debian's packages chromium, weasyprint and poppler-utils.
set -euo pipefail
cd "$(dirname "$0")/../../.."

file=${1:-examples/digital-agency.json}
rounds=${2:-7}
for tool in chromium weasyprint pdfinfo; do
  command -v "$tool" >/dev/null || { echo "$tool is missing; see the head of $0" >&2; exit 1; }
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/yourpart" .
"$work/yourpart" export "$file" -f html -o "$work/report.html" --date 2026-12-01 >/dev/null

yourpart() { "$work/yourpart" export "$file" -f pdf -o "$work/yourpart.pdf" --force --date 2026-12-01; }
chromium_print() {
  rm -rf "$work/profile"
  chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$work/profile" --no-pdf-header-footer \
    --print-to-pdf="$work/chromium_print.pdf" "file://$work/report.html"
}
weasyprint_print() { weasyprint "$work/report.html" "$work/weasyprint_print.pdf"; }

programs=(yourpart chromium_print weasyprint_print)
TIMEFORMAT='%R %U %S'
for round in $(seq 0 "$rounds"); do # round 0 only warms the disk
  for p in "${programs[@]}"; do
    { time "$p" >"$work/said" 2>&1; } 2>"$work/time" || { cat "$work/said" >&2; echo "$p failed" >&2; exit 1; }
    [ "$round" = 0 ] || awk -v f="$work/$p" '{print $1 * 1000 >>(f ".wall"); print ($2 + $3) * 1000 >>(f ".cpu")}' "$work/time"
  done
done

median() { sort -n "$1" | awk '{t[NR] = $1} END {print NR % 2 ? t[(NR + 1) / 2] : (t[NR / 2] + t[NR / 2 + 1]) / 2}'; }
times() { awk -v a="$1" -v b="$2" 'BEGIN {printf "%.0f", a / (b > 0 ? b : 1)}'; }
printf '%s, medians of %s rounds, load %s\n\n' "$file" "$rounds" "$(cut -d' ' -f1 /proc/loadavg)"
printf '| Program | ms | times as long | CPU ms | times the CPU | pages | kB | tagged |\n|---|---|---|---|---|---|---|---|\n'
for p in "${programs[@]}"; do
  wall=$(median "$work/$p.wall") cpu=$(median "$work/$p.cpu")
  printf '| %s | %s | %s | %s | %s | %s | %s | %s |\n' "${p%_print}" \
    "$wall" "$(times "$wall" "$(median "$work/yourpart.wall")")" "$cpu" "$(times "$cpu" "$(median "$work/yourpart.cpu")")" \
    "$(pdfinfo "$work/$p.pdf" | awk '/^Pages/ {print $2}')" "$(($(stat -c %s "$work/$p.pdf") / 1000))" \
    "$(pdfinfo "$work/$p.pdf" | awk '/^Tagged/ {print $2}')"
done
