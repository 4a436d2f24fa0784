"""An empty Word document with the styles of an account and its page, and nothing that an account does not use.

The styles are a table. Whoever has the file can change each in Word, and all text that has it follows. The names of
Word's own styles are English in the file, and Word shows them in the language of who reads it; ours are in that of the
interview.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from interview_tui.interview.transcript_words import words
from interview_tui.language import Language, catalogue

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import BaseStyle
    from lxml.etree import _Element

TAGS: Final = {"nl": "nl-NL", "en": "en-GB"}
"""The language of the text, as Word knows it: with its own dictionary for each."""

# Comes with Windows, and with Word on a Mac. Elsewhere Palatino, or P052 on Linux, which has the same measures.
_FONT: Final = "Palatino Linotype"
_FONT_ELSEWHERE: Final = "Palatino"
_FONT_LEFTWARD: Final = "Times New Roman"  # has Arabic and Hebrew everywhere

# The colours of data/print/look.typ; each is at least 5.5 : 1 on white.
_INK: Final = "000000"
_PETROL: Final = "1F5F66"
_QUIET: Final = "5A5A5A"
_SOFT: Final = "404040"
_TINT: Final = "F7E8B5"  # of what is highlighted: a light grey where it is printed without colour

# A4, in mm. With letters of 11 points a line has about 75 characters.
_PAGE: Final = (210, 297)
_MARGINS: Final = {"top": 27, "right": 34, "bottom": 25, "left": 38, "header": 12, "footer": 13, "gutter": 0}
_TWIPS: Final = 20  # in a point
_NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Style(StrEnum):
    """Name the styles of an account; the value is for the code alone."""

    NORMAL = "normal"
    TITLE = "title"
    SUBTITLE = "subtitle"
    FOR_WHOM = "for whom"
    LEGEND = "legend"
    HEADING = "heading"
    READERS = "readers"
    QUESTION = "question"
    PROBE = "probe"
    ZODATJE = "zodatje"
    CLOSING = "closing"
    NOT_ASKED = "not asked"
    FOOTER = "footer"
    HIGHLIGHT = "highlight"  # of letters, the others are of paragraphs


class _Look(NamedTuple):
    """Hold how a style looks: sizes and spaces in points, indents in mm from the side where a line begins.

    `line` is the least height of a line: fonts for one text differ much in what they ask for themselves. `bar` stands
    before the text and `rule` above it. A style that `leads` stays on one page with what comes next, which is Normal
    unless `then` is given. `level` is that in the navigation pane, 0 the highest; None for what is not in it.
    """

    size: float = 11
    line: float = 15.5
    before: float = 0
    after: float = 7
    indent: float = 0
    hanging: float = 0
    colour: str = _INK
    bold: bool = False
    italic: bool = False
    bar: bool = False
    rule: bool = False
    leads: bool = False
    whole: bool = True
    level: int | None = None
    then: Style = Style.NORMAL


_LOOKS: Final = {
    Style.NORMAL: _Look(whole=False),
    Style.TITLE: _Look(28, 34, before=8, after=6, colour=_PETROL, leads=True, then=Style.SUBTITLE),
    Style.SUBTITLE: _Look(11.5, 16, after=1, colour=_QUIET, leads=True, then=Style.SUBTITLE),
    Style.FOR_WHOM: _Look(10.5, 15, before=12, after=2, bold=True, rule=True),
    Style.LEGEND: _Look(10, 14, after=16, colour=_QUIET),
    Style.HEADING: _Look(14, 18, before=24, after=5, hanging=11, colour=_PETROL, bold=True, leads=True, level=0),
    Style.READERS: _Look(9.5, 13.5, after=5, colour=_PETROL, bold=True, leads=True),
    Style.QUESTION: _Look(10.5, 15, after=9, colour=_SOFT, leads=True),
    Style.PROBE: _Look(10.5, 15, before=7, after=3, indent=6, colour=_SOFT, italic=True, leads=True),
    Style.ZODATJE: _Look(before=5, after=9, indent=5, bar=True),
    Style.CLOSING: _Look(18, 25, before=40, after=24, colour=_PETROL, level=0),
    Style.NOT_ASKED: _Look(9, 13, before=20, colour=_QUIET),
    Style.FOOTER: _Look(9, 12, after=0, colour=_QUIET),
}
_WORDS_OWN: Final = {
    Style.NORMAL: "Normal",
    Style.TITLE: "Title",
    Style.SUBTITLE: "Subtitle",
    Style.HEADING: "Heading 1",
    Style.QUESTION: "Quote",
    Style.FOOTER: "Footer",
}
"""The styles that every Word has, by the names that python-docx knows; the navigation pane works with these."""


def style_names(lang: Language) -> dict[Style, str]:
    """Return the name of each style in a document of that language."""
    texts = catalogue(lang)
    return _WORDS_OWN | {
        Style.FOR_WHOM: texts.pgettext("style in Word", "For whom"),
        Style.LEGEND: texts.pgettext("style in Word", "Legend"),
        Style.READERS: texts.pgettext("style in Word", "Readers"),
        Style.PROBE: words(lang).asked,
        Style.ZODATJE: words(lang).zodatje,
        Style.CLOSING: texts.pgettext("style in Word", "Closing sentence"),
        Style.NOT_ASKED: words(lang).not_asked,
        Style.HIGHLIGHT: texts.pgettext("style in Word", "Highlight"),
    }


def empty_document(lang: Language) -> Document:
    """Return a document without text: the page, the styles and the language."""
    import docx

    document = docx.Document()
    _drop_parts(document)
    _set_page(document)
    _set_styles(document, lang)
    _set_settings(document, lang)
    return document


# --- the parts of the file


def _drop_parts(document: Document) -> None:
    """Drop what python-docx's template brings and an account does without; and say which font may take whose place."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    whole = document.part.package
    used = {RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS}
    used |= {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}
    for relations in (whole.rels, document.part.rels):
        for ident in [ident for ident, one in relations.items() if one.reltype not in used]:
            del relations[ident]
    fonts = (
        f'<w:fonts xmlns:w="{_NAMESPACE}"><w:font w:name="{_FONT}"><w:altName w:val="{_FONT_ELSEWHERE}"/>'
        '<w:panose1 w:val="02040502050505030304"/><w:family w:val="roman"/><w:pitch w:val="variable"/>'
        "</w:font></w:fonts>"
    )
    table = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, fonts.encode(), whole)
    document.part.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)


def _set_page(document: Document) -> None:
    """Lay the text on A4."""
    (section,) = document.sections
    wide, tall = _PAGE
    margins = "".join(f' w:{side}="{_twips(size)}"' for side, size in _MARGINS.items())
    section._sectPr[:] = _parsed(f'<w:pgSz w:w="{_twips(wide)}" w:h="{_twips(tall)}"/><w:pgMar{margins}/>')


def _set_settings(document: Document, lang: Language) -> None:
    """Have Word check the spelling in the language of the text, and set it as it does today, not as in 2010."""
    office = "http://schemas.microsoft.com/office/word"
    as_today = {"compatibilityMode": 15, "enableOpenTypeFeatures": 1}
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{office}" w:val="{value}"/>' for name, value in as_today.items()
    )
    document.settings.element[:] = _parsed(
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{compat}</w:compat><w:themeFontLang w:val="{TAGS[lang]}"/>'
    )


# --- the styles


def _set_styles(document: Document, lang: Language) -> None:
    """Put our styles in the place of those of the template, of which the four that Word takes by itself stay."""
    from docx.enum.style import WD_STYLE_TYPE

    styles = document.styles
    for element in styles.element.findall(_name("style")):
        if element.get(_name("default")) != "1":
            styles.element.remove(element)
    fonts = f'<w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:cs="{_FONT_LEFTWARD}"/>'
    (defaults,) = styles.element.findall(_name("docDefaults"))
    defaults[:] = _parsed(
        f'<w:rPrDefault><w:rPr>{fonts}<w:sz w:val="22"/><w:szCs w:val="22"/>'
        f'<w:lang w:val="{TAGS[lang]}" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/>"
    )
    names = style_names(lang)
    made = {
        style: styles["Normal"]
        if style is Style.NORMAL
        else styles.add_style(names[style], WD_STYLE_TYPE.PARAGRAPH, builtin=style in _WORDS_OWN)
        for style in _LOOKS
    }
    for order, (style, look) in enumerate(_LOOKS.items()):
        one = made[style]
        one.base_style = None if style is Style.NORMAL else made[Style.NORMAL]
        one.next_paragraph_style = made[look.then]
        _show(one, order)
        one.element.extend(_parsed(_paragraph_look(look) + _letter_look(look)))
    marked = styles.add_style(names[Style.HIGHLIGHT], WD_STYLE_TYPE.CHARACTER)
    _show(marked, len(made))
    marked.element.extend(_parsed(f'<w:rPr><w:shd w:val="clear" w:color="auto" w:fill="{_TINT}"/></w:rPr>'))


def _show(style: BaseStyle, order: int) -> None:
    """Let a style stand in the gallery and the pane of Word, in our order."""
    style.hidden, style.quick_style, style.priority = False, True, order


def _paragraph_look(look: _Look) -> str:
    """Return how a style lays its paragraphs, as XML: its parts in the order that the schema asks."""
    parts = ["<w:keepNext/>"] if look.leads else []
    parts += ["<w:keepLines/>"] if look.whole else []
    parts.append("<w:widowControl/>")
    rule = f'<w:top w:val="single" w:sz="6" w:space="10" w:color="{_PETROL}"/>' if look.rule else ""
    parts += [f"<w:pBdr>{rule}{_bar('left') if look.bar else ''}</w:pBdr>"] if look.rule or look.bar else []
    space = {"before": look.before, "after": look.after, "line": look.line}
    said = "".join(f' w:{name}="{round(size * _TWIPS)}"' for name, size in space.items())
    parts.append(f'<w:spacing{said} w:lineRule="atLeast"/>')
    if look.indent or look.hanging:
        hanging = f' w:hanging="{_twips(look.hanging)}"' if look.hanging else ""
        parts.append(f'<w:ind w:left="{_twips(look.indent)}"{hanging}/>')
    parts += [f'<w:outlineLvl w:val="{look.level}"/>'] if look.level is not None else []
    return f"<w:pPr>{''.join(parts)}</w:pPr>"


def _letter_look(look: _Look) -> str:
    """Return the letters of a style as XML, each size and shape for scripts from right to left too."""
    parts = ["<w:b/><w:bCs/>"] if look.bold else []
    parts += ["<w:i/><w:iCs/>"] if look.italic else []
    parts.append(f'<w:color w:val="{look.colour}"/>')
    parts.append("".join(f'<w:{name} w:val="{round(look.size * 2)}"/>' for name in ("sz", "szCs")))
    return f"<w:rPr>{''.join(parts)}</w:rPr>"


def _bar(side: str) -> str:
    return f'<w:{side} w:val="single" w:sz="18" w:space="11" w:color="{_PETROL}"/>'


# --- what a paragraph has besides its style


def leftward_paragraph(style: Style) -> list[_Element]:
    """Return what turns a paragraph to run from right to left; a bar does not turn by itself."""
    bar = f'<w:pBdr><w:left w:val="nil"/>{_bar("right")}</w:pBdr>' if _LOOKS[style].bar else ""
    return _parsed(f"{bar}<w:bidi/>")


def leftward_letters(*, is_hebrew: bool) -> list[_Element]:
    """Return what lets Word set letters from right to left, and check their spelling; Arabic if not Hebrew."""
    return _parsed("<w:rtl/>" + ('<w:lang w:bidi="he-IL"/>' if is_hebrew else ""))


def page_number() -> list[_Element]:
    """Return the field that Word fills with the number of the page."""
    return _parsed('<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')


# --- XML


def _parsed(xml: str) -> list[_Element]:
    """Return elements from XML of our own; text of a user never comes here."""
    from docx.oxml import parse_xml

    return list(parse_xml(f'<w:part xmlns:w="{_NAMESPACE}">{xml}</w:part>'))


def _name(tag: str) -> str:
    return f"{{{_NAMESPACE}}}{tag}"


def _twips(mm: float) -> int:
    return round(mm * 1440 / 25.4)
