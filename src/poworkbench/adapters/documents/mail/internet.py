"""A mail as it travels (RFC 5322, MIME) taken apart; what is badly made is read as far as it makes sense."""

from __future__ import annotations

import base64
import binascii
from email import policy
from email.errors import MessageError
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser

from poworkbench.adapters.documents.mail.automatic import is_automatic
from poworkbench.adapters.documents.mail.charsets import header_text
from poworkbench.adapters.documents.mail.mime_parts import children_of, file_of, name_of, payload_of, text_of, unpacked
from poworkbench.adapters.documents.mail.shape import DEEPEST, MOST_PARTS, Attached, Body, Mail, TooDeep
from poworkbench.adapters.documents.mail.signed import is_secret, opened_signature, without_signature
from poworkbench.domain.problems import DamagedFile, DocumentProblem, TooLarge

#: Parts that belong to the mail itself and are no papers: signatures, appointments, cards, reports of delivery.
_ASIDE = {
    "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature", "text/calendar",
    "application/pgp-keys", "text/vcard", "text/x-vcard", "text/directory", "application/ics", "text/rfc822-headers",
}  # fmt: skip
_SEALED = {"application/pkcs7-mime", "application/x-pkcs7-mime"}
_TROUBLE = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


def opened_internet(content: bytes, depth: int = 0) -> Mail:
    """The mail; DamagedFile where it cannot be taken apart, TooLarge where it has too many parts."""
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(content.lstrip())
        return _mail(message, depth)
    except _TROUBLE as error:
        raise DamagedFile("the mail cannot be taken apart") from error


def headers_of(content: bytes) -> tuple[tuple[str, str], ...]:
    """The mail's headers alone."""
    return _headers(BytesHeaderParser(policy=policy.compat32).parsebytes(content.lstrip()))


def _headers(message: Message) -> tuple[tuple[str, str], ...]:
    return tuple((name, header_text(str(value))) for name, value in message.raw_items())


def _mail(message: Message, depth: int) -> Mail:
    if sum(1 for _part in message.walk()) > MOST_PARTS * (DEEPEST + 1):
        raise TooLarge(f"a mail of more than {MOST_PARTS * (DEEPEST + 1)} parts")
    headers = _headers(message)
    parts = _Parts(depth)
    parts.take(message)
    if len(parts.attached) > MOST_PARTS:
        raise TooLarge(f"more than {MOST_PARTS} attachments")
    report = message.get_content_type() == "multipart/report"
    return Mail(headers, tuple(parts.bodies), tuple(parts.attached), report or is_automatic(headers), parts.locked)


class _Parts:
    """Collects what a mail is made of, part by part."""

    def __init__(self, depth: int) -> None:
        self.bodies: list[Body] = []
        self.attached: list[Attached] = []
        self.locked = False
        self._depth = depth

    def take(self, part: Message) -> None:
        """Take one part with all that is in it."""
        kind = part.get_content_type()
        if kind == "message/rfc822":
            self.attached.append(self._forwarded(part))
        elif kind in _SEALED:
            self._unseal(part)
        elif part.is_multipart():
            self._take_several(part, kind)
        elif kind in ("text/plain", "text/html") and self._is_text_of_mail(part):
            self._take_text(text_of(part), html=kind == "text/html")
        elif kind not in _ASIDE and part.get_content_maintype() != "message":
            self.attached += unpacked(file_of(part))

    def _take_text(self, text: str, *, html: bool) -> None:
        if is_secret(text):
            self.locked = True
        else:
            self.bodies.append(Body(html=text) if html else Body(plain=without_signature(text)))

    def _take_several(self, part: Message, kind: str) -> None:
        children = list(children_of(part))
        if kind == "multipart/encrypted":
            self.locked = True
        elif kind == "multipart/alternative":
            self._take_alternatives(children)
        else:
            for child in children[:1] if kind == "multipart/signed" else children:
                self.take(child)

    def _take_alternatives(self, children: list[Message]) -> None:
        """The same text told in several ways is one text; what hangs on one of them hangs on the mail."""
        plain: list[str] = []
        html: list[str] = []
        for child in children:
            inner = _Parts(self._depth)
            inner.take(child)
            plain += [body.plain for body in inner.bodies if body.plain]
            html += [body.html for body in inner.bodies if body.html]
            self.attached += inner.attached
            self.locked = self.locked or inner.locked
        self.bodies.append(Body("\n".join(plain), "\n".join(html)))

    def _is_text_of_mail(self, part: Message) -> bool:
        """Whether a part is read as the mail's own text; some programs give even that a file's name."""
        if part.get_content_disposition() == "attachment":
            return False
        return not name_of(part) or (part.get_content_type() == "text/html" and not self.bodies)

    def _forwarded(self, part: Message) -> Attached:
        name = name_of(part)
        if self._depth >= DEEPEST:
            return Attached(name, problem=TooDeep())
        try:
            return Attached(name, mail=_inner(part, self._depth + 1))
        except DocumentProblem as problem:
            return Attached(name, problem=problem)

    def _unseal(self, part: Message) -> None:
        """What is only signed is read; what is encrypted is locked."""
        inside = opened_signature(payload_of(part))
        if inside is None:
            self.locked = True
        else:
            self.take(BytesParser(policy=policy.compat32).parsebytes(inside))


def _inner(part: Message, depth: int) -> Mail:
    """The mail that a part holds, also where it was encoded, which the standard forbids and some programs do."""
    (inner,) = children_of(part)
    if part.get("Content-Transfer-Encoding", "").strip().lower() == "base64":
        try:
            return opened_internet(base64.b64decode(inner.as_bytes()), depth)
        except binascii.Error:
            pass
    return _mail(inner, depth)
