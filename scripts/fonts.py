#!/usr/bin/python3
"""Makes web/src/look/fonts/*.woff2: the text fonts cut down to what the pages set, and the mathematics font behind MathML.

Run from the repository root after `npm ci`, with Debian's packages python3-fonttools, python3-brotli and fonts-lmodern.
Serif and sans come from the fontsource packages (both under the SIL Open Font Licence), Latin Modern Math under the
GUST Font Licence. The results are committed, so building the site does not run this script.
"""

import io
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FONTSOURCE = Path("node_modules/@fontsource-variable")
LATIN_MODERN = Path("/usr/share/texmf/fonts/opentype/public/lm-math/latinmodern-math.otf")
TARGET = Path("web/src/look/fonts")
LIMIT = 140_000  # bytes, all fonts together
MATH_LIMIT = 40_000

TEXT = [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, 0x152, 0x153, 0x2C6, 0x2DC, 0x304, 0x308, *range(0x2010, 0x2028), 0x202F,
        0x2032, 0x2039, 0x203A, 0x2044, 0x20AC, 0x2122, 0x2191, 0x2193, 0x2212, 0x2215]
GREEK = [ord(letter) for letter in "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΣΦΨΩ"]
FEATURES = ["kern", "liga", "tnum", "lnum", "mark", "mkmk", "ccmp", "locl", "calt"]

# Upright and italic Latin, digits, Greek, and the operators that rules, losses and initializers are written with.
MATH_LETTERS = [*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B), *range(0x1D434, 0x1D468), 0x210E,
                *range(0x1D6FC, 0x1D71C), *(ord(c) for c in "𝐖𝐗𝐛𝐠𝐱𝐲𝒩ℒℝ𝔼𝛁𝜵ℓ∂∇ΣΠΔΛΓΘ")]
MATH_SIGNS = [ord(c) for c in " ()[]{}|‖,.;:!/'′+−-=≠≈≤≥<>≪≫×·⋅∘⊙∗±∓√∑∏∫∈∉∞∝~∼←→↦⇒⟨⟩⌊⌋⌈⌉ˆ^¯‾˜⊤…⋯𝟏"] + [0x302, 0x303, 0x304, 0x305, 0x2061, 0x2062]


def cut(font: TTFont, characters: list[int], features: list[str]) -> TTFont:
    """A subset of the font with only these characters and features."""
    options = subset.Options()
    options.layout_features = features
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.hinting = False
    options.desubroutinize = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    return font


def text_font(package: str, part: str, characters: list[int], style: str = "normal") -> TTFont:
    """A variable text font limited to weights from regular to semibold, which the page uses; italics only regular."""
    font = TTFont(FONTSOURCE / package / "files" / f"{package}-{part}-wght-{style}.woff2")
    return instancer.instantiateVariableFont(cut(font, characters, FEATURES), {"wght": (400, 600) if style == "normal" else 400})


def save(font: TTFont, name: str) -> int:
    font.flavor = "woff2"
    data = io.BytesIO()
    font.save(data)
    (TARGET / name).write_bytes(data.getvalue())
    print(f"{len(data.getvalue()):7,d}  {name}")
    return len(data.getvalue())


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    total = save(text_font("source-serif-4", "latin", TEXT), "serif.woff2")
    total += save(text_font("source-serif-4", "latin", TEXT, "italic"), "serif-italic.woff2")
    total += save(text_font("inter", "latin", TEXT), "sans.woff2")
    total += save(text_font("source-serif-4", "greek", GREEK), "serif-greek.woff2")
    total += save(text_font("inter", "greek", GREEK), "sans-greek.woff2")
    mathematics = save(cut(TTFont(LATIN_MODERN), MATH_LETTERS + MATH_SIGNS, []), "math.woff2")
    total += mathematics
    print(f"{total:7,d}  together")
    if mathematics > MATH_LIMIT or total > LIMIT:
        raise SystemExit(f"too large: at most {MATH_LIMIT:,d} for mathematics and {LIMIT:,d} together")


if __name__ == "__main__":
    main()
