"""What a page says of itself: each value with the part of the page that gives it."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.cleaning import Article, clean

FIRST = (
    "Gmina Łowicz i Klaster Meblowy podpisały w poniedziałek porozumienie o współpracy, które obejmie szkoły i firmy "
    "z całego regionu."
)
BODY = (
    f"<p>{FIRST}</p><p>– To ważny krok dla powiatu – mówi wójt Ewa Bąk. Jej zdaniem pierwsze klasy ruszą jesienią.</p>"
)


def page(head: str = "", body: str = "<h1>Razem dla szkół</h1>" + BODY) -> Article:
    return clean(f"<html><head>{head}</head><body>{body}</body></html>".encode())


def yoast(**fields: str) -> str:
    extra = "".join(f', "{name}": {value}' for name, value in fields.items())
    return (
        '<script type="application/ld+json">{"@graph": [{"@type": "Article", "headline": "Razem dla szkół"'
        + extra
        + '}, {"@type": "Organization", "@id": "https://lowicz.pl/#o", "name": "Gmina Łowicz"}]}</script>'
    )


@pytest.mark.parametrize(
    ("head", "body", "origin"),
    [
        (yoast(publisher='{"@id": "https://lowicz.pl/#o"}'), "", "json-ld"),
        ('<meta property="og:site_name" content="Gmina Łowicz">', "", "opengraph"),
        ('<meta name="DC.publisher" content="Gmina Łowicz">', "", "meta"),
        ("", '<p itemprop="publisher" itemscope><meta itemprop="name" content="Gmina Łowicz"></p>', "microdata"),
        ("<title>Razem dla szkół - Gmina Łowicz</title>", "", "page"),
        ("<title>Gmina Łowicz: Razem dla szkół</title>", "", "page"),
        ("<title>Razem dla szkół - Aktualności - Gmina Łowicz</title>", "", "page"),
        ("", "<table><tr><th>Podmiot udostępniający informację:</th><td>Gmina Łowicz</td></tr></table>", "page"),
    ],
)
def test_the_publisher_and_where_it_stands(head: str, body: str, origin: str) -> None:
    article = page(head, f"<h1>Razem dla szkół</h1>{BODY}{body}")
    assert (article.publisher, article.origins["publisher"]) == ("Gmina Łowicz", origin)


@pytest.mark.parametrize(
    ("head", "body", "origin"),
    [
        (yoast(author='{"@type": "Person", "name": "Anna Lis"}'), "", "json-ld"),
        ('<meta name="author" content="Anna Lis">', "", "meta"),
        ("", '<span itemprop="author" itemscope>Autor: <span itemprop="name">Anna Lis</span></span>', "microdata"),
        ("", '<p class="byline">przez <a rel="author" href=/a>Anna Lis</a></p>', "page"),
        ("", "<p>Autor: Anna Lis</p>", "page"),
        ("", "<table><tr><th>Osoba sporządzająca dokument:</th><td>Anna Lis</td></tr></table>", "page"),
        ("", "<p>Opublikowane przez Anna Lis w pt., 12/05/2023 - 10:20</p>", "page"),
    ],
)
def test_the_author_and_where_it_stands(head: str, body: str, origin: str) -> None:
    article = page(head, f"<h1>Razem dla szkół</h1>{body}{BODY}")
    assert (article.author, article.origins["author"]) == ("Anna Lis", origin)


@pytest.mark.parametrize(
    "head",
    [
        yoast(author='[{"@type": "Person", "givenName": "Anna", "familyName": "Lis"}]'),
        yoast(author='{"@type": "Person", "name": ["Anna Lis"]}'),
        yoast(author='[{"name": "admin"}, {"name": "Anna Lis"}]'),
        yoast(creator='{"@type": "Person", "name": "Anna Lis"}'),
        yoast(author='{"@type": "Person", "name": "Anna Lis, fot. Jan Kos"}'),
        yoast(author='"Anna Lis"').replace('json">', 'json">//<![CDATA[\n').replace("</script>", "\n//]]></script>"),
        '<meta name="author" content="Anna Lis &lt;anna.lis@lowicz.pl&gt;">',
        '<meta name="twitter:label1" content="Napisane przez"><meta name="twitter:data1" content="Anna Lis">',
        '<meta name="dcterms.creator" content="Anna Lis">',
        '<meta name="author" content="Gmina Łowicz"><meta property="og:site_name" content="Gmina Łowicz">'
        '<meta name="dc.creator" content="Anna Lis">',
    ],
)
def test_authors_in_the_data_that_systems_write(head: str) -> None:
    assert page(head).author == "Anna Lis"


@pytest.mark.parametrize(
    "line",
    [
        '<a rel="nofollow author" href=/a>Anna Lis</a>',
        '<div class="td-post-author-name"><div class="td-author-by">Przez</div> <a href="/author/al/">Anna Lis</a>'
        '<div class="td-author-line"> - </div></div>',
        '<p class="article-author__name">Anna Lis</p>',
        '<dd class="createdby">Napisane przez: Anna Lis</dd>',
        "<p>Oprac. Anna Lis</p>",
        "<p>(oprac. Anna Lis)</p>",
        "<p>Oprac.: Anna Lis, fot. Jan Kos</p>",
        "<p>red. Anna Lis</p>",
        "<p><em>Tekst i zdjęcia: Anna Lis</em></p>",
        "<p>Tekst: Anna Lis / fot. Jan Kos</p>",
        "<p>Autor tekstu: Anna Lis</p>",
        "<p>Opracowanie: Anna Lis, anna.lis@lowicz.pl</p>",
        "<p>Informację przygotowała: Anna Lis</p>",
        "<table><tr><th>Osoba odpowiedzialna za treść:</th><td>Anna Lis</td></tr></table>",
        "<table><tr><td>Wytworzona przez:</td><td>Anna Lis</td></tr></table>",
    ],
)
def test_authors_in_the_lines_of_real_pages(line: str) -> None:
    article = page(body=f"<h1>Razem dla szkół</h1>{BODY}{line}")
    assert (article.author, article.origins.get("author")) == ("Anna Lis", "page")


@pytest.mark.parametrize(
    "line",
    [
        '<ol class="comment-list"><li class="comment"><b class="fn vcard">Anna Lis</b> <p>Gratulacje!</p></li></ol>',
        '<cite class="comment-author vcard">Anna Lis</cite>',
        '<div class="related-posts"><span class="author">Anna Lis</span></div>',
        '<a rel="author" href=/a>Zobacz wszystkie wpisy autora Anna Lis</a>',
        '<span class="author">akowalska</span>',
        "<p>Red. naczelny gratulował.</p>",
        "<ul><li>red. Anna Lis</li><li>red. Jan Kos</li></ul>",
        "<p>Oprac. graficzne całego wydania przygotowała firma z Łowicza.</p>",
    ],
)
def test_who_comments_or_wrote_something_else_is_no_author(line: str) -> None:
    assert page(body=f"<h1>Razem dla szkół</h1>{BODY}{line}").author is None


def test_the_publisher_is_the_author_where_nobody_else_is_named() -> None:
    head = yoast(author='{"name": "Gmina Łowicz"}', publisher='{"name": "Gmina Łowicz"}')
    assert page(head).author == "Gmina Łowicz"
    assert page(head, f"<h1>Razem dla szkół</h1><p>Autor: Anna Lis</p>{BODY}").author == "Anna Lis"


@pytest.mark.parametrize("account", ["admin", "Super User", "Administrator BIP", "redaktor", "gmina_admin2"])
def test_an_account_is_no_author(account: str) -> None:
    article = page(
        f'<meta name="author" content="{account}">', f"<h1>Razem dla szkół</h1><p>Autor: {account}</p>{BODY}"
    )
    assert article.author is None
    assert "author" not in article.origins


def test_whoever_only_published_is_no_author() -> None:
    assert page(body=f"<h1>Razem dla szkół</h1>{BODY}<p>Osoba wprowadzająca dokument: Halina Sztuba</p>").author is None


@pytest.mark.parametrize(
    ("head", "lead", "origin"),
    [
        ("", f'<p class="lead">{FIRST}</p>', "page"),
        ("", f'<div class="field field--name-field-lead">{FIRST}</div>', "page"),
        ("", f'<div class="teaser-text" itemprop="description"><p>{FIRST}</p></div>', "microdata"),
        ("", f"<p><strong>{FIRST}</strong></p>", "page"),
        (f'<meta property="og:description" content="{FIRST[:70]}…">', f"<p>{FIRST}</p>", "opengraph"),
        (f'<meta name="description" content="{FIRST}">', f"<p>{FIRST}</p>", "meta"),
    ],
)
def test_the_lead_and_where_it_stands(head: str, lead: str, origin: str) -> None:
    article = page(head, f"<h1>Razem dla szkół</h1>{lead}{BODY.replace(FIRST, 'Umowę zawarto na czas nieokreślony.')}")
    assert (article.lead, article.origins["lead"]) == (FIRST, origin)
    assert article.lead in article.text


def test_a_description_of_the_site_is_no_lead() -> None:
    article = page('<meta name="description" content="Biuletyn Informacji Publicznej Gminy Łowicz, dane i kontakt">')
    assert article.lead is None


@pytest.mark.parametrize(
    ("head", "body", "origin"),
    [
        (yoast(dateModified='"2023-05-15T09:00:00+00:00"'), "", "json-ld"),
        ('<meta property="article:modified_time" content="2023-05-15T09:01:11+00:00">', "", "opengraph"),
        ("", '<time itemprop="dateModified" datetime="2023-05-15">15.05.2023</time>', "microdata"),
        ("", "<p>Ostatnia modyfikacja: 15.05.2023 14:02</p>", "page"),
        ("", "<table><tr><td>Data ostatniej zmiany:</td><td>2023-05-15</td></tr></table>", "page"),
        ("", "<p>Poprawiono: 15 maja 2023</p>", "page"),
    ],
)
def test_the_day_of_the_last_change_and_where_it_stands(head: str, body: str, origin: str) -> None:
    dated = '<meta property="article:published_time" content="2023-05-12">'
    article = page(head + dated, f"<h1>Razem dla szkół</h1>{BODY}{body}")
    assert (article.published, article.modified) == (date(2023, 5, 12), date(2023, 5, 15))
    assert article.origins["modified"] == origin


def test_a_change_on_the_day_of_publication_is_none() -> None:
    dated = "".join(
        f'<meta property="article:{name}_time" content="2023-05-12T0{hour}:00:00">'
        for hour, name in enumerate(("published", "modified"), 7)
    )
    assert page(dated).modified is None


def test_a_bulletin_is_published_when_it_says_so_and_not_when_it_was_written() -> None:
    rows = (("Data wytworzenia informacji", "2023-02-13"), ("Data udostępnienia informacji w BIP", "2023-02-14 09:14"))
    table = "".join(f"<tr><td>{label}:</td><td>{day}</td></tr>" for label, day in rows)
    article = page(body=f"<h2>Razem dla szkół</h2>{BODY}<table>{table}</table>")
    assert article.published == date(2023, 2, 14)
    only_written = page(body=f"<h2>Razem dla szkół</h2>{BODY}<p>Data wytworzenia: 2023-02-13</p>")
    assert only_written.published == date(2023, 2, 13)


def test_what_the_caller_knows_is_given() -> None:
    text = f"<html><h1>Razem dla szkół</h1>{BODY}</html>".encode()
    article = clean(text, "https://lowicz.pl/razem", title="Razem", published=date(2023, 5, 12))
    assert {name: article.origins[name] for name in ("title", "url", "published")} == dict.fromkeys(
        ("title", "url", "published"), "given"
    )
    assert article.origins["language"] == "text"


def test_a_text_file_gives_its_headline_and_its_day() -> None:
    text = (
        f"Razem dla szkół w regionie\n\nŁowicz, 12 maja 2023 r. – {FIRST}\n\nStrony przygotują program do końca roku."
    )
    article = clean(text.encode(), media="text")
    assert (article.origins["title"], article.origins["published"]) == ("text", "text")


@pytest.mark.parametrize(
    ("title", "headings"),
    [
        (
            "Razem dla szkół - Aktualności - Urząd Marszałkowski Województwa",
            "<h1>Urząd Marszałkowski Województwa</h1><h2>Aktualności</h2><h3>Razem dla szkół</h3>",
        ),
        (
            "Gmina Łowicz i okolice - Razem dla szkół",
            "<table><tr><td><b>Gmina Łowicz i okolice</b></table><font size=4><b>Razem dla szkół</b></font><br>",
        ),
        (
            "Razem dla szkół :: Gmina Łowicz i okolice",
            "<h3>Gmina Łowicz i okolice</h3><table><tr><td class=tytulik>Razem dla szkół</td></tr></table>",
        ),
    ],
)
def test_the_headline_is_what_stands_right_above_the_text(title: str, headings: str) -> None:
    assert page(f"<title>{title}</title>", headings + BODY).title == "Razem dla szkół"
