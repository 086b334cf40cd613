"""The look of a handout saved as HTML, in light and dark, on paper and at 400 %."""

from __future__ import annotations

from desktop.domain.tokens import DARK, FONT_FAMILY, LIGHT, Colours


def _roles(colours: Colours) -> str:
    named = {
        "canvas": colours.canvas,
        "text": colours.text,
        "muted": colours.text_muted,
        "line": colours.border_strong,
        "head": colours.sunk,
        "link": colours.link,
        "key": colours.key_bg,
        "key-bar": colours.key_bar,
        "note": colours.ask_bg,
        "note-bar": colours.ask_bar,
        "caution": colours.caution_bg,
        "caution-bar": colours.caution_bar,
    }
    return " ".join(f"--{role}: {colour};" for role, colour in named.items())


STYLE = f"""
:root {{ {_roles(LIGHT)} color-scheme: light dark; }}
@media (prefers-color-scheme: dark) {{ :root {{ {_roles(DARK)} }} }}
* {{ box-sizing: border-box; }}
body {{
  margin: 0; background: var(--canvas); color: var(--text); overflow-wrap: break-word;
  font: 1.25rem/1.6 "{FONT_FAMILY}", "Atkinson Hyperlegible", Verdana, sans-serif;
}}
header, main, footer {{ max-width: 44rem; margin: 0 auto; padding: 1rem; }}
header {{ display: flex; flex-wrap: wrap; gap: 0 2rem; justify-content: space-between; }}
header, footer {{ font-weight: 600; border-bottom: 2px solid var(--line); }}
footer {{ font-weight: 400; border: 0; border-top: 2px solid var(--line); }}
h1, h2, h3, h4, h5 {{ line-height: 1.25; margin: 1.6em 0 0.5em; }}
h1 {{ font-size: 2rem; margin-top: 0.5em; }}
h2 {{ font-size: 1.6rem; }}
h3 {{ font-size: 1.35rem; }}
h4, h5 {{ font-size: 1.25rem; }}
p, ul, ol, dl, table, figure {{ margin: 0 0 1em; }}
li {{ margin-bottom: 0.4em; }}
a {{ color: var(--link); }}
a:focus-visible, summary:focus-visible {{ outline: 3px solid var(--text); outline-offset: 3px; }}
.skip {{ position: absolute; left: -99rem; }}
.skip:focus {{ position: static; display: inline-block; padding: 1rem; }}
.lead {{ font-size: 1.4rem; }}
.small, .cite, .sources, .facts {{ font-size: 1.1rem; color: var(--muted); }}
.notice {{ border: 2px solid var(--text); border-radius: 0.4rem; padding: 0.5rem 0.9rem; }}
.notice {{ font-weight: 600; }}
.box {{ border-left: 0.4rem solid; border-radius: 0.8rem; padding: 1rem 1.2rem; margin: 1.5rem 0; }}
.box > :first-child {{ margin-top: 0; }}
.box > :last-child {{ margin-bottom: 0; }}
.key {{ background: var(--key); border-color: var(--key-bar); }}
.note, .two-views {{ background: var(--note); border-color: var(--note-bar); }}
.caution {{ background: var(--caution); border-color: var(--caution-bar); }}
.questions {{ list-style: "\\2610\\00a0 "; }}
.room div {{ height: 2.2em; border-bottom: 1px solid var(--line); }}
.logo {{ max-width: 21mm; max-height: 12mm; }}
.easy {{ list-style: none; padding: 0; font-size: 1.3em; }}
.easy li {{ display: flex; gap: 1.2rem; align-items: center; margin-bottom: 0.8em; }}
.easy svg {{ flex: none; width: 3.4rem; background: none; padding: 0; }}
.code {{ font-size: 1.8rem; font-weight: 700; font-variant-numeric: tabular-nums; }}
.slip {{ border: 2px solid var(--line); border-radius: 0.8rem; padding: 1rem 1.2rem; }}
svg.qr {{ width: 25mm; padding: 0; border-radius: 0; }}
.facts div {{ margin-bottom: 0.3em; }}
.facts dt, .facts dd {{ display: inline; margin: 0; }}
dt {{ font-weight: 700; }}
dd {{ margin: 0 0 0.8em; }}
svg {{ display: block; width: 100%; height: auto; background: #FFFFFF; }}
svg {{ border-radius: 0.8rem; padding: 0.8rem; }}
svg text {{ font-family: inherit; }}
summary {{ cursor: pointer; padding: 0.7rem 0; }}
table {{ border-collapse: collapse; width: 100%; }}
caption {{ text-align: left; font-weight: 700; padding-bottom: 0.5rem; }}
th, td {{ text-align: left; vertical-align: top; padding: 0.6rem; }}
th, td {{ border-bottom: 1px solid var(--line); }}
thead th, thead td {{ background: var(--head); border-bottom-width: 2px; }}
.column {{ display: none; font-weight: 700; }}
@media (max-width: 34rem) {{
  body {{ font-size: 1.1rem; }}
  table, tbody, tr, th, td {{ display: block; }}
  caption {{ display: block; }}
  thead {{ display: none; }}
  tr {{ border: 1px solid var(--line); border-radius: 0.8rem; margin-bottom: 1rem; }}
  th, td {{ border: 0; }}
  .column {{ display: block; }}
}}
@media print {{
  :root {{ {_roles(LIGHT)} --canvas: #FFFFFF; }}
  @page {{ margin: 16mm; }}
  body {{ font-size: 14pt; }}
  .skip {{ display: none; }}
  .questions li::after {{ content: ""; display: block; height: 2.2em; }}
  .questions li::after {{ border-bottom: 1px solid var(--line); }}
  a {{ color: inherit; text-decoration: none; }}
  .box, .slip, .easy li, tr, figure, .finding {{ break-inside: avoid; }}
  h1, h2, h3, h4, h5 {{ break-after: avoid; }}
}}
"""
