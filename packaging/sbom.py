"""The bill of materials of a release, as CycloneDX 1.6: what the single file holds, and under which licences."""

from __future__ import annotations

import json
import re
import uuid
from importlib.metadata import Distribution, distribution
from typing import Any

from changelog import Section

from imtui import about


def bill_of_materials(section: Section) -> str:
    """What a version of imtui is made of, as JSON; the same for everybody who makes that version."""
    parts = sorted({part.name: part for part in about.dependencies("imtui")}.values(), key=ref)
    purl = f"pkg:pypi/imtui@{section.version}"
    own = {
        "type": "application",
        "bom-ref": purl,
        "name": "imtui",
        "version": section.version,
        "licenses": [{"expression": distribution("imtui").metadata["License-Expression"]}],
        "purl": purl,
    }
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, ' '.join([purl, *map(ref, parts)]))}",
        "version": 1,
        "metadata": {"timestamp": section.timestamp, "component": own},
        "components": [component(part) for part in parts],
        "dependencies": [{"ref": purl, "dependsOn": list(map(ref, parts))}],
    }
    return json.dumps(bill, indent=2) + "\n"


def component(part: Distribution) -> dict[str, Any]:
    """A library, as the form describes it."""
    return {
        "type": "library",
        "bom-ref": ref(part),
        "name": part.name,
        "version": part.version,
        "licenses": [{"license": licence(part)}],
        "purl": ref(part),
    }


def licence(part: Distribution) -> dict[str, str]:
    """The licence of a library: by its identifier where its authors give one, else in their words."""
    said = about.licence(part)
    return {"name": said} if " " in said else {"id": said}


def ref(part: Distribution) -> str:
    """The address of a library among packages, which is also its name within the bill."""
    return f"pkg:pypi/{re.sub(r'[-_.]+', '-', part.name).lower()}@{part.version}"
