"""Which licences a part of the program may be under, as SPDX expressions.

Waymark is MIT, and each copy of it may be passed on. So a part may ask for its notice, for its own
source, or to be replaceable (LGPL); it may not ask that all of Waymark come under its licence.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from license_expression import LicenseWithExceptionSymbol, get_spdx_licensing

FIT = frozenset(
    {
        *("0BSD", "AFL-2.1", "Apache-2.0", "Beerware", "Bitstream-Vera", "BSD-2-Clause"),
        *("blessing", "BSD-3-Clause", "BSL-1.0", "bzip2-1.0.6", "CC0-1.0", "FTL", "HPND"),
        *(
            "HPND-sell-variant",
            "IJG",
            "Imlib2",
            "ISC",
            "Libpng",
            "libpng-2.0",
            "MIT",
            "MIT-0",
            "MIT-Modern-Variant",
        ),
        *("MIT-open-group", "OFL-1.1", "PSF-2.0", "Python-2.0.1", "Unicode-3.0", "Unlicense"),
        *("X11", "Zlib"),
        # Each of their files can be had as source, and replaced.
        *("LGPL-2.1-or-later", "LGPL-3.0-only", "MPL-2.0"),
        # What these exceptions are for is a program of any licence.
        "Apache-2.0 WITH LLVM-exception",
        "GPL-2.0-or-later WITH Bootloader-exception",
        "GPL-3.0-or-later WITH GCC-exception-3.1",
        # Terms without a name in SPDX; they stand beside the part.
        *("LicenseRef-GUST-Font-License", "LicenseRef-ICC", "LicenseRef-public-domain"),
        "LicenseRef-LCS-Telegraphics",
        "LicenseRef-Microsoft-Distributable-Code",
    }
)
_SPDX = get_spdx_licensing()


def is_expression(words: str) -> bool:
    """Whether `words` name licences as SPDX does."""
    try:
        _SPDX.parse(words, validate=True)
    except Exception:  # noqa: BLE001  the library raises several kinds, without a common one
        return False
    return bool(words)


def fits(expression: str, among: Collection[str] = FIT) -> bool:
    """Whether a part under `expression` may be in the program; of alternatives one is enough."""
    return bool(expression) and _fits(_SPDX.parse(expression), among)


def asked(expression: str) -> set[str]:
    """Names of the licences in `expression` that fit, each as the file with its text is named.

    An exception stands with the part itself.
    """
    symbols = _SPDX.license_symbols(expression, decompose=False)
    fitting = [symbol for symbol in symbols if str(symbol) in FIT]
    return {
        (symbol.license_symbol if isinstance(symbol, LicenseWithExceptionSymbol) else symbol)
        .key.removesuffix("-only")
        .removesuffix("-or-later")
        for symbol in fitting
    }


def _fits(node: Any, among: Collection[str]) -> bool:
    if isinstance(node, _SPDX.AND):
        return all(_fits(each, among) for each in node.args)
    if isinstance(node, _SPDX.OR):
        return any(_fits(each, among) for each in node.args)
    return str(node) in among
