#!/usr/bin/env bash
# Makes .venv from requirements.lock, with uv from the same lock. Called by the Makefile; run it alone with `bash bootstrap.sh`.
# When something is missing it says in one sentence what to do, and stops. The installer's own words go to .boot/install.log.
set -u
cd "$(dirname "$0")" || exit 1

stop() { echo "$*" >&2; exit 1; }

version_of() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
  local name
  for name in ${PY:-} python3.11 python3 python3.13 python3.12; do
    if command -v "$name" >/dev/null && new_enough "$name"; then echo "$name"; return; fi
  done
}

has_compiler() {
  local name
  for name in ${CXX:-} c++ g++ clang++; do command -v "$name" >/dev/null && return 0; done
  return 1
}

no_python() {
  local found="and this machine has none"
  command -v python3 >/dev/null && found="and python3 here is only $(version_of python3)"
  stop "Purposebuilt needs Python 3.11 or newer, $found: run 'apt-get install python3.11 python3.11-venv', then the same command again."
}

not_fetched() {
  if grep -qiE 'hash(es)? (mismatch|do not match)|do not match the hashes' .boot/install.log 2>/dev/null; then
    stop "$1 did not match its fingerprint in requirements.lock and was not installed: try again on a network that you trust (details in .boot/install.log)."
  fi
  if grep -qi 'no space left' .boot/install.log 2>/dev/null; then
    stop "The disk is full, so the installation stopped: free about 1 GB, then run the same command again (details in .boot/install.log)."
  fi
  stop "$1 could not be fetched: check that this machine reaches its Python package index, then run the same command again (details in .boot/install.log)."
}

python=$(find_python)
[ -n "$python" ] || no_python
"$python" -c 'import ensurepip, venv' 2>/dev/null \
  || stop "Python $(version_of "$python") here cannot make a virtual environment: run 'apt-get install python$(version_of "$python")-venv', then the same command again."

mkdir -p .boot
: >.boot/install.log
echo "Installing Purposebuilt into .venv (about a minute the first time)." >&2
if ! [ -x .boot/bin/uv ] || ! cmp -s requirements.lock .boot/requirements.lock; then
  rm -f .boot/requirements.lock
  "$python" -m venv .boot >>.boot/install.log 2>&1 || stop "The folder .boot could not be made: see .boot/install.log."
  # uv alone, with its fingerprints, out of the lock
  sed -n '/^uv==/,/^[^ ]/{/^uv==/p;/^ .*--hash/p;}' requirements.lock >.boot/uv.lock
  .boot/bin/pip install -q --disable-pip-version-check --require-hashes -r .boot/uv.lock >>.boot/install.log 2>&1 || not_fetched "The installer uv"
  cp requirements.lock .boot/requirements.lock
fi

export UV_PYTHON_DOWNLOADS=never
if [ -z "${UV_DEFAULT_INDEX:-}${UV_INDEX_URL:-}" ] && index=$(.boot/bin/pip config get global.index-url 2>/dev/null); then
  export UV_DEFAULT_INDEX=$index # the index that this machine's pip is set to use
fi
.boot/bin/uv venv -q --allow-existing -p "$python" .venv >>.boot/install.log 2>&1 || stop "The folder .venv could not be made: see .boot/install.log."
# compiled now, so that the first start is as quick as any, also where Python may not write such files
.boot/bin/uv pip sync -q -p .venv --compile-bytecode --require-hashes requirements.lock >>.boot/install.log 2>&1 || not_fetched "A package"
if ! has_compiler; then
  echo "No C++ compiler here: fetching one (about 100 MB, once)." >&2
  .boot/bin/uv pip install -q -p .venv --no-deps --require-hashes -r compiler.lock >>.boot/install.log 2>&1 || not_fetched "The compiler"
fi
.boot/bin/uv pip install -q -p .venv --no-deps --no-build-isolation -e . >>.boot/install.log 2>&1 \
  || stop "Purposebuilt itself could not be installed into .venv: see .boot/install.log."
.venv/bin/python -m compileall -q src/purposebuilt >>.boot/install.log 2>&1
touch .venv/.ok
