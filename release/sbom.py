"""Bills of materials: what is installed with this library, as CycloneDX 1.6 JSON."""

from __future__ import annotations

import uuid
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from release.pins import Pin

__all__ = ["bill_of_materials"]

NAME: Final = "zhixing-rules"
MARKER: Final = f"{NAME}:environment-marker"
"""The property of a component that only some systems or versions of Python need."""


def bill_of_materials(
    pins: Sequence[Pin],
    licences: Mapping[str, dict[str, Any]],
    *,
    version: str,
    extra: str,
    wheel_sha256: str,
    timestamp: str,
) -> dict[str, Any]:
    """Return the bill of materials of this library with one extra.

    Args:
        pins: what the core and the extra need.
        licences: the licence of each distribution by its canonical name, in the form of CycloneDX.
        version: the version of this library.
        extra: the name of the set, as in `release.pins`.
        wheel_sha256: the hash of the wheel.
        timestamp: when the released commit was made, in UTC, as `2026-12-01T00:00:00Z`.

    Returns:
        A document that is the same for the same arguments.
    """
    purls = defaultdict(list)
    needs: dict[str, set[str]] = defaultdict(set)
    root = _purl(NAME, version)
    for pin in pins:
        purls[canonicalize_name(pin.name)].append(_purl(pin.name, pin.version))
    for pin in pins:
        for name in pin.needed_by:
            parents = [root] if canonicalize_name(name) == NAME else purls[canonicalize_name(name)]
            for parent in parents:
                needs[parent].add(_purl(pin.name, pin.version))
    library = _component(NAME, version, [wheel_sha256], {"expression": "MIT"})
    components = [
        _component(
            *(pin.name, pin.version, pin.hashes, licences.get(canonicalize_name(pin.name), {})),
            marker=str(pin.requirement.marker or ""),
        )
        for pin in pins
    ]
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{root}#{extra}#{wheel_sha256}')}",
        "version": 1,
        "metadata": {
            "timestamp": timestamp,
            "component": library,
            "properties": [{"name": f"{NAME}:extra", "value": extra}],
        },
        "components": components,
        "dependencies": [
            {"ref": ref, "dependsOn": sorted(needs[ref])} for ref in [root, *(each["bom-ref"] for each in components)]
        ],
    }


def _component(
    name: str, version: str, hashes: Iterable[str], licence: dict[str, Any], *, marker: str = ""
) -> dict[str, Any]:
    purl = _purl(name, version)
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
        "hashes": [{"alg": "SHA-256", "content": each} for each in hashes],
    }
    if licence:
        component["licenses"] = [licence]
    if marker:
        component["properties"] = [{"name": MARKER, "value": marker}]
    return component


def _purl(name: str, version: str) -> str:
    """The package URL, whose type has canonical names."""
    return f"pkg:pypi/{canonicalize_name(name)}@{version}"
