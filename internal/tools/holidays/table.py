"""Writes the public holidays of whole countries to internal/country/holidays.txt.

    pip install holidays==0.102 && python internal/tools/holidays/table.py > internal/country/holidays.txt

A line is a country's code, the days of its weekend (0 is Sunday), the days that are the same in every year, and
after each year those that are not. "~" after the code says that some dates are estimates, as they hang on the moon.
"""

import importlib.metadata
import sys

import holidays
from holidays.constants import PUBLIC

VERSION, OF = "0.102", "2026-07"  # and when it came out
YEARS = range(2025, 2036)
PARTS = {"GB": ["ENG", "NIR", "SCT", "WLS"]}  # that people write as a country


def line(code, part=None):
    off, estimated, weekend = {}, False, set()
    for year in YEARS:
        kind = holidays.country_holidays(code, subdiv=part, years=year, categories=PUBLIC)
        label = str(getattr(kind, "estimated_label", "")).replace("%s", "").strip()
        translated = kind.tr(getattr(kind, "estimated_label", "")).replace("%s", "").strip() if label else ""
        estimated |= any(x and x in name for name in kind.values() for x in (label, translated))
        off[year] = {f"{d.month:02}{d.day:02}" for d in kind if d.year == year}
        if year == 2026:
            weekend = {(d + 1) % 7 for d in kind.weekend}
    always = set.intersection(*off.values())
    words = [code + ("-" + part if part else "") + ("~" if estimated else ""), "".join(map(str, sorted(weekend))), *sorted(always)]
    for year in YEARS:
        words += [f"{year}:", *sorted(off[year] - always)] if off[year] - always else []
    return " ".join(words)


def main():
    try:
        have = importlib.metadata.version("holidays")
    except importlib.metadata.PackageNotFoundError:
        have = "none"
    if have != VERSION:
        sys.exit(f"holidays {VERSION} is needed, not {have}")
    print("# Public holidays of whole countries; made by internal/tools/holidays/table.py, do not edit.")
    print(f"# {VERSION} {OF} {YEARS[0]} {YEARS[-1]}")
    for code in sorted(holidays.list_supported_countries(include_aliases=False)):
        print(line(code))
        for part in PARTS.get(code, []):
            print(line(code, part))


main()
