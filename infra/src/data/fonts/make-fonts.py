"""Makes the fonts of written PDFs from Noto Serif SC Regular and Noto Sans SC Medium (SIL OFL 1.1).

usage: make-fonts.py NotoSerifSC_400Regular.ttf NotoSansSC_500Medium.ttf FOLDER (needs fonttools)
"""
import collections
import copy
import sys

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SIGNS = [(0x20, 0x7F), (0xA0, 0x180), (0x370, 0x460), (0x2000, 0x20D0), (0x2100, 0x2400), (0x2460, 0x2500),
         (0x25A0, 0x2670), (0x3000, 0x3130), (0x3200, 0x3400), (0xFE10, 0xFE70), (0xFF00, 0xFFF0)]
HAN = [(0x3400, 0x4DC0), (0x4E00, 0xA000), (0x20000, 0x33480)]


def ranges(*lists):
    return {c for each in lists for first, after in each for c in range(first, after)}


def gb2312():
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                yield ord(bytes([high, low]).decode("gb2312"))
            except UnicodeDecodeError:
                pass


def make(source, characters, target):
    font = TTFont(source)
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.glyph_names = True
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "DSIG", "STAT", "gasp"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    # A glyph for each character: text that is selected in a PDF is told by its glyphs.
    users = collections.defaultdict(list)
    for character, glyph in sorted(font.getBestCmap().items()):
        users[glyph].append(character)
    for glyph, sharing in users.items():
        for character in sharing[1:]:
            name = "%s.%04X" % (glyph, character)
            font["glyf"][name] = copy.deepcopy(font["glyf"][glyph])
            font["hmtx"][name] = font["hmtx"][glyph]
            for table in font["cmap"].tables:
                if character in table.cmap:
                    table.cmap[character] = name
    font["cmap"].tables = [table for table in font["cmap"].tables if table.format != 14]
    font["post"].formatType = 2.0
    font["post"].extraNames = []
    font["post"].mapping = {}
    font["maxp"].numGlyphs = len(font.getGlyphOrder())
    font.save(target)


serif, sans, folder = sys.argv[1:]
make(serif, ranges(SIGNS, HAN), folder + "/NotoSerifSC-Regular.ttf")
make(sans, set(gb2312()) | ranges([(0x20, 0x7F)]), folder + "/NotoSansSC-Medium.ttf")
