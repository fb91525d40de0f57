"""A report as Markdown, for a wiki or a pull request: the same text, with tables where the page has charts."""

from collections.abc import Iterable

from planner.exchange.markdown import escaped, table_lines
from planner.exchange.report.document import Beside, Block, Chart, Charts, Facts, Paragraph, Part, Points, Report, Table


def markdown_report(report: Report) -> str:
    """The document; what people wrote is text in it, never Markdown."""
    lines = [f"# {escaped(report.title)}", "", f"{escaped(report.organisation)}. {escaped(report.stands)}."]
    for section in report.sections:
        lines += ["", f"## {escaped(section.title)}"]
        for shown in filter(None, map(_block, section.blocks)):
            lines += ["", *shown]
    return "\n".join(lines) + "\n"


def _block(block: Block) -> list[str]:
    match block:
        case Paragraph():
            return _paragraph(block.text)
        case Facts():
            return [f"- {escaped(name)}: {escaped(text)}" for name, text in block.pairs]
        case Points():
            return [line for point in block.points for line in _point(point.glyph, point.text, point.aside)]
        case Table():
            return _table(block)
        case Charts():
            return _joined(_chart(chart) for chart in block.charts if chart.as_table)
        case Beside() | Part():
            return _several(block)


def _several(block: Beside | Part) -> list[str]:
    match block:
        case Beside():
            return _joined((_block(Charts((block.chart,))), _block(block.facts)))
        case Part():
            head = f"### {escaped(block.title)}"
            aside = [[escaped(block.aside)]] if block.aside else []
            return _joined(([head], *aside, *(_block(inner) for inner in block.blocks)))


def _paragraph(text: str) -> list[str]:
    return [escaped(line) for line in text.splitlines() if line.strip()] or [""]


def _point(glyph: str, text: str, aside: str) -> list[str]:
    mark = f"{escaped(glyph)} " if glyph else ""
    after = f" ({escaped(aside)})" if aside else ""
    return [f"- {mark}{escaped(text)}{after}"]


def _table(table: Table) -> list[str]:
    rows: list[tuple[str, ...]] = list(table.rows)
    if table.line_after is not None:
        empty = ("",) * (len(table.heads) - 2)
        rows.insert(table.line_after, ("―", table.line, *empty))
    return table_lines(table.heads, table.sides, rows)


def _chart(chart: Chart) -> list[str]:
    return [f"{escaped(chart.table.caption)}:", "", *_table(chart.table)]


def _joined(groups: Iterable[list[str]]) -> list[str]:
    """Groups of lines with an empty line between them."""
    lines: list[str] = []
    for group in filter(None, groups):
        lines += ["", *group] if lines else group
    return lines
