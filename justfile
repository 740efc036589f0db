# Run the wizard.
run:
    go run .

# Run the tests, as the README says. They need Go alone.
test:
    go test ./...

# Formatting, vet, staticcheck, spelling and the tests that do not take long: before each commit.
quick:
    .ci/quick

# The tests that do not take long.
short:
    go test -short ./...

# All tests, with the other programs that some need; .ci/run installs these.
acceptance:
    go test -timeout 30m -tags acceptance ./...

# Formatting, vet, staticcheck and spelling.
lint:
    .ci/lint acceptance

# Everything that is made from the catalogue, and CHANGELOG.md from changes/*.md.
generate:
    go generate ./...
    .ci/changelog

# Refresh golden files after looking at the difference.
golden:
    UPDATE=1 go test -tags acceptance ./export/pdf -run Golden

# The sample report and its pictures. Needs poppler-utils.
sample:
    internal/tools/sample.sh

# The tables of docs/performance.md, on a quiet machine; then the benchmarks of each package.
bench:
    go run ./internal/tools/bench
    go test -run '^$' -bench . ./...

# End the program hundreds of times in the middle of answering; a seed that was printed does it again.
crash runs="500" seed="":
    .ci/crash {{runs}} {{seed}}

# A release without releasing it. Needs root.
package:
    .ci/package

# The web page in a browser, with axe. Needs npm.
a11y:
    .ci/a11y

# Every fuzz target for so many seconds.
fuzz seconds="60":
    RAPID_SEED=$(date +%s) .ci/fuzz {{seconds}}
