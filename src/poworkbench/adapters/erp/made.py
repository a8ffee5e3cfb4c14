"""From a profile to the client's ERP: the profile alone, or with the one connector that says what it cannot."""

from __future__ import annotations

from collections.abc import Mapping

from poworkbench.adapters.erp.connectors.erpnext import ErpNext
from poworkbench.adapters.erp.connectors.sap import SapErp
from poworkbench.adapters.erp.connectors.tryton import TrytonErp
from poworkbench.adapters.erp.letting_in import Secret
from poworkbench.adapters.erp.profile import Profile
from poworkbench.adapters.erp.profiled import ProfileErp

#: By the name that a profile gives.
CONNECTORS: dict[str, type[ProfileErp]] = {"": ProfileErp, "erpnext": ErpNext, "sap": SapErp, "tryton": TrytonErp}


def erp(profile: Profile, url: str, secret: Secret, settings: Mapping[str, str]) -> ProfileErp:
    """The ERP at `url`, for one thread at a time."""
    return CONNECTORS[profile.erp.connector](profile, url, secret, settings=settings)
