"""Titles in large letters, five pixels high in three lines of half blocks, for the back of a room."""

_ROWS = 5
_GAP = 1
"""Pixels between two letters."""
_BLANK = 3
"""Pixels of a blank, the gaps on its sides aside."""
_PIXELS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
_FONT = {
    "A": ".##. #..# #### #..# #..#",
    "B": "###. #..# ###. #..# ###.",
    "C": ".### #... #... #... .###",
    "D": "###. #..# #..# #..# ###.",
    "E": "#### #... ###. #... ####",
    "F": "#### #... ###. #... #...",
    "G": ".### #... #.## #..# .###",
    "H": "#..# #..# #### #..# #..#",
    "I": "### .#. .#. .#. ###",
    "J": "..## ...# ...# #..# .##.",
    "K": "#..# #.#. ##.. #.#. #..#",
    "L": "#... #... #... #... ####",
    "M": "#...# ##.## #.#.# #...# #...#",
    "N": "#..# ##.# #.## #..# #..#",
    "O": ".##. #..# #..# #..# .##.",
    "P": "###. #..# ###. #... #...",
    "Q": ".##. #..# #..# #.#. .#.#",
    "R": "###. #..# ###. #.#. #..#",
    "S": ".### #... .##. ...# ###.",
    "T": "##### ..#.. ..#.. ..#.. ..#..",
    "U": "#..# #..# #..# #..# .##.",
    "V": "#...# #...# .#.#. .#.#. ..#..",
    "W": "#...# #...# #.#.# ##.## #...#",
    "X": "#...# .#.#. ..#.. .#.#. #...#",
    "Y": "#...# .#.#. ..#.. ..#.. ..#..",
    "Z": "#### ...# .##. #... ####",
    "0": ".##. #..# #..# #..# .##.",
    "1": ".#. ##. .#. .#. ###",
    "2": "###. ...# .##. #... ####",
    "3": "###. ...# .##. ...# ###.",
    "4": "#..# #..# #### ...# ...#",
    "5": "#### #... ###. ...# ###.",
    "6": ".##. #... ###. #..# .##.",
    "7": "#### ...# ..#. .#.. .#..",
    "8": ".##. #..# .##. #..# .##.",
    "9": ".##. #..# .### ...# .##.",
    "-": "... ... ### ... ...",
    "–": "... ... ### ... ...",
    ".": ". . . . #",
    ",": ".. .. .. .# #.",
    ":": ". # . # .",
    "'": "# # . . .",
    "’": "# # . . .",
    "!": "# # # . #",
    "?": "##. ..# .#. ... .#.",
    "+": "... .#. ### .#. ...",
    "/": "..# ..# .#. #.. #..",
    "&": ".#.. #.#. .#.. #.#. .#.#",
    "%": "#..# ...# .##. #... #..#",
    "(": ".# #. #. #. .#",
    ")": "#. .# .# .# #.",
    "#": ".#.#. ##### .#.#. ##### .#.#.",
    "“": "#.# #.# ... ... ...",
    "”": "#.# #.# ... ... ...",
    '"': "#.# #.# ... ... ...",
    "·": ". . # . .",
    "→": "..#.. ...#. ##### ...#. ..#..",
}


def big_lines(text: str, width: int, most: int) -> list[str] | None:
    """The text in capitals as lines of half blocks, three for each line of words, within a width in cells.

    `None` where it takes more than `most` lines, a word is too long, or a letter has no large form.
    """
    rows: list[list[str]] = []
    for word in text.upper().split():
        if any(letter not in _FONT for letter in word):
            return None
        if _width(word) > width:
            return None
        if rows and _width(" ".join([*rows[-1], word])) <= width:
            rows[-1].append(word)
        else:
            rows.append([word])
    if not rows or len(rows) * (_ROWS + 1) // 2 > most:
        return None
    return [line for words in rows for line in _drawn(" ".join(words))]


def _width(text: str) -> int:
    return sum((_BLANK if letter == " " else len(_FONT[letter].split()[0])) + _GAP for letter in text) - _GAP


def _drawn(text: str) -> list[str]:
    """One line of words as three lines of half blocks; the lowest half row stays free."""
    blank = " ".join(["." * _BLANK] * _ROWS)
    letters = [_FONT.get(letter, blank).split() for letter in text]
    pixels = [("." * _GAP).join(letter[row] for letter in letters) for row in range(_ROWS)]
    pixels.append("." * len(pixels[0]))
    return [_half_blocks(pixels[row], pixels[row + 1]) for row in range(0, _ROWS + 1, 2)]


def _half_blocks(upper: str, lower: str) -> str:
    return "".join(_PIXELS[one == "#", other == "#"] for one, other in zip(upper, lower, strict=True))
