"""Fills an empty Tryton database with a company, a vendor, a product and orders in several states.

A program of its own: it runs Tryton in its own process (proteus), where the tests speak to a server over HTTP.
Usage: seed.py CONFIG DATABASE USER PASSWORD
"""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from typing import Any

from proteus import Model, Wizard, config

#: number of lines, and how far each order is brought
ORDERS = [
    (2, "draft"), (2, "quotation"), (2, "confirmed"), (2, "processing"), (3, "quotation"), (2, "cancelled"),
    *[(2, "quotation")] * 6,
]  # fmt: skip
BUTTONS: dict[str, list[str]] = {
    "draft": [], "quotation": ["quote"], "confirmed": ["quote", "confirm"], "cancelled": ["cancel"],
    "processing": ["quote", "confirm", "process"],
}  # fmt: skip


def main(file: str, database: str, user: str, password: str) -> None:
    """Make everything, then set the passwords."""
    config.set_trytond(database, user="admin", config_file=file)
    company = made_company()
    config.get_config()._context["company"] = company.id
    own = Model.get("company.company")
    for admin in Model.get("res.user").find([]):
        admin.companies.append(own(company.id))
        admin.company = company
        admin.save()
    settings = Model.get("purchase.configuration")(1)
    settings.purchase_process_after = _hour()
    settings.save()
    vendor, products = made_vendor(), [made_product(f"CH-{1000 + one}") for one in (1, 2, 3)]
    for number, (lines, state) in enumerate(ORDERS, 1):
        made_order(vendor, products[:lines], number, state)
    person = Model.get("res.user")(name="Workbench", login=user, password=password)
    person.companies.append(own(company.id))
    person.company = company
    for group in Model.get("res.group").find([]):
        person.groups.append(group)
    person.save()


def _hour() -> Any:
    from datetime import timedelta

    return timedelta(hours=1000)


def made_company() -> Any:
    currency = Model.get("currency.currency")(name="Euro", code="EUR", symbol="€", digits=2, rounding=Decimal("0.01"))
    currency.save()
    party = Model.get("party.party")(name="Kettle House")
    party.save()
    wizard = Wizard("company.company.config")
    wizard.execute("company")
    wizard.form.party, wizard.form.currency = party, currency
    wizard.execute("add")
    (company,) = Model.get("company.company").find([])
    return company


def made_vendor() -> Any:
    vendor = Model.get("party.party")(name="Thornbury Chairs", code="V-100")
    vendor.addresses[0].street = "1 Mill Lane"
    vendor.save()
    return vendor


def made_product(code: str) -> Any:
    (unit,) = Model.get("product.uom").find([("symbol", "=", "u")])
    template = Model.get("product.template")(name=f"Oak chair {code}", type="goods", default_uom=unit, purchasable=True)
    template.list_price = Decimal("200")
    template.code = code
    template.save()
    return template.products[0]


def made_order(vendor: Any, products: list[Any], number: int, state: str) -> None:
    order = Model.get("purchase.purchase")(party=vendor, purchase_date=date(2026, 11, 2), invoice_method="manual")
    for one, product in enumerate(products, 1):
        line = order.lines.new()
        line.product = product
        line.quantity = 4.0 + one
        line.unit_price = Decimal("71.9") + one
        line.delivery_date_edit = True
        line.delivery_date_store = date(2026, 12, 7)
        line.description = f"Oak chair {number}-{one}"
    order.save()
    for button in BUTTONS[state]:
        order.click(button)


if __name__ == "__main__":
    main(*sys.argv[1:])
