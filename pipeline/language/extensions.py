"""What our components write on spaCy's Doc and Span; declared here, once."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from pipeline.language import stored


def declare() -> None:
    """Registers the extensions; safe to call again.

    span._.name: canonical name of a mention: nominative, in full. span._.acronym: its organisation's acronym, or "".
    span._.subtype: a finer label, or "". span._.value: EDTF of a date or time, or "". span._.basis: where the value
    comes from (stated, weekday, published, reference, none), or "". span._.note: why a date has no value, or "".
    doc._.published: the day of publication, a `datetime.date` or None, set before `dates` runs. doc._.assumed: it is
    not the article's own but one that stands in for it. doc._.reference: the day up to which a weekday picks the year
    where there is none; None is today.
    doc._.roles, doc._.telling, doc._.agreements: tuples of `Role`, `Telling` and `Agreement`; they stand in
    `doc.user_data` as plain data.
    """
    for name in ("name", "acronym", "subtype", "value", "basis", "note"):
        Span.set_extension(name, default="", force=True)
    for name in ("published", "reference"):
        get_day, set_day = stored.day(name)
        Doc.set_extension(name, getter=get_day, setter=set_day, force=True)
    Doc.set_extension("assumed", default=False, force=True)
    for name in ("roles", "telling", "agreements"):
        get_records, set_records = stored.records(name)
        Doc.set_extension(name, getter=get_records, setter=set_records, force=True)


declare()
