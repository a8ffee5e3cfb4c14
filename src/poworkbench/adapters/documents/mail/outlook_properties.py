"""What Outlook notes of a message, an attachment or a recipient ([MS-OXPROPS]), read out of a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from email.parser import HeaderParser
from email.utils import format_datetime

from oxmsg.domain import constants, model
from oxmsg.properties import Properties

from poworkbench.adapters.documents.mail.charsets import charset_of_markup, decoded, header_text
from poworkbench.adapters.documents.mail.outlook_markup import html_in
from poworkbench.adapters.documents.mail.outlook_rtf import unpacked
from poworkbench.adapters.documents.mail.shape import Body


class Noted(Properties):
    """The properties of one storage; a code page that nobody knows spoils none of them."""

    @property
    def body_encoding(self) -> str:
        """The character set of texts that are no Unicode."""
        try:
            return super().body_encoding
        except (model.UnrecognizedCodePageError, model.UnsupportedEncodingError):
            return "cp1252"


def headers_in(properties: Noted) -> Iterator[tuple[str, str]]:
    """The headers it travelled with; where it never did, what Outlook noted instead."""
    travelled = HeaderParser().parsestr(text_in(properties, constants.PID_TRANSPORT_MESSAGE_HEADERS))
    yield from ((name, header_text(value)) for name, value in travelled.raw_items())
    noted = {
        "From": _sender(properties),
        "To": text_in(properties, constants.PID_DISPLAY_TO),
        "Cc": text_in(properties, constants.PID_DISPLAY_CC),
        "Date": _date(properties),
        "Subject": text_in(properties, constants.PID_SUBJECT),
    }
    yield from ((name, " ".join(value.split())) for name, value in noted.items() if value and name not in travelled)


def _sender(properties: Noted) -> str:
    names = (constants.PID_SENDER_NAME, constants.PID_SENT_REPRESENTING_NAME)
    places = (constants.PID_SENDER_SMTP_ADDRESS, constants.PID_SENDER_EMAIL_ADDRESS)
    name = next((text for text in (text_in(properties, pid) for pid in names) if text), "")
    address = next((text for text in (text_in(properties, pid) for pid in places) if "@" in text), "")
    return f"{name} <{address}>" if name and address and name != address else name or address


def _date(properties: Noted) -> str:
    moments = (
        _moment(properties, pid) for pid in (constants.PID_CLIENT_SUBMIT_TIME, constants.PID_MESSAGE_DELIVERY_TIME)
    )
    return next((format_datetime(moment) for moment in moments if moment), "")


def _moment(properties: Noted, pid: int) -> datetime | None:
    try:
        return properties.date_prop_value(pid)
    except (AttributeError, OverflowError):
        return None


def body_in(properties: Noted) -> Body:
    """The text, plain and as markup, which Outlook may keep wrapped in its own."""
    html = _markup(properties)
    if not html and (packed := bytes_in(properties, constants.PID_RTF_COMPRESSED)):
        html = html_in(unpacked(packed))
    return Body(text_in(properties, constants.PID_BODY), html)


def _markup(properties: Noted) -> str:
    content = bytes_in(properties, constants.PID_HTML)
    if content:
        return decoded(content, charset_of_markup(content) or properties.body_encoding)
    return text_in(properties, constants.PID_BODY_HTML)


def text_in(properties: Noted, pid: int) -> str:
    """A text, "" where it is missing or cannot be decoded as it says."""
    try:
        return (properties.str_prop_value(pid) or "").rstrip("\0")
    except (UnicodeError, KeyError):
        return ""


def bytes_in(properties: Noted, pid: int) -> bytes:
    """Content as it is, b"" where it is missing."""
    try:
        return properties.binary_prop_value(pid) or b""
    except KeyError:
        return b""
