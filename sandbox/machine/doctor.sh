# shellcheck shell=bash
# The table of tools, for people and for programs.

command_doctor() {
  local status=0
  # Debian's python3-moto lies on PATH like every other tool; nothing is installed or started here.
  if [ "$JSON" = yes ]; then tool_findings | findings_as_json; else tool_findings | findings_as_table; fi
  [ -z "$(missing_tools run sites)" ] || status=1
  return "$status"
}

# tool_findings: one line per tool: key, needed for, place, version, what to do; separated by tabs, "-" where there is nothing.
# The versions are asked side by side: some tools take a second to say theirs.
tool_findings() {
  local key folder
  folder=$(mktemp -d)
  for key in $(tool_keys run sites test); do
    tool_finding "$key" >"$folder/$key" &
  done
  wait
  for key in $(tool_keys run sites test); do cat "$folder/$key"; done
  rm -rf "$folder"
}

tool_finding() {
  local place version
  if place=$(find_tool "$1" 2>/dev/null); then
    version=$(version_of_tool "$1")
    printf '%s\t%s\t%s\t%s\t-\n' "$1" "$(tool_column "$1" 2)" "$place" "${version:--}"
  else
    printf '%s\t%s\t-\t-\t%s\n' "$1" "$(tool_column "$1" 2)" "$(tool_column "$1" 5)"
  fi
}

findings_as_table() {
  local key needed place version advice
  printf '%s%-16s %-7s %-14s %s%s\n' "$BOLD" TOOL 'FOR' VERSION 'FOUND, OR WHAT TO DO' "$PLAIN"
  while IFS=$'\t' read -r key needed place version advice; do
    if [ "$place" = - ]; then
      printf '%-16s %-7s %-14s %s\n' "$key" "$needed" MISSING "$advice"
    else
      printf '%-16s %-7s %-14s %s\n' "$key" "$needed" "$version" "$place"
    fi
  done
}

findings_as_json() {
  awk -F '\t' '
    function quoted(text) { if (text == "-") return "null"; gsub(/\\/, "\\\\", text); gsub(/"/, "\\\"", text); return "\"" text "\"" }
    BEGIN { print "[" }
    { printf "%s  {\"tool\": %s, \"neededFor\": %s, \"found\": %s, \"path\": %s, \"version\": %s, \"advice\": %s}",
        (NR > 1 ? ",\n" : ""), quoted($1), quoted($2), ($3 == "-" ? "false" : "true"), quoted($3), quoted($4), quoted($5) }
    END { print "\n]" }'
}
