"""What a clinic's roll-out may set in `waymark.toml`, and what each key means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop.domain.kiosk import KioskSettings
from desktop.domain.printing import Clinic, Paper
from desktop.domain.reading import DrugNames, ThemeName


@dataclass(frozen=True, slots=True)
class RollOutSettings:
    """What `waymark.toml`, or the command line, says; None where it says nothing.

    Args:
        printer: the one that is offered first, until another is chosen.
        station: what the clinic calls this computer; stands in the record of what was printed.
        favourite_packs: ids of ready-made packs, until staff choose favourites of their own.
        clinic_logo: the picture that becomes `clinic.logo`; reading it needs Qt.
        locked: keys of `LOCKABLE` that a reader may not change.
        logo_said: where the file names the logo, to tell what is wrong with that picture later.
    """

    profile: Path | None = None
    content: Path | None = None
    theme: ThemeName | None = None
    text_scale: float | None = None
    less_movement: bool | None = None
    names: DrugNames | None = None
    paper: Paper | None = None
    printer: str = ""
    nurse: bool | None = None
    station: str = ""
    favourite_packs: tuple[str, ...] = ()
    clinic: Clinic = field(default_factory=Clinic)
    kiosk: KioskSettings = field(default_factory=KioskSettings)
    clinic_logo: Path | None = None
    locked: frozenset[str] = frozenset()
    logo_said: tuple[Path, int] = field(default=(Path("waymark.toml"), 0), compare=False)


LOCKABLE = ("theme", "text_scale", "less_movement", "names", "nurse")

SETTING_KEYS: Mapping[str, str] = {
    "profile": "Folder for bookmarks, notes and questions. A relative path starts at this file.",
    "content": "The content.db to read. A relative path starts at this file.",
    "theme": 'Colours: "system", "light", "dark" or "high-contrast".',
    "text_scale": "Text size: 1.0, 1.15, 1.25, 1.5, 1.75, 2.0 or 2.4.",
    "less_movement": "true stops all movement on the screen.",
    "names": 'Brand names shown: "uk" or "us".',
    "paper": 'Paper for handouts: "a4" or "letter".',
    "printer": "Name of the printer that is offered first. Without it, the system's default.",
    "nurse": "true starts in nurse mode: Home offers packs to print.",
    "station": 'Name of this computer in the record of what was printed, such as "Room 3".',
    "favourite_packs": 'Packs that Home offers in nurse mode, at most 6, such as ["two-ways"].',
    "locked": 'Keys that readers may not change, such as ["theme", "text_scale"].',
    "clinic.name": "Clinic name at the head of each handout.",
    "clinic.phone": "Phone number of the clinic.",
    "clinic.hours": "When the phone is answered.",
    "clinic.urgent": "Whom to call when it is urgent.",
    "clinic.logo": "Logo for handouts, a PNG or JPEG picture. A relative path starts at this file.",
    "kiosk.on": "true starts as a kiosk, as --kiosk does.",
    "kiosk.pin": "What 'waymark kiosk-pin' prints. Without it nobody can open the staff panel.",
    "kiosk.shuffle_keys": "true puts the digits of the PIN pad in another order each time.",
    "kiosk.idle_minutes": "Minutes without a touch before it asks if anybody is there: 1 to 15.",
    "kiosk.printer": "Name of the one printer. Without it the system's default is used.",
    "kiosk.pages_per_visit": "Sides of paper for one visit at the most; 0 for no printing.",
    "kiosk.pages_per_hour": "Sides of paper in an hour at the most.",
    "kiosk.pages_per_day": "Sides of paper in a day at the most.",
    "kiosk.volume": "How loud reading aloud may be, from 0 to 100.",
    "kiosk.screen_width_mm": "Width of the picture in mm, where the screen tells it wrong.",
    "kiosk.zoom": "Makes everything larger on a screen with very small dots: 1.0 to 4.0.",
    "kiosk.restart_at": 'When it starts anew each day, such as "03:30"; not while it is used.',
}


@dataclass(frozen=True, slots=True)
class SettingsProblem:
    """Something wrong in a settings file; the default is used for it.

    Args:
        line: from 1; 0 when the file as a whole is meant.
    """

    file: Path
    line: int
    what: str

    @property
    def sentence(self) -> str:
        where = f"{self.file.name}, line {self.line}" if self.line else self.file.name
        return f"{where}: {self.what}"
