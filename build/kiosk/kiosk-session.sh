#!/bin/sh
# One session of the kiosk: the compositor, and in it the program that the words name.
#
# Ends with the exit code of the program, which the compositor of Debian 12 does not hand on.

code=/run/waymark-kiosk/exit-code
rm -f "$code"
cage -d -- sh -c 'code=$1; shift; "$@"; echo $? >"$code"' sh "$code" "$@"
exit "$(cat "$code" 2>/dev/null || echo 1)"
