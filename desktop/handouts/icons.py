"""Icons and the clinic's logo as vectors for a page."""

from __future__ import annotations

import base64
import struct
from functools import cache

from desktop import paths
from desktop.domain.printing import Clinic

LOGO_WIDTH, LOGO_HEIGHT = 59.5, 34.0  # pt, at most: 21 mm by 12 mm
_PNG_START = b"\x89PNG\r\n\x1a\n"


@cache
def icon_svg(name: str, colour: str, *, tint: bool = True) -> str:
    """The icon in `colour` as SVG; an icon that is not there any more leaves its place empty.

    Args:
        tint: with its areas in a light tint, which a photocopier would make spots of.
    """
    file = paths.resources() / "icons" / ("duotone" if tint else "regular") / f"{name}.svg"
    if not file.is_file():
        return '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256"></svg>'
    return file.read_text(encoding="utf-8").replace("currentColor", colour)


def logo_size(clinic: Clinic) -> tuple[float, float]:
    """Width and height of the logo in pt; nothing where there is none that can be read."""
    if not clinic.logo.startswith(_PNG_START) or len(clinic.logo) < 24:
        return 0.0, 0.0
    width, height = struct.unpack(">II", clinic.logo[16:24])
    if not width or not height:
        return 0.0, 0.0
    scale = min(LOGO_WIDTH / width, LOGO_HEIGHT / height)
    return width * scale, height * scale


@cache
def logo_svg(clinic: Clinic, *, greyscale: bool = False) -> str:
    """The logo inside an SVG, which a template can be given as words; empty where there is none."""
    width, height = logo_size(clinic)
    if not width:
        return ""
    size = f'width="{width:.2f}" height="{height:.2f}"'
    grey = (
        '<filter id="grey" x="0" y="0" width="1" height="1" color-interpolation-filters="sRGB">'
        '<feColorMatrix type="saturate" values="0"/></filter>'
    )
    start, asked = (grey, ' filter="url(#grey)"') if greyscale else ("", "")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {width:.2f} {height:.2f}">'
        f'{start}<image {size} href="{logo_uri(clinic)}"{asked}/></svg>'
    )


def logo_uri(clinic: Clinic) -> str:
    """The logo as the address of itself."""
    return f"data:image/png;base64,{base64.b64encode(clinic.logo).decode()}"


def logo_alt(clinic: Clinic) -> str:
    """What the logo is, for whoever cannot see it."""
    return f"Logo of {clinic.name or 'the clinic'}"
