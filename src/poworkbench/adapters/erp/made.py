"""From a profile to the client's ERP: the profile alone, or with the one connector that says what it cannot."""

from __future__ import annotations

from collections.abc import Mapping

from poworkbench.adapters.erp.connectors.erpnext import ErpNext
from poworkbench.adapters.erp.connectors.sap import SapErp
from poworkbench.adapters.erp.connectors.tryton import TrytonErp
from poworkbench.adapters.erp.letting_in import Secret, Shared
from poworkbench.adapters.erp.profile import Profile
from poworkbench.adapters.erp.profiled import ProfileErp

#: By the name that a profile gives.
CONNECTORS: dict[str, type[ProfileErp]] = {"": ProfileErp, "erpnext": ErpNext, "sap": SapErp, "tryton": TrytonErp}


def erp(
    profile: Profile, url: str, secret: Secret, settings: Mapping[str, str], let_in: Shared | None = None
) -> ProfileErp:
    """The ERP at `url`, for one thread at a time."""
    return CONNECTORS[profile.erp.connector](profile, url, secret, settings=settings, let_in=let_in)


def erps(profile: Profile, url: str, secret: Secret, settings: Mapping[str, str]) -> tuple[ProfileErp, ...]:
    """As many connections to one ERP as its profile wants at once, with one login for all of them."""
    first = erp(profile, url, secret, settings)
    more = (erp(profile, url, secret, settings, first.let_in) for _ in range(profile.erp.lanes - 1))
    return (first, *more)
