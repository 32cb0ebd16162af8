#!/bin/sh
# Runs a command and writes down what a later JVM needs in order to find it again.
# Usage: recorder FOLDER PLACE COMMAND [ARGUMENT...]
#
# Signals to the group reach this shell too. While the command runs it lets them pass (":", which the command does not
# inherit, unlike an ignored signal); while it writes a record it ignores them, so that mv is not interrupted.
folder=$1
place=$2
shift 2

trap '' INT TERM HUP QUIT
start=$(cut -d ' ' -f 22 "/proc/$$/stat")
echo "$$ $start $place" >"$folder/pid.new" || exit 125
mv "$folder/pid.new" "$folder/pid" || exit 125

# Who waits for a page comes before what takes minutes anyway. Where the kernel shares out by sessions, niceness is the session's.
{ echo 10 >/proc/self/autogroup; } 2>/dev/null || :

trap : INT TERM HUP QUIT
nice -n 10 "$@"
code=$?

trap '' INT TERM HUP QUIT
echo "$code" >"$folder/exit.new" && mv "$folder/exit.new" "$folder/exit"
