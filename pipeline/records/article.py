"""One article's rows: what a Doc and its Article say, in the columns of the tables, before identity across articles."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from spacy.tokens import Doc, Span

from pipeline.cleaning import Article
from pipeline.language.agreements import Agreement
from pipeline.language.dates.bounds import bounds
from pipeline.records.ids import article_id, content_hash, entity_id
from pipeline.sources import RawDocument

Row = dict[str, Any]

KINDS = {
    "orgName": "organisation",
    "persName": "person",
    "placeName": "place",
    "geogName": "place",
    "eventName": "event",
    "productName": "product",
}


@dataclass(frozen=True)
class ArticleRows:
    """The rows of one article, by table."""

    article: Row
    mentions: list[Row] = field(default_factory=list)
    roles: list[Row] = field(default_factory=list)
    agreements: list[Row] = field(default_factory=list)
    signatories: list[Row] = field(default_factory=list)
    signers: list[Row] = field(default_factory=list)

    @property
    def acronyms(self) -> set[tuple[str, str]]:
        """The acronyms that the article gives, each as (entity id, acronym)."""
        return {
            (mention["entity_id"], mention["acronym"])
            for mention in self.mentions
            if mention["acronym"] is not None and mention["entity_id"] is not None
        }


def _id(kind: str, name: str) -> str | None:
    return entity_id(kind, name) if name else None


def _mention(article: str, span: Span) -> Row:
    kind = KINDS.get(span.label_)
    named = kind is not None and span._.subtype != "derived"
    return {
        "mention_id": f"{article}:{span.start_char}",
        "article_id": article,
        "start": span.start_char,
        "end": span.end_char,
        "text": span.text,
        "label": span.label_,
        "subtype": span._.subtype or None,
        "name": span._.name or None,
        "acronym": span._.acronym or None,
        "value": span._.value or None,
        "note": span._.note or None,
        "entity_id": _id(kind, span._.name) if kind and named else None,
    }


def _agreement(article: str, number: int, agreement: Agreement) -> Row:
    day = agreement.date
    value = day._.value if day is not None else ""
    earliest, latest = bounds(value)
    return {
        "agreement_id": f"{article}:{number}",
        "article_id": article,
        "event_id": None,
        "kind": agreement.kind,
        "status": agreement.status,
        "date": value or None,
        "date_earliest": earliest,
        "date_latest": latest,
        "date_basis": day._.basis if day is not None else "none",
        "place": agreement.place._.name if agreement.place is not None else None,
        "occasion": agreement.occasion._.name if agreement.occasion is not None else None,
        "subject": agreement.subject.text if agreement.subject is not None else None,
        "parties": agreement.parties,
        "start": agreement.start,
        "end": agreement.end,
        "confidence": agreement.confidence,
    }


def rows(doc: Doc, article: Article, raw: RawDocument, min_confidence: float = 0.0) -> ArticleRows:
    """Gives the rows of an article: `doc` is what the pipeline made of `article.text`, `raw` where it came from.

    Agreements of less confidence than `min_confidence` are left out; the ids of the others stay what they are.
    """
    url = article.url or raw.url
    key = article_id(url or PurePath(raw.source).name, article.text)
    result = ArticleRows(
        {
            "article_id": key,
            "url": url,
            "source": raw.source,
            "title": article.title or raw.title,
            "author": article.author,
            "published": article.published or raw.published,
            "retrieved": raw.retrieved,
            "language": article.language,
            "text": article.text,
            "words": len(article.text.split()),
            "content_hash": content_hash(article.text),
            "duplicate_of": None,
        }
    )
    for span in doc.ents:
        result.mentions.append(_mention(key, span))
    for role in doc._.roles:
        result.roles.append(
            {
                "article_id": key,
                "person_id": _id("person", role.person._.name),
                "person": role.person._.name,
                "role": role.role,
                "organisation_id": _id("organisation", role.organisation_name),
                "organisation": role.organisation_name or None,
                "start": role.start,
                "end": role.end,
            }
        )
    for number, agreement in enumerate(doc._.agreements, 1):
        if agreement.confidence < min_confidence:
            continue
        row = _agreement(key, number, agreement)
        result.agreements.append(row)
        for position, party in enumerate(agreement.signatories, 1):
            result.signatories.append(
                {
                    "agreement_id": row["agreement_id"],
                    "position": position,
                    "organisation_id": _id("organisation", party.name),
                    "organisation": party.name,
                    "acronym": party.acronym or None,
                    "represented_by_id": _id("organisation", party.representative),
                    "represented_by": party.representative or None,
                    "start": party.mention.start_char,
                    "end": party.mention.end_char,
                }
            )
        for position, signer in enumerate(agreement.signers, 1):
            result.signers.append(
                {
                    "agreement_id": row["agreement_id"],
                    "position": position,
                    "person_id": _id("person", signer.name),
                    "person": signer.name,
                    "role": signer.role or None,
                    "organisation_id": _id("organisation", signer.organisation_name),
                    "organisation": signer.organisation_name or None,
                    "start": signer.mention.start_char,
                    "end": signer.mention.end_char,
                }
            )
    return result
