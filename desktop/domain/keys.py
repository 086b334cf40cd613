"""The keys of the window, and what each does; a test holds them against the window's own."""

from __future__ import annotations

KEYS: tuple[tuple[str, str], ...] = (
    ("Tab, Shift+Tab", "Go to the next group, or back"),
    ("Arrow keys", "Move inside a group or a table"),
    ("Enter or Space", "Press; open a word or a cell"),
    ("Esc", "Close a panel; then go back"),
    ("Ctrl+F, Ctrl+K or /", "Search everything"),
    ("F3", "Find in this page, or in Help"),
    ("Alt+Left, Alt+Right", "Back, forward"),
    ("Ctrl+1 to Ctrl+9", "Go to the places at the side, in order"),
    ("Ctrl+D", "Bookmark this page"),
    ("Ctrl+H", "Put this page on your handout, or take it off"),
    ("Ctrl+P, Ctrl+S", "Print; save as PDF"),
    ("Ctrl++, Ctrl+=, Ctrl+-, Ctrl+0", "Text bigger (two ways), smaller, as usual"),
    ("Ctrl+Up, Ctrl+Down", "Move the chosen question or page"),
    ("Delete", "Take the chosen page off the handout"),
    ("Ctrl+Enter", "Next step of your path"),
    ("F9", "Listen to this page, or pause"),
    ("F11", "Full screen, and back"),
    ("F1", "Help"),
)
