"""Lists of signatories, in every shape that pages give them: each item on a line of its own, in order."""

from __future__ import annotations

import pytest

from pipeline.cleaning import clean

LEAD = """<p>We wtorek 9 maja w Jaworznie cztery klastry podpisały list intencyjny o współpracy. Jego celem jest wspólny
rozwój przemysłu meblarskiego, kształcenie kadr oraz wymiana doświadczeń między regionami.</p>
<p>Uroczystość odbyła się w trakcie dorocznego forum, w którym wzięło udział ponad dwustu przedsiębiorców i
samorządowców z całego kraju. Goście zwiedzili także nową halę produkcyjną.</p>"""

TAIL = """<p>– To znaczący krok, jednak na tym się nie zatrzymujemy – mówi Anna Malicka-Kruk, prezeska klastra.
Jej zdaniem wspólne projekty ruszą jeszcze w tym roku.</p>"""

PARTIES = [
    "Dolnośląski Klaster Lotniczy (DKL),",
    "Śląski Klaster Wodny (ŚKW) reprezentowany przez Fundację Czysta Rzeka,",
    "Klaster „Lubuskie Drewno” Sp. z o.o.,",
    "Politechnika Sandomierska.",
]
A, B, C, D = PARTIES

SHAPES = {
    "ul": f"<p>Sygnatariusze:</p><ul><li>{A}</li><li>{B}</li><li>{C}</li><li>{D}</li></ul>",
    "ol": f"<p>Sygnatariusze:</p><ol><li>{A}</li><li>{B}</li><li>{C}</li><li>{D}</li></ol>",
    "ol of letters": f"<p>Sygnatariusze:</p><ol type=a><li>{A}</li><li>{B}</li><li>{C}</li><li>{D}</li></ol>",
    "items unclosed": f"<p>Sygnatariusze:<ul><li>{A}<li>{B}<li>{C}<li>{D}</ul>",
    "items with paragraphs": "<p>Sygnatariusze:</p><ul>" + "".join(f"<li><p>{p}</p></li>" for p in PARTIES) + "</ul>",
    "items of spans": f"<p>Sygnatariusze:</p><ul><li><span>{A}</span></li><li><span>"
    f"<strong>Śląski Klaster Wodny</strong> (<b>ŚKW</b>)</span> reprezentowany przez Fundację "
    f"Czysta Rzeka,</li><li>{C}</li><li><em>Politechnika</em> "
    "<em>Sandomierska</em>.</li></ul>",
    "items of links": "<p>Sygnatariusze:</p><ul>"
    + "".join(f"<li><a href='/k'>{p}</a></li>" for p in PARTIES)
    + "</ul>",
    "ol with its letters in the style": f"<p>Sygnatariusze:</p><ol style='list-style-type: lower-alpha'><li>{A}</li>"
    f"<li>{B}</li><li>{C}</li><li>{D}</li></ol>",
    "elements that call themselves a list": "<p>Sygnatariusze:</p><div role=list>"
    + "".join(f"<div role=listitem><span>{p}</span></div>" for p in PARTIES)
    + "</div>",
    "spans that call themselves items": "<p>Sygnatariusze:</p><div role=list>"
    + "".join(f"<span role=listitem>{p}</span>" for p in PARTIES)
    + "</div>",
    "Elementor's icons": "<p>Sygnatariusze:</p><ul class=elementor-icon-list-items>"
    + "".join(
        "<li class=elementor-icon-list-item><span class=elementor-icon-list-icon><i class='fas fa-check'></i></span>"
        f"<span class=elementor-icon-list-text>{p}</span></li>"
        for p in PARTIES
    )
    + "</ul>",
    "nested": f"<p>Sygnatariusze:</p><ul><li>{A}<ul><li>{B}</li><li>{C}</li></ul></li><li>{D}</li></ul>",
    "definitions": f"<p>Sygnatariusze:</p><dl><dt>{A}</dt><dd>{B}</dd><dt>{C}</dt><dd>{D}</dd></dl>",
    "breaks": f"<p>Sygnatariusze:<br>{A}<br>{B}<br/>{C}<br>{D}</p>",
    "breaks in a div": f"<div>Sygnatariusze:<br>\n{A}<br>\n{B}<br>\n{C}<br>\n{D}</div>",
    "breaks in a cell": f"<p>Sygnatariusze:</p><table><tr><td>{A}<br>{B}<br>{C}<br>{D}</td></tr></table>",
    "double breaks": f"<div>Sygnatariusze:<br><br>{A}<br><br>{B}<br><br>{C}<br><br>{D}</div>",
    "dashes": f"<p>Sygnatariusze:</p><p>– {A}</p><p>– {B}</p><p>– {C}</p><p>– {D}</p>",
    "dashes and breaks": f"<p>Sygnatariusze:<br>- {A}<br>- {B}<br>- {C}<br>- {D}</p>",
    "bullets": f"<p>Sygnatariusze:</p><p>•&nbsp;{A}</p><p>• {B}</p><p>·&nbsp;&nbsp;{C}</p><p>&bull; {D}</p>",
    "bullets in items": f"<p>Sygnatariusze:</p><ul><li>• {A}</li><li>• {B}</li><li>• {C}</li><li>• {D}</li></ul>",
    "numbers by hand": f"<p>Sygnatariusze:</p><p>1. {A}</p><p>2. {B}</p><p>3. {C}</p><p>4. {D}</p>",
    "paragraphs": "<p>Sygnatariusze:</p>" + "".join(f"<p>{p}</p>" for p in PARTIES),
    "divs": "<div>Sygnatariusze:</div>" + "".join(f"<div>{p}</div>" for p in PARTIES),
    "table of one column": "<p>Sygnatariusze:</p><table>"
    + "".join(f"<tr><td>{p}</td></tr>" for p in PARTIES)
    + "</table>",
    "list in a cell": f"<p>Sygnatariusze:</p><table><td><ul><li>{A}<li>{B}</li><li>{C}</li><li>{D}</li></ul></table>",
    "two columns": f"<p>Sygnatariusze:</p><table><tr><td>{A}<br>{B}</td><td>{C}<br>{D}</td></tr></table>",
    "heading before": f"<h3>Sygnatariusze:</h3><ul><li>{A}</li><li>{B}</li><li>{C}</li><li>{D}</li></ul>",
}

PLACES = {
    "in the middle": "<div class=tresc>{lead}{shape}{tail}</div>",
    "at the end": "<div class=tresc>{lead}{tail}{shape}</div>",
    "outside the text": "<div class=tekst>{lead}{tail}</div><div class=ramka>{shape}</div>",
    "beside its sentences": "<div class=a>{lead}</div><div class=b>{shape}</div><div class=c>{tail}</div>",
}

AROUND = """<!doctype html><html lang=pl><head><title>Cztery klastry razem - Portal Forum</title></head><body>
<nav><ul><li><a href=/>Start</a></li><li><a href=/o>O nas</a></li></ul></nav><main><article>
<h1>Cztery klastry razem</h1>{article}</article>
<section class=related><h2>Zobacz także</h2><ul><li><a href=/1>Targi meblowe w Poznaniu</a></li>
<li><a href=/2>Nabór wniosków trwa</a></li></ul></section></main>
<footer><p>Portal Forum, ul. Prosta 1</p><ul><li>Kontakt</li><li>RODO</li></ul></footer></body></html>"""


def text_of(article: str) -> str:
    return clean(AROUND.format(article=article).encode()).text


def bare(line: str) -> str:
    """The line without bullet or number, as the corpus compares it."""
    for marker in ("- ", "1. ", "2. ", "3. ", "4. ", "a. ", "b. ", "c. ", "d. "):
        if line.startswith(marker):
            return line.removeprefix(marker)
    return line


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("shape", SHAPES)
def test_each_signatory_has_its_line(shape: str, place: str) -> None:
    text = text_of(PLACES[place].format(lead=LEAD, shape=SHAPES[shape], tail=TAIL))
    lines = [bare(line.strip()) for line in text.splitlines()]
    found = [line for line in lines if line in PARTIES]
    assert found == PARTIES, text
    assert lines.index("Sygnatariusze:") < lines.index(A)
    assert "znaczący krok" in text
    assert "Targi meblowe" not in text
    assert "RODO" not in text


def test_markers_and_depth() -> None:
    text = text_of(
        LEAD + "<p>Podpisali:</p><ul><li>Klaster Wodny<ol><li>Anna Lis</li><li>Jan Kos</li></ol></li>"
        "<li>Klaster Leśny<ul><li>Ewa Bąk<ul><li>z upoważnienia</li></ul></li></ul></li></ul>"
        '<ol start="3" type="a"><li>cel,</li><li>miejsce.</li></ol>' + TAIL
    )
    assert (
        "- Klaster Wodny\n  1. Anna Lis\n  2. Jan Kos\n- Klaster Leśny\n  - Ewa Bąk\n    - z upoważnienia\n\n"
        "c. cel,\nd. miejsce.\n\n" in text
    )


def test_definitions_stand_below_their_terms() -> None:
    text = text_of(
        LEAD + "<p>Podpisali:</p><dl><dt>Klaster Wodny</dt><dd>Anna Lis</dd><dd>Jan Kos</dd><dt>Klaster Leśny</dt>"
        "<dd>Ewa Bąk</dd></dl>" + TAIL
    )
    assert "\n- Klaster Wodny\n  - Anna Lis\n  - Jan Kos\n- Klaster Leśny\n  - Ewa Bąk\n" in text


@pytest.mark.parametrize(
    ("style", "marker"), [("lower-alpha", "b"), ("upper-latin", "B"), ("lower-roman", "ii"), ("disc", "2")]
)
def test_numbers_are_written_as_the_style_has_them(style: str, marker: str) -> None:
    text = text_of(
        LEAD
        + f'<ol style="color:red;list-style-type:{style}"><li>cel współpracy,</li><li>jej miejsce.</li></ol>'
        + TAIL
    )
    assert f"\n{marker}. jej miejsce." in text


def test_rows_are_lines_with_bars_between_the_cells() -> None:
    text = text_of(
        LEAD + "<table><thead><tr><th>Lp.</th><th>Strona</th><th>Podpisał</th></tr></thead><tr><td>1.</td>"
        "<td><p>Gmina Łowicz</p></td><td>Jan Kos,<br>wójt</td></tr><tr><td>2.</td><td>Klaster&nbsp;Wodny</td><td></td>"
        "</tr></table>" + TAIL
    )
    assert "\n\nLp. | Strona | Podpisał\n1. | Gmina Łowicz | Jan Kos, wójt\n2. | Klaster Wodny\n\n" in text


def test_quotations_with_dashes_stay_as_they_are() -> None:
    article = LEAD + "<p>– To dobry dzień – mówi Jan Kos.</p><p>– Dla nas także – dodaje Ewa Bąk.</p>" + TAIL
    assert "\n\n– To dobry dzień – mówi Jan Kos.\n\n– Dla nas także – dodaje Ewa Bąk.\n\n– To znaczący" in text_of(
        article
    )


def test_no_space_is_lost_or_doubled_in_a_line() -> None:
    text = text_of(
        LEAD + "<p>Umowę podpisali <strong>Jan Kos</strong>, <a href=/e><b>Ewa</b> Bąk</a> i<i> Adam</i>\n  <u>Lis</u>"
        "(<span>prezes</span>).</p>" + TAIL
    )
    assert "Umowę podpisali Jan Kos, Ewa Bąk i Adam Lis(prezes)." in text


def test_a_line_broken_in_the_middle_of_a_sentence_is_joined() -> None:
    text = text_of(
        LEAD
        + "<p>Porozumienie o wspólnym kształceniu inżynierów zawarły w Sandomierzu politechnika<br>oraz sześć firm "
        "z regionu, które zatrudniają jej absolwentów.</p>" + TAIL
    )
    assert "zawarły w Sandomierzu politechnika oraz sześć firm" in text


def test_links_among_the_paragraphs_are_no_part_of_the_article() -> None:
    article = (
        LEAD
        + "<p>Zobacz także:</p><ul><li><a href=/1>Nowa hala w Pile</a></li><li><a href=/2>Zmarł rektor</a></li></ul>"
    )
    text = text_of(article + TAIL)
    assert "Nowa hala" not in text
    assert "Zobacz" not in text
    assert text.endswith("jeszcze w tym roku.")
