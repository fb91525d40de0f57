"""How a file is read, where that was not found out rightly: which column holds what, in which encoding it is."""

from planner.domain.errors import BadInputError
from planner.domain.importing.records import SourceColumn
from planner.domain.typed import parse_number
from planner.exchange.asked import OPTIONS, Asked, parse_asked
from planner.exchange.columns import MAPPED, NOTHING
from planner.exchange.encodings import encoding_choices
from planner.tui.dialogs.ask import AskLine
from planner.tui.dialogs.choose import Choice, Choose
from planner.tui.screens.importing_work import ImportWork

_TOLD = {
    "key": "key: what tells it from all others",
    "title": "title",
    "note": "note: the description",
    "type": "type: epic, story, bug …",
    "status": "status",
    "parent": "parent: the key of its epic",
    "labels": "labels",
    "team": "team, by name or key",
    "category": "lane: innovation or tune-up",
    "points": "story points",
    "estimate": "estimate: a time, e.g. 3d 4h",
    "effort": "effort in weeks of one person",
    "url": "link",
    "needs": "needs: keys of what it waits for",
}
_NAME, _HOLDS, _EXAMPLE = 22, 10, 26


class ChooseWide(Choose):
    """A choice whose lines are long."""

    DEFAULT_CSS = """
    ChooseWide > Vertical.box { width: 90%; max-width: 100; }
    """


class ImportHow(ImportWork):
    """Asks for one thing after the other, and has the file read again."""

    columns: tuple[SourceColumn, ...] = ()
    """Of the file that was read last."""
    pairs: tuple[tuple[str, str], ...] = ()
    """What somebody said of its columns, now or earlier."""

    def read_again(self) -> None:
        """Reads the file once more, as was said."""
        raise NotImplementedError

    def action_ask(self) -> None:
        """Asks what is to be read in another way; where no column is known, for all in one line."""
        if not self.columns:
            self._ask_line()
            return
        choices = [Choice(str(index), _column_line(column)) for index, column in enumerate(self.columns)]
        if any(column.field == "points" for column in self.columns):
            choices.append(Choice("points", "How many story points are one week"))
        choices += [Choice("encoding", "Another encoding"), Choice("line", "Write it as on the command line")]
        self.app.push_screen(ChooseWide("How to read it", choices), self._take_part)

    def ask_column(self, missing: str) -> None:
        """Asks which column holds what no import can do without."""
        choices = [Choice(str(index), _column_line(column)) for index, column in enumerate(self.columns)]

        def take(chosen: str | None) -> None:
            if chosen is not None:
                self._map(int(chosen), missing)

        what = "titles" if missing == "title" else f"{missing}s"
        self.app.push_screen(ChooseWide(f"Which column holds the {what}?", choices), take)

    def ask_encoding(self) -> None:
        """Asks for the encoding, showing what each makes of the file's words."""
        found = encoding_choices(self.data)
        choices = [Choice(one.name, f"{one.name:<13} {one.used_for:<20} {one.example}") for one in found]
        choices.append(Choice("", "None of these: write it as on the command line"))
        self.app.push_screen(ChooseWide("In which of these are the words right?", choices), self._take_encoding)

    def _take_part(self, part: str | None) -> None:
        if part == "encoding":
            self.ask_encoding()
        elif part == "line":
            self._ask_line()
        elif part == "points":
            self._ask_points()
        elif part is not None:
            index = int(part)
            column = self.columns[index]
            choices = [Choice(NOTHING, "nothing: do not read it"), *(Choice(f, _TOLD.get(f, f)) for f in MAPPED)]
            ask = Choose(f"What does “{column.name[:30]}” hold?", choices, column.field or NOTHING)
            self.app.push_screen(ask, lambda field: self._map(index, field) if field is not None else None)

    def _map(self, index: int, field: str) -> None:
        name = self.columns[index].name
        pairs = tuple(pair for pair in self.pairs if pair[0] != name and (field == NOTHING or pair[1] != field))
        options = self.asked.options._replace(mapping=(*pairs, (name, field)))
        self.asked = self.asked._replace(options=options)
        self.read_again()

    def _take_encoding(self, name: str | None) -> None:
        if name == "":
            self._ask_line()
        elif name is not None:
            self.asked = self.asked._replace(options=self.asked.options._replace(encoding=name))
            self.read_again()

    def _ask_points(self) -> None:
        explain = "How many story points are one week of one person? Empty: points say nothing of weeks."
        said = self.asked.points_per_week
        value = "" if said is None else f"{said:g}"
        ask = AskLine("Story points", explain, value=value, placeholder="e.g. 8", check=_points_said)
        self.app.push_screen(ask, self._take_points)

    def _take_points(self, text: str | None) -> None:
        if text is not None:
            self.asked = self.asked._replace(points_per_week=_points_said(text))
            self.read_again()

    def _ask_line(self) -> None:
        explain = f"Where the file is read wrongly, say how, as on the command line: {OPTIONS}."
        example = 'e.g. --map "Name=title"'
        ask = AskLine("How to read it", explain, value=_written(self.asked), placeholder=example, check=parse_asked)
        self.app.push_screen(ask, self._take_line)

    def _take_line(self, text: str | None) -> None:
        if text is not None:
            self.asked = parse_asked(text)
            self.read_again()


def _points_said(text: str) -> float | None:
    """Points in a week; raises `BadInputError` for what is not above 0."""
    points = parse_number(text, "Points per week") if text.strip() else None
    if points is not None and not points > 0:
        raise BadInputError("The points per week must be more than 0; write e.g. 8.")
    return points


def _column_line(column: SourceColumn) -> str:
    name = column.name if len(column.name) <= _NAME else f"{column.name[: _NAME - 1]}…"
    return f"{name:<{_NAME}} {column.field or '–':<{_HOLDS}} {column.example[:_EXAMPLE]}"


def _written(asked: Asked) -> str:
    """What was said so far, as it is typed."""
    import shlex

    options = asked.options
    words = [word for column, field in options.mapping for word in ("--map", f"{column}={field}")]
    words += ["--encoding", options.encoding] if options.encoding else []
    words += ["--from", options.system] if options.system else []
    words += ["--points-per-week", f"{asked.points_per_week:g}"] if asked.points_per_week else []
    return shlex.join(words)
