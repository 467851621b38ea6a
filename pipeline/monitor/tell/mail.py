"""New agreements by mail, those of a round in one."""

from __future__ import annotations

import hashlib
import smtplib
import ssl
from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import formatdate
from typing import Any

from pipeline.monitor.config import Mail
from pipeline.monitor.notice import summary
from pipeline.monitor.tell.secrets import secret
from pipeline.monitor.tell.trouble import TellError

PATIENCE = 30.0


def send(payloads: Sequence[dict[str, Any]], mail: Mail) -> None:
    """Send one mail of all notices. Raises TellError where the server did not take it."""
    message = _message(payloads, mail)
    try:
        with _connected(mail) as server:
            if mail.user is not None:
                server.login(mail.user, secret(mail.password_env) or "")
            server.send_message(message)
    except (OSError, smtplib.SMTPException) as error:
        first_line = " ".join(str(error).split())[:120]
        raise TellError(f"the mail server {mail.server}:{mail.port} did not take the mail: {first_line}") from None


def _connected(mail: Mail) -> smtplib.SMTP:
    if mail.tls == "tls":
        return smtplib.SMTP_SSL(mail.server, mail.port, timeout=PATIENCE, context=ssl.create_default_context())
    server = smtplib.SMTP(mail.server, mail.port, timeout=PATIENCE)
    if mail.tls == "starttls":
        server.starttls(context=ssl.create_default_context())
    return server


def _message(payloads: Sequence[dict[str, Any]], mail: Mail) -> EmailMessage:
    message = EmailMessage()
    first = summary(payloads[0])
    # A title from outside becomes a header: without line ends, which EmailMessage refuses anyway.
    message["Subject"] = first if len(payloads) == 1 else f"Nowe porozumienia: {len(payloads)}"
    message["From"] = mail.sender
    message["To"] = ", ".join(mail.to)
    message["Date"] = formatdate()
    # The same notices give the same id, by which a mailbox drops what comes twice.
    digest = hashlib.sha256(" ".join(payload["id"] for payload in payloads).encode()).hexdigest()[:32]
    message["Message-ID"] = f"<{digest}@sygnatariusz.invalid>"
    message.set_content("\n\n".join(_told(payload) for payload in payloads) + "\n")
    return message


def _told(payload: dict[str, Any]) -> str:
    article = payload["article"]
    lines = [
        summary(payload),
        *(f"  {signer['person']}" + (f", {signer['role']}" if signer["role"] else "") for signer in payload["signers"]),
        f"  „{' '.join(payload['text'].split())}”",
        f"  {article['title'] or ''}".rstrip(),
        f"  {article['url'] or article['source']}",
    ]
    return "\n".join(line for line in lines if line.strip())
