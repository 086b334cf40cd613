#!/bin/sh
# Makes Debian 12 or 13 start Waymark as a kiosk and nothing else; README.md beside it says more.
#
#   sh debian-kiosk.sh [--dry-run] [--undo] [--root DIR] [--program FILE]
#
# --dry-run   say what would be done, and do nothing
# --undo      take away all that it made; settings and counts stay
# --root      work on the system below DIR, as in an image; installs no packages there
# --program   where the program lies; /opt/waymark/waymark unless said

set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=
program=/opt/waymark/waymark
dry=
undo=
account=waymark-kiosk
unit=waymark-kiosk.service
session=/usr/local/lib/waymark-kiosk/kiosk-session.sh
packages="cage xwayland libpam-systemd dbus"

stop() {
    echo "debian-kiosk.sh: $1" >&2
    exit 2
}

while [ $# -gt 0 ]; do
    case $1 in
        --dry-run) dry=yes ;;
        --undo) undo=yes ;;
        --root | --program)
            [ $# -gt 1 ] || stop "$1 needs a path."
            case $2 in
                *[!A-Za-z0-9/._-]*) stop "$1 takes no path with spaces or signs." ;;
                /*) ;;
                *) stop "$1 needs a path that begins with /." ;;
            esac
            if [ "$1" = --root ]; then root=${2%/}; else program=$2; fi
            shift
            ;;
        -h | --help) sed -n '2,10s/^# \{0,1\}//p' "$0"; exit 0 ;;
        *) stop "'$1' is not known here. See --help." ;;
    esac
    shift
done

# Does a thing, or only says it.
run() {
    if [ -n "$dry" ]; then echo "would run: $*"; else "$@"; fi
}

# Writes standard input to a file of the system, with the given mode.
put() {
    if [ -n "$dry" ]; then
        echo "would write: $root$2"
        cat >/dev/null
        return
    fi
    mkdir -p "$root$(dirname "$2")"
    cat >"$root$2.new"
    chmod "$1" "$root$2.new"
    mv -f "$root$2.new" "$root$2"
}

# Makes a link of the system.
link() {
    if [ -n "$dry" ]; then echo "would link: $root$2 to $1"; return; fi
    mkdir -p "$root$(dirname "$2")"
    ln -sfn "$1" "$root$2"
}

made="
$session
/etc/systemd/system/$unit
/etc/systemd/system/multi-user.target.wants/$unit
/etc/systemd/system/ctrl-alt-del.target
/etc/systemd/logind.conf.d/$account.conf
/etc/systemd/system.conf.d/$account.conf
/etc/sysctl.d/90-$account.conf
/etc/udev/rules.d/90-$account.rules
/etc/pam.d/$account
/etc/sysusers.d/$account.conf
/etc/tmpfiles.d/$account.conf
"

live() { [ -z "$root" ]; }
if live && [ -z "$dry" ] && [ "$(id -u)" != 0 ]; then
    stop "please run this as root, or with --dry-run."
fi

if [ -n "$undo" ]; then
    if live; then run systemctl disable --now "$unit" || true; fi
    for file in $made; do run rm -f "$root$file"; done
    [ ! -d "$root$(dirname $session)" ] || run rmdir "$root$(dirname $session)"
    if live; then
        run userdel "$account" || true
        run systemctl daemon-reload
        run udevadm control --reload
        run systemctl start getty@tty1.service
    fi
    echo "The kiosk is gone. Kept: /etc/waymark (settings) and /var/lib/$account (counts)."
    exit 0
fi

[ -x "$root$program" ] || stop "there is no program at $root$program. Install the package of Waymark, or name the program with --program."
folder=$(dirname "$program")

if live; then
    # shellcheck disable=SC2086  # a list of names
    run env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $packages
fi

# An account that owns nothing, has no password and no shell; its home is in memory.
put 0644 /etc/sysusers.d/$account.conf <<EOF
u $account - "Waymark kiosk" /run/$account /usr/sbin/nologin
EOF

# The hash of the PIN is read by the kiosk and by nobody else.
put 0644 /etc/tmpfiles.d/$account.conf <<EOF
d /etc/waymark 0750 root $account -
z /etc/waymark/waymark.toml 0640 root $account -
EOF

put 0644 /etc/pam.d/$account <<'EOF'
auth     required pam_unix.so
account  required pam_unix.so
session  required pam_unix.so
session  required pam_systemd.so type=wayland class=user
EOF

put 0755 $session <"$here/kiosk-session.sh"
sed "s|/opt/waymark/waymark|$program|; s|^ReadOnlyPaths=.*|ReadOnlyPaths=$folder|" \
    "$here/$unit" | put 0644 /etc/systemd/system/$unit
link ../$unit /etc/systemd/system/multi-user.target.wants/$unit

# No other console, no restart by keys, no keys to the kernel.
put 0644 /etc/systemd/logind.conf.d/$account.conf <<'EOF'
[Login]
NAutoVTs=0
ReserveVT=0
EOF
put 0644 /etc/systemd/system.conf.d/$account.conf <<'EOF'
[Manager]
CtrlAltDelBurstAction=none
EOF
link /dev/null /etc/systemd/system/ctrl-alt-del.target
put 0644 /etc/sysctl.d/90-$account.conf <<'EOF'
kernel.sysrq = 0
EOF

# USB sticks are seen by nobody until staff ask for them.
put 0644 /etc/udev/rules.d/90-$account.rules <<'EOF'
SUBSYSTEM=="block", ENV{ID_BUS}=="usb", ENV{UDISKS_IGNORE}="1", ENV{UDISKS_AUTO}="0"
EOF

[ -e "$root/etc/waymark/waymark.toml" ] || put 0640 /etc/waymark/waymark.toml <"$here/waymark.toml"

if live || [ -e "$root/etc/passwd" ]; then
    run systemd-sysusers --root="${root:-/}" "$root/etc/sysusers.d/$account.conf"
fi
if live; then
    run systemd-tmpfiles --create "/etc/tmpfiles.d/$account.conf"
    run sysctl -q --load "/etc/sysctl.d/90-$account.conf"
    run udevadm control --reload
    run systemctl daemon-reload
fi
[ -n "$dry" ] || echo "Ready. The kiosk comes with the next start of the computer, or now with: systemctl start $unit"
