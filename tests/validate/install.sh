#!/usr/bin/env bash
# Installs the judges of finished PDFs, which others wrote, into a folder of their own.
#
#     tests/validate/install.sh DIR     exit 3: they are not to be had here
#
# veraPDF and proof-pdf come by the scripts that stand beside the repository; where these
# are missing, or nothing can be fetched, the last line on standard error says so.
set -euo pipefail
recipes="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/../shared/validators"
mkdir -p "$1"
judges=$(cd "$1" && pwd)

missing() {
    echo "$*" >&2
    exit 3
}

is_there() { command -v "$1" >/dev/null; }

as_root() {
    if [ "$(id -u)" = 0 ]; then
        env "$@"
    else
        sudo -n env "$@"
    fi
}

for recipe in install-verapdf.sh install-proof-pdf.sh page_check.py; do
    [ -f "$recipes/$recipe" ] || missing "the recipe $recipe is not beside the repository"
done

# What each was installed from: a changed recipe or script installs it anew.
stamp=$(cat "$recipes"/install-*.sh "${BASH_SOURCE[0]}" | cksum)
[ "$(cat "$judges/stamp" 2>/dev/null)" = "$stamp" ] && exit

packages=
is_there qpdf || packages="$packages qpdf"
is_there gs || packages="$packages ghostscript"
is_there javac || packages="$packages default-jdk-headless"
is_there unzip || packages="$packages unzip"
if [ -n "$packages" ]; then
    # shellcheck disable=SC2086 # a list of words
    {
        as_root apt-get -qq update || true
        as_root DEBIAN_FRONTEND=noninteractive apt-get -qq install -y \
            --no-install-recommends $packages
    } >/dev/null 2>&1 || missing "these programs are missing and cannot be fetched:$packages"
fi

new=$(mktemp -d "$judges/new.XXXXXX")
trap 'rm -rf "$new"' EXIT
# Without the clutter of a fetch; what is wrong is in the log.
{
    bash "$recipes/install-verapdf.sh" "$judges/vera" &&
        bash "$recipes/install-proof-pdf.sh" "$judges/proof" "$judges/vera" &&
        python3 -m venv "$judges/page" &&
        "$judges/page/bin/pip" install -q "page-validation==0.11.*"
} >"$new/log" 2>&1 || {
    tail -n 5 "$new/log" >&2
    missing "the judges cannot be fetched"
}
echo "$stamp" >"$judges/stamp"
