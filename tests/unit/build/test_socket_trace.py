"""What strace wrote down is read as it is meant."""

from __future__ import annotations

import pytest

from build.socket_trace import places, strangers

AT_HOME = """\
71 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 4
71 connect(4, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X0"}, 20) = -1 ECONNREFUSED
71 connect(4, {sa_family=AF_UNIX, sun_path="/tmp/.X11-unix/X0"}, 110) = 0
72 connect(5, {sa_family=AF_UNIX, sun_path="/run/user/1000/bus"}, 110) = 0
72 connect(6, {sa_family=AF_UNIX, sun_path="/run/user/1000/at-spi/bus_0"}, 110) = 0
72 connect(6, {sa_family=AF_UNIX, sun_path=@"/tmp/dbus-8WldfZq4BT"}, 23) = 0
72 connect(7, {sa_family=AF_UNIX, sun_path="/run/user/1000/wayland-0"}, 110) = 0
73 connect(8, {sa_family=AF_UNIX, sun_path="/run/cups/cups.sock"}, 110) = 0
73 socketpair(AF_UNIX, SOCK_STREAM, 0, [9, 10]) = 0
"""


def test_screen_desktop_and_printers_are_no_strangers() -> None:
    assert strangers(AT_HOME) == []
    assert "/run/cups/cups.sock" in places(AT_HOME)


@pytest.mark.parametrize(
    "call",
    [
        "71 socket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = 4",
        "71 socket(AF_INET6, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP) = -1 EPERM",
        "71 socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE) = 3",
        "71 connect(4, {sa_family=AF_INET, sin_port=htons(631)}, 16) = 0",
        '71 connect(4, {sa_family=AF_UNIX, sun_path="/run/somebody/else.sock"}, 110) = 0',
        '71 bind(4, {sa_family=AF_UNIX, sun_path=@"open-to-others"}, 17) = 0',
        "71 io_uring_setup(1, 0x7ffe) = 3",
    ],
)
def test_anybody_else_is_a_stranger(call: str) -> None:
    assert strangers(f"{AT_HOME}{call}\n") == [call]
