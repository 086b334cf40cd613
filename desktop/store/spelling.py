"""British and American spellings, and the stems of words."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence
from weakref import finalize

from desktop.store.tables import TOKENIZER

_ROOTS = (  # British, American; looked for anywhere in a word
    ("haem", "hem"),
    ("aemi", "emi"),
    ("anaes", "anes"),
    ("aesthe", "esthe"),
    ("caesar", "cesar"),
    ("faec", "fec"),
    ("gynaec", "gynec"),
    ("paed", "ped"),
    ("coeliac", "celiac"),
    ("foet", "fet"),
    ("oedema", "edema"),
    ("oesoph", "esoph"),
    ("oestr", "estr"),
    ("rrhoea", "rrhea"),
    ("leuc", "leuk"),
    ("sulph", "sulf"),
    ("mould", "mold"),
    ("manoeuv", "maneuv"),
    ("ageing", "aging"),
    ("grey", "gray"),
    ("gramme", "gram"),
    ("practis", "practic"),
    ("licenc", "licens"),
    ("defenc", "defens"),
    ("fibre", "fiber"),
    ("titre", "titer"),
    ("centre", "center"),
    ("litre", "liter"),
    ("metre", "meter"),
    ("alogue", "alog"),
    ("our", "or"),
    ("lled", "led"),
    ("lling", "ling"),
    ("ller", "ler"),
    ("is", "iz"),
    ("ys", "yz"),
)


def variants(word: str) -> tuple[str, ...]:
    """`word`, then its other spellings; some are no words at all and match nothing."""
    found = {word: None}
    for british, american in _ROOTS:
        for old, new in ((british, american), (american, british)):
            if old in word:
                found[word.replace(old, new)] = None
    return tuple(found)


class Stemmer:
    """Asks SQLite itself for stems, so that they are always those of the search index."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        finalize(self, self._connection.close)
        self._connection.executescript(
            f"CREATE VIRTUAL TABLE asked USING fts5(word, content='', tokenize='{TOKENIZER}');"
            "CREATE VIRTUAL TABLE stem USING fts5vocab(asked, instance);"
        )

    def stems(self, words: Sequence[str]) -> tuple[str, ...]:
        """The stem of each word of folded `words`."""
        with self._lock:
            self._connection.executemany(
                "INSERT INTO asked (rowid, word) VALUES (?, ?)", enumerate(words)
            )
            found = dict(self._connection.execute("SELECT doc, term FROM stem"))
            self._connection.execute("INSERT INTO asked (asked) VALUES ('delete-all')")
        return tuple(found.get(place, word) for place, word in enumerate(words))
