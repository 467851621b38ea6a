"""Mails and newsletters (.eml): the body, its subject as title, its day."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from pipeline.sources.days import day
from pipeline.sources.document import Failure, RawDocument
from pipeline.sources.naming import printable
from pipeline.sources.trouble import failure


def read_mail(content: bytes, source: str) -> RawDocument | Failure:
    """The mail's HTML body, or its text where it has no HTML; attachments and pictures are passed over."""
    try:
        message = message_from_bytes(content, policy=default)
        assert isinstance(message, EmailMessage)
        body = message.get_body(("html", "plain"))
        if not message.keys() or body is None:
            return failure(source, "not a mail, or one without text: it has no body in HTML or plain text")
        payload = body.get_payload(decode=True)
        subject, sent = message.get("Subject"), message.get("Date")
    except Exception as error:  # the parser raises what it likes on headers made to harm
        return failure(source, f"the mail cannot be read: {type(error).__name__}")
    if not isinstance(payload, bytes) or not payload.strip():
        return failure(source, "the mail is empty")
    charset = str(body.get_content_charset("") or "")
    return RawDocument(
        content=_in_unicode(payload, charset),
        source=printable(source),
        media="html" if body.get_content_subtype() == "html" else "text",
        title=" ".join(str(subject).split()) or None if subject is not None else None,
        published=day(str(sent)) if sent is not None else None,
    )


def _in_unicode(payload: bytes, charset: str) -> bytes:
    """The body in UTF-8 where the mail's charset reads it without a fault; else as it is, for cleaning to tell."""
    try:
        return payload.decode(charset).encode("utf-8")
    except (LookupError, UnicodeError, ValueError):
        return payload
