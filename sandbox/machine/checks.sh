# shellcheck shell=bash
# Every check there is. A suite is a name and a command; what it says is kept, because its last line is its count.

PASSED=0
FAILED=0
SKIPPED=0
ASIDE=

command_test() {
  local started=$SECONDS
  make_ready run sites test
  enter_docker_group
  PRESSYARD_DATA=$(mktemp -d "${TMPDIR:-/tmp}/pressyard-test.XXXXXX")
  LOGS=$(mktemp -d "${TMPDIR:-/tmp}/pressyard-test-logs.XXXXXX")
  trap 'leave_nothing_behind' EXIT
  trap 'exit 130' INT TERM HUP
  [ -z "$(missing_tools run)" ] || fail 'nothing can be checked without these'
  prepare_sites
  use_wordpress_archive
  use_provider
  run_suites
  add_up
  slowest_tests
  failed_tests
  note "$((SECONDS - started)) s in all"
  printf '%s\n' "$PASSED passed, $FAILED failed$([ "$SKIPPED" -eq 0 ] || printf ', %s skipped' "$SKIPPED")"
  [ "$FAILED" -eq 0 ]
}

# Two at a time, for two cores: what Maven compiles and tests, and aside what Maven does not, which is shown when it is over.
run_suites() {
  # A jar of an earlier run is not this run's.
  rm -f "$PORTAL_BUILT"
  # With job control the background job is a process group of its own, which can be ended as a whole.
  set -m
  run_suites_aside >"$LOGS/aside" 2>&1 &
  set +m
  ASIDE=$!
  suite maven check_java
  touch "$LOGS/maven-is-over"
  wait "$ASIDE" || true
  cat "$LOGS/aside"
}

# What needs no portal first; the last two start portals of their own, from the jar that Maven has packaged by then.
run_suites_aside() {
  suite shellcheck check_shell
  suite yamllint check_yaml
  suite ansible-lint check_ansible
  suite terraform "$PRESSYARD_HOME/terraform-modules/test.sh"
  suite packer "$PRESSYARD_HOME/packer/test.sh"
  until portal_is_built || [ -e "$LOGS/maven-is-over" ]; do sleep 1; done
  train_portal
  suite container "$PRESSYARD_HOME/.ci/container-test.sh"
  suite entry "$PRESSYARD_HOME/.ci/entry-test.sh"
}

# suite NAME COMMAND…: runs it from the root of the tree without standard input and keeps its status beside what it said.
# The data folder is this run's own and not the suites' to share.
suite() {
  local name=$1 status=0 started=$SECONDS
  shift
  say "── $name"
  (cd "$PRESSYARD_HOME" && unset PRESSYARD_DATA && "$@") 2>&1 </dev/null | tee "$LOGS/$name" || status=$?
  printf '%s\n' "$status" >"$LOGS/$name.status"
  note "$name: $((SECONDS - started)) s, status $status"
}

check_shell() {
  local file failed=0 files
  mapfile -t files < <(tree_files '*.sh' pressyard .ci/run | grep -v '^sandbox/machine/')
  [ "${#files[@]}" -gt 0 ] || fail 'this is no git checkout, so what there is to check is not known'
  for file in "${files[@]}"; do
    shellcheck -x "$file" || failed=$((failed + 1))
  done
  total "$((${#files[@]} - failed))" "$failed"
}

check_yaml() { yamllint --strict . && total 1 0; }

check_ansible() { (cd ansible && ansible-lint --offline --nocolor) && total 1 0; }

# Failed tests are counted from the reports; they do not keep the modules behind them from being tested.
check_java() {
  find . -path '*/target/*-reports/TEST-*.xml' -delete
  build --no-transfer-progress --fail-at-end -Dmaven.test.failure.ignore=true verify
}

# total PASSED FAILED: a suite's own last line; its status is that of the line.
total() { printf '%s passed, %s failed\n' "$1" "$2" && [ "$2" -eq 0 ]; }

# tree_files PATTERN…: what git keeps or would keep.
tree_files() { git ls-files --cached --others --exclude-standard -- "$@" | sort -u; }

# add_up: each suite's own count; one that counts nothing, or that fails without a failed test, is itself one.
add_up() {
  local name status passed failed skipped
  for name in $(cd "$LOGS" && printf '%s\n' *.status); do
    name=${name%.status}
    status=$(cat "$LOGS/$name.status")
    read -r passed failed skipped < <(if [ "$name" = maven ]; then count_reports; else count_last_line "$LOGS/$name"; fi)
    if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
    if [ "$status" -eq 0 ] && [ $((passed + failed + skipped)) -eq 0 ]; then passed=1; fi
    printf '  %-14s %5s passed %5s failed %5s skipped\n' "$name" "$passed" "$failed" "$skipped"
    PASSED=$((PASSED + passed)) FAILED=$((FAILED + failed)) SKIPPED=$((SKIPPED + skipped))
  done
}

# count_reports: adds up what Surefire and Failsafe wrote.
count_reports() {
  find "$PRESSYARD_HOME" -path '*/target/*-reports/TEST-*.xml' -exec grep -h -m 1 '<testsuite ' {} + | awk '
    function value(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0 }
    { tests += value("tests"); failed += value("failures") + value("errors"); skipped += value("skipped") }
    END { print tests - failed - skipped, failed + 0, skipped + 0 }'
}

# slowest_tests: the classes that took longest, since the whole may take half an hour. Not by head: it leaves before sort has
# said all, and sort then ends by SIGPIPE, and the whole test with it.
slowest_tests() {
  note 'The slowest test classes, in seconds:'
  find "$PRESSYARD_HOME" -path '*/target/*-reports/TEST-*.xml' -exec grep -h -A 1 -m 1 '<testsuite ' {} + |
    sed -nE 's/.* name="([^"]*)".* time="([0-9]+)[^"]*".*/\2 \1/p' | sort -rn | sed -n '1,12p' |
    while read -r seconds name; do printf '  %6d  %s\n' "$seconds" "${name##*.}"; done
}

# failed_tests: by name, since what each said about it may be thousands of lines further up.
failed_tests() {
  [ "$FAILED" -gt 0 ] || return 0
  note 'What failed:'
  {
    find "$PRESSYARD_HOME" -path '*/target/*-reports/TEST-*.xml' -exec grep -hE -A 1 '<testcase ' {} + |
      { grep -E -B 1 '<(failure|error)' || true; } | sed -nE 's/.*<testcase name="([^"]*)" classname="([^"]*)".*/\2.\1/p'
    (cd "$LOGS" && for suite in *.status; do grep -hE '^FAILED |\.\.\. fail$' "${suite%.status}" || true; done)
  } | sed 's/^/  /'
}

# count_last_line LOG: the numbers of the last "N passed, N failed[, N skipped]".
count_last_line() {
  grep -oE '[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?' "$1" | tail -n 1 |
    awk '{ print $1, $3, $5 + 0; found = 1 } END { if (!found) print 0, 0, 0 }'
}

# stop_aside: a run that was cut short still has suites in the background. INT, because some of them are Terraform.
stop_aside() {
  group_is_gone && return 0
  signal_process INT "-$ASIDE"
  wait_until 60 group_is_gone || signal_process KILL "-$ASIDE"
}

group_is_gone() { [ -z "$ASIDE" ] || ! kill -0 -- "-$ASIDE" 2>/dev/null; }

leave_nothing_behind() {
  local status=$?
  trap '' INT TERM HUP
  stop_aside
  stop_all
  rm -rf "$PRESSYARD_DATA" "$LOGS"
  exit "$status"
}
