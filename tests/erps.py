"""The client's ERP as a desk would speak to it, for tests that want it alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from poworkbench.adapters.erp.made import erp
from poworkbench.adapters.erp.orders import Limits
from poworkbench.adapters.erp.profiled import ProfileErp
from poworkbench.app import erp_profiles


def rest_erp(url: str, token: Callable[[], str | None], **limits: Any) -> ProfileErp:
    """An ERP that keeps to the REST contract; `page_size`, and seconds to wait."""
    size = limits.pop("page_size", None)
    return ProfileErp(erp_profiles.load("rest"), url, token, page_size=size, limits=Limits(**limits))


def made_erp(profile: str, url: str, token: str, **settings: str) -> ProfileErp:
    """An ERP of a shipped profile."""
    return erp(erp_profiles.load(profile), url, lambda: token, settings)
