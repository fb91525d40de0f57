"""What a report is made of: sections with paragraphs, lists, tables and charts; HTML and Markdown show the same."""

from typing import Literal, NamedTuple

Mark = Literal["good", "bad", "even", ""]
"""How something stands; a glyph in the text says the same."""


class Said(str):
    """Words of people, shown apart from ours so that their direction and marks reach no further."""

    __slots__ = ()


class Table(NamedTuple):
    """Rows under heads; the first cell of each row is what it is about, unless `names_at` says another."""

    caption: str
    heads: tuple[str, ...]
    sides: str
    """`<` or `>` for each column."""
    rows: tuple[tuple[str, ...], ...]
    names_at: int = 0
    """The column that says what a row is about."""
    line_after: int | None = None
    """After so many rows stands a line that says `line`; `None` for no line."""
    line: str = ""


class Shape(NamedTuple):
    """One mark of a drawing: a rectangle, a line, a dot, a path or a short text of ours."""

    kind: Literal["rect", "line", "circle", "path", "text"]
    look: str
    """Classes of the style sheet."""
    at: tuple[tuple[str, str], ...]
    """Attributes of SVG."""
    text: str = ""


class Drawing(NamedTuple):
    """A drawing in units of about a pixel on a phone."""

    width: int
    height: int
    shapes: tuple[Shape, ...]


class Chart(NamedTuple):
    """A drawing with the table behind it, for whoever cannot see it and for paper."""

    title: str
    """What it shows; people's words where it is `Said`."""
    says: str
    """What is to be seen in it, in a sentence."""
    drawing: Drawing
    table: Table
    key: tuple[tuple[str, str], ...] = ()
    """Look and name of each part, where there are several."""
    as_table: bool = False
    """Whether Markdown, which draws nothing, shows the table; else what it shows is told beside it."""


class Point(NamedTuple):
    """One entry of a list: a glyph that says how it stands, a text, and what belongs to it in smaller print."""

    text: str
    glyph: str = ""
    mark: Mark = ""
    aside: str = ""


class Paragraph(NamedTuple):
    """A paragraph."""

    text: str
    is_lead: bool = False
    """Whether it is what the section comes to."""


class Facts(NamedTuple):
    """Names with what they are: who, when, why."""

    pairs: tuple[tuple[str, str], ...]


class Points(NamedTuple):
    """A list."""

    points: tuple[Point, ...]


class Charts(NamedTuple):
    """Charts beside each other where there is room."""

    charts: tuple[Chart, ...]


class Beside(NamedTuple):
    """A chart, and facts that stand beside it where there is room."""

    chart: Chart
    facts: Facts


Plain = Paragraph | Facts | Points | Table | Charts | Beside


class Part(NamedTuple):
    """A section below a section."""

    title: str
    aside: str
    blocks: tuple[Plain, ...]


Block = Plain | Part


class Section(NamedTuple):
    """A section with its heading."""

    id: str
    """Where links within the page lead."""
    title: str
    blocks: tuple[Block, ...]


class Report(NamedTuple):
    """The whole of it."""

    title: str
    """Words of people and ours, for the window and the first heading."""
    organisation: Said
    quarter: str
    stands: str
    """What is reported, of which week, and as of when."""
    sections: tuple[Section, ...]


def kind_of(block: object) -> str:
    """The name of a block's kind, by which a template chooses."""
    return type(block).__name__
