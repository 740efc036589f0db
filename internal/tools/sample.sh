#!/bin/sh
# Makes the sample report with its annex, and the pictures of its pages that the README shows.
# Needs pdftoppm, of poppler-utils.
set -eu
cd "$(dirname "$0")/../.."
pdf=docs/sample/northwind-digital.pdf
go run . export examples/digital-agency.json -f pdf -o "$pdf" --date 2026-12-01 --force
rm -f docs/sample/*.png
pdftoppm -png -r 50 -f 1 -l 4 "$pdf" docs/sample/page
sha256sum "$pdf" | cut -d' ' -f1 > docs/sample/pictured
