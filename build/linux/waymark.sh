#!/bin/sh
# Starts Waymark from the folder that this file lies in, or says in a sentence why it cannot.

# What the build that lies beside asks of a system; filled in when it was packed.
needed_machine=@MACHINE@
needed_loader=@LOADER@
needed_minor=@MINOR@

# Where nobody sees a terminal, the sentence stands in a window of whatever the desktop has.
stop() {
    echo "$1" >&2
    if [ ! -t 2 ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        { zenity --error --no-markup --title=Waymark --text="$1" ||
            kdialog --title Waymark --error "$1" ||
            xmessage -center "$1"; } >/dev/null 2>&1
    fi
    exit 1
}

here=$(readlink -f -- "$0")
here=${here%/*}
program=$here/waymark-program

machine=$(uname -m)
[ "$machine" = "$needed_machine" ] ||
    stop "This Waymark is for $needed_machine computers, and this one is $machine."

glibc=$(getconf GNU_LIBC_VERSION 2>/dev/null)
minor=${glibc#glibc 2.}
minor=${minor%%[!0-9]*}
if [ ! -e "$needed_loader" ] || [ "${minor:-$needed_minor}" -lt "$needed_minor" ]; then
    stop "Waymark needs a newer Linux, such as Debian 12 or Ubuntu 24.04 (glibc 2.$needed_minor; this one has ${glibc:-none})."
fi

[ -f "$program" ] || stop "Part of Waymark is missing. Unpack the download again, the whole folder."
[ -x "$program" ] || stop "Programs may not run from this place. Copy the folder of Waymark to your home folder."
case $here in
    *[:\;]* | *"
"*) stop "Waymark cannot start from a folder with : or ; or a line break in its name. Please rename it." ;;
esac

exec "$program" "$@"
