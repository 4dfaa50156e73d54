#!/usr/bin/env bash
# Passes every test: Rust (format, lints, tests) and web (types, units, browser).
# Installs what they need from the package registries; says how where it may not. Exits non-zero when anything fails.
set -uo pipefail
cd "$(dirname "$0")/.."

passed=0
failed=0
failures=()

# step NAME COMMAND...: runs one suite and counts it.
step() {
    local name=$1
    shift
    echo
    echo "== $name"
    if "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        failures+=("$name")
    fi
}

# Prints the path of a Chromium or Chrome, or fails.
find_chromium() {
    if [ -n "${CHROMIUM:-}" ]; then
        [ -x "$CHROMIUM" ] && echo "$CHROMIUM"
        return
    fi
    local name
    for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do
        command -v "$name" && return
    done
    return 1
}

install_chromium() {
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        echo "installing Chromium from the distribution's packages"
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null
    else
        echo "the browser tests need Chromium: install it (Debian, Ubuntu: sudo apt-get install chromium;" \
            "Fedora: sudo dnf install chromium; macOS: brew install --cask chromium)," \
            "or set CHROMIUM to the path of a Chromium or Chrome" >&2
        return 1
    fi
}

browser_tests() {
    find_chromium >/dev/null || install_chromium || return 1
    CHROMIUM=$(find_chromium) || { echo "Chromium was installed but is not found; set CHROMIUM to its path" >&2; return 1; }
    export CHROMIUM
    cargo build && npm --prefix web run test:browser
}

need() {
    command -v "$1" >/dev/null || { echo "error: $1 is not found; $2" >&2; exit 1; }
}

need cargo "install Rust: https://rustup.rs"
need node "install Node.js 20.19 or later: https://nodejs.org"
need npm "install Node.js 20.19 or later with npm: https://nodejs.org"

# Clients of the API that .ci/run puts there; `python3 -m venv target/clients` and
# `target/clients/bin/pip install owslib schemathesis` do the same, and tests/clients/openapi/pom.xml says how its parser
# comes. Without them their tests are skipped.
[ -d target/clients/bin ] && export PATH="$PWD/target/clients/bin:$PATH"

step "npm packages" npm --prefix web ci --no-audit --no-fund
step "rustfmt" cargo fmt --check
step "clippy" cargo clippy --all-targets -- -D warnings
step "clippy, without the page" cargo clippy --all-targets --no-default-features -- -D warnings
step "Rust documentation" env RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --no-default-features
step "Rust tests" cargo test
step "TypeScript" npm --prefix web run check
step "web unit tests" npm --prefix web test
step "browser tests" browser_tests

echo
for name in ${failures[@]+"${failures[@]}"}; do
    echo "failed: $name"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
