#!/usr/bin/env bash
# Checks all Terraform code without AWS: format and tables of the documentation, validation of the roots and with them of every module,
# the tests of each, several at a time.
# The provider comes from where Terraform's CLI configuration says (TF_CLI_CONFIG_FILE).
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")"
results="$(mktemp -d)"
trap 'rm -rf "$results"' EXIT

# Nothing here may reach AWS, whoever runs it.
unset "${!AWS_@}"
export TF_IN_AUTOMATION=1 TF_INPUT=0 CHECKPOINT_DISABLE=1
# Terraform spends most of a test on the provider's schema. Collecting garbage less often saves a fifth of the time, for 20 MB a process.
export GOGC=400

# The roots take longest, so they begin.
roots=(site platform)

list_modules() {
  local versions
  printf '%s\n' "${roots[@]}"
  for versions in */versions.tf; do
    is_root "${versions%/*}" || echo "${versions%/*}"
  done
}

is_root() {
  [[ " ${roots[*]} " == *" $1 "* ]]
}

# Prints what failed, and writes "<passed> <failed>" to the module's result file.
check_module() {
  local module="$1" log="$results/$1.log"
  export TF_DATA_DIR="$results/$module.data"
  if prepare "$module" >"$log" 2>&1; then
    test_module "$module" >"$log" 2>&1 || fail "$module" "$log"
    count_runs "$log" >"$results/$module.count"
  else
    fail "$module" "$log"
    echo "0 1" >"$results/$module.count"
  fi
}

prepare() {
  terraform -chdir="$1" init -backend=false -no-color || return
  if is_root "$1"; then
    terraform -chdir="$1" validate -no-color
  fi
}

# Terraform grants a provider one minute to start, which a machine busy with other things can exceed. That says nothing about the module,
# so it is tried again; any other failure stands.
test_module() {
  local attempt output
  for attempt in 1 2 3; do
    if output="$(terraform -chdir="$1" test -no-color 2>&1)"; then
      printf '%s\n' "$output"
      return
    fi
    [[ "$attempt" -lt 3 && "$output" == *"timeout while waiting for plugin to start"* ]] || break
  done
  printf '%s\n' "$output"
  return 1
}

fail() {
  printf '== %s\n' "$1"
  cat "$2"
}

# A skipped run has not passed, and a module without runs has not been tested.
count_runs() {
  local summary passed failed skipped
  summary="$(grep -E '^(Success|Failure)! ' "$1" | tail -n 1 || true)"
  passed="$(number_before passed "$summary")"
  failed="$(number_before failed "$summary")"
  skipped="$(number_before skipped "$summary")"
  if ((passed + failed + skipped == 0)); then
    failed=1
  fi
  echo "$passed $((failed + skipped))"
}

number_before() {
  if [[ "$2" =~ ([0-9]+)\ $1 ]]; then
    echo "${BASH_REMATCH[1]}"
  else
    echo 0
  fi
}

# Runs a command as one check of that name.
check() {
  local name="$1"
  shift
  if "$@" >"$results/$name.log" 2>&1; then
    echo "1 0" >"$results/$name.count"
  else
    echo "0 1" >"$results/$name.count"
    fail "$name" "$results/$name.log"
  fi
}

check_modules() {
  local jobs running=0 module
  jobs="$(nproc)"
  while read -r module; do
    if ((running >= jobs)); then
      wait -n
      running=$((running - 1))
    fi
    check_module "$module" &
    running=$((running + 1))
  done < <(list_modules)
  wait
}

report() {
  local passed=0 failed=0 module_passed module_failed count
  for count in format documentation $(list_modules); do
    read -r module_passed module_failed <"$results/$count.count"
    passed=$((passed + module_passed))
    failed=$((failed + module_failed))
  done
  echo "terraform: $passed passed, $failed failed"
  ((failed == 0))
}

check format terraform fmt -check -diff -recursive .
check documentation ./document.py --check
check_modules
report
