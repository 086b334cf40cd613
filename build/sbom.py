"""Writes the list of all parts of the program for machines: CycloneDX 1.6, as JSON."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from packageurl import PackageURL


class InvalidError(Exception):
    """What was made is no good CycloneDX."""


def component(
    name: str,
    version: str,
    licence: str,
    *,
    purl: str = "",
    inside: str = "",
    within: Iterable[Component] = (),
) -> Component:
    """One part of the program.

    Args:
        purl: its address among packages, such as `pkg:pypi/typst@0.15.0`.
        inside: the part that it is a part of.
        within: what is a part of it.
    """
    return Component(
        name=name,
        version=version or None,
        type=ComponentType.LIBRARY,
        bom_ref=f"{inside}/{name}@{version}",
        licenses=[LicenseExpression(licence)],
        purl=PackageURL.from_string(purl) if purl else None,
        components=within,
    )


def file(name: str, sha256: str) -> Component:
    """A file of the bundle."""
    return Component(
        name=name,
        type=ComponentType.FILE,
        bom_ref=f"file:{name}",
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=sha256)],
    )


def as_text(program: Component, parts: Iterable[Component], made: dt.datetime) -> str:
    """The whole file; of the same parts at the same time the same bytes.

    Raises:
        InvalidError: it does not follow CycloneDX's schema.
    """
    program.type = ComponentType.APPLICATION
    listed = sorted(parts, key=lambda part: part.name.casefold())
    told = "\n".join([made.isoformat(), *(str(part.bom_ref) for part in (program, *listed))])
    bom = Bom(
        components=listed,
        serial_number=uuid.uuid5(uuid.NAMESPACE_OID, told),
        metadata=BomMetaData(component=program, timestamp=made),
    )
    bom.register_dependency(program, listed)
    # Loaded here, because it takes seconds to load.
    from cyclonedx.validation.json import JsonStrictValidator

    text = JsonV1Dot6(bom).output_as_string(indent=1) + "\n"
    if fault := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise InvalidError(str(fault))
    return text
