"""Every command of the app, by screen. The ids and the keys of the interview are a contract (docs/keys.md).

All in one module, although it is long: a reader can check that two screens use one key for the same thing.
"""

from __future__ import annotations

from interview_tui.language import N_
from interview_tui.tui.kit.command import HERE, Command


def _shared(table: tuple[Command, ...], *ids: str) -> tuple[Command, ...]:
    """Return commands that mean the same on another screen: with the same keys, also when the user changed them."""
    return tuple(next(command for command in table if command.id == ident) for ident in ids)


def _inside(table: tuple[Command, ...], *ids: str) -> tuple[Command, ...]:
    """Return commands as they work inside the dialog they opened: by the same keys, without a row in the menu."""
    return tuple(command._replace(bar=False, menu=False, needs=(), useful=()) for command in _shared(table, *ids))


def _scrolling(name: str, action: str, by: int, up: str, down: str) -> tuple[Command, ...]:
    """Return two commands to scroll, for the help only: `name_up` and `name_down` call `action` with `-by` and `by`."""
    return (
        Command(f"{name}_up", f"{action}({-by})", N_("Page up"), N_("Scroll back."), up, menu=False),
        Command(f"{name}_down", f"{action}({by})", N_("Page down"), N_("Scroll on."), down, menu=False),
    )


_CARD, _TALK, _SCREEN, _PROGRAM = N_("This card"), N_("This conversation"), N_("The screen"), N_("The program")
GROUPS = [HERE, _CARD, _TALK, _SCREEN, _PROGRAM]
"""The headings of the menu, in order: done here, to this card, to this interview, on the screen, to the program."""

APP = (
    Command("menu", "app.menu", N_("Menu"), N_("Everything you can do here."), "ctrl+p,f10", menu=False),
    Command(
        "help",
        "app.help",
        N_("Help"),
        N_("The keys of this screen, and how an interview goes."),
        "f1",
        group=_SCREEN,
    ),
    Command(
        "curtain",
        "app.curtain",
        N_("Curtain"),
        N_("Hide everything at once. The same key shows it again, as do esc, Enter and a click."),
        "ctrl+u,alt+g",
        group=_SCREEN,
    ),
    Command(
        "theme",
        "app.other_theme",
        N_("Light or dark"),
        N_("Switch between paper and night."),
        group=_SCREEN,
    ),
    Command(
        "quit",
        "app.leave",
        N_("Save and leave"),
        N_("Everything is saved; go on another time."),
        "ctrl+q,alt+q",
        group=_PROGRAM,
    ),
)

_EARLIER = Command(
    "earlier",
    "earlier",
    N_("Back to an earlier version"),
    N_("What stood there before much of it went; take it back."),
    "alt+h",
    needs=("may_change",),
    useful=("has_earlier",),
    group=_CARD,
)

_VERSIONS = Command(
    "versions",
    "versions",
    N_("Two versions"),
    N_("Choose per card what stays: this version, the other, or both."),
    "alt+k",
    needs=("has_other_versions",),
    group=_TALK,
)

_DOUBTS = Command(
    "doubts",
    "doubts",
    N_("Who may read this?"),
    N_("What is not certain in this file since another program changed it, and what to do about it."),
    "alt+z",
    needs=("has_doubts",),
    group=_TALK,
)

_TIPS = Command(
    "tips",
    "tips",
    N_("Tips"),
    N_("What is wise to know when you ask, in this way of use."),
    "alt+w",
    needs=("has_tips",),
    group=_TALK,
)

_TAKE_OVER = Command(
    "take_over",
    "take_over",
    N_("Go on here"),
    N_("Where another computer still seems to have this interview open, and has not."),
    "alt+j",
    needs=("may_take_over",),
    group=_TALK,
)

INTERVIEW = (
    Command(
        "next",
        "next_card",
        N_("Next"),
        N_("Go to the next card."),
        "ctrl+n,ctrl+pagedown,f9",
        bar=True,
        group=_TALK,
    ),
    Command(
        "zodatje",
        "zodatje",
        N_("So-that"),
        N_("Note a so-that: what you do, and what for."),
        "ctrl+t,f2",
        bar=True,
        needs=("may_change",),
        group=_CARD,
    ),
    Command(
        "ask",
        "ask_probe",
        N_("Ask further"),
        N_("Note that you asked this prompt, and show the next one."),
        "ctrl+d,f3",
        bar=True,
        needs=("has_probe", "may_change"),
        group=_CARD,
    ),
    Command(
        "goto",
        "go_to",
        N_("Go to"),
        N_("Choose a card from the list."),
        "ctrl+g,f5",
        bar=True,
        group=_TALK,
    ),
    Command(
        "previous",
        "previous_card",
        N_("Back"),
        N_("Go to the card before."),
        "ctrl+b,ctrl+pageup,f8",
        useful=("has_previous",),
        group=_TALK,
    ),
    Command(
        "highlight",
        "highlight",
        N_("Highlight"),
        N_("Mark the line or selection to come back to."),
        "ctrl+l,f4",
        needs=("may_change",),
        group=_CARD,
    ),
    Command(
        "neutral",
        "neutral",
        N_("Put a neutral word in its place"),
        N_("For the number, address or birth date at the cursor or before it."),
        "alt+v",
        useful=("has_identifying",),
        group=_CARD,
        listed=False,
    ),
    Command(
        "next_probe",
        "turn_probe('next')",
        N_("Next prompt"),
        N_("Show another prompt, without noting it."),
        "f6,ctrl+down",
        needs=("has_probe",),
        group=_CARD,
        listed=False,
    ),
    Command(
        "previous_probe",
        "turn_probe('back')",
        N_("Prompt before"),
        N_("Show the prompt before."),
        "ctrl+up",
        needs=("has_probe",),
        group=_CARD,
        listed=False,
    ),
    Command(
        "other_kind",
        "turn_probe('other_kind')",
        N_("Another kind of prompt"),
        N_("Show a prompt of another kind."),
        "f7",
        needs=("has_probe",),
        group=_CARD,
        listed=False,
    ),
    Command(
        "heard_on",
        "heard(1)",
        N_("Read on in what was heard"),
        N_("The so-thats beside the note."),
        "alt+pagedown,alt+down",
        needs=("shows_harvest",),
        group=_CARD,
        listed=False,
    ),
    Command(
        "heard_back",
        "heard(-1)",
        N_("Read back in what was heard"),
        N_("The so-thats beside the note."),
        "alt+pageup,alt+up",
        needs=("shows_harvest",),
        group=_CARD,
        listed=False,
    ),
    Command(
        "large",
        "large_card",
        N_("Card large"),
        N_("Show the card alone, to read along."),
        "ctrl+o",
        group=_CARD,
    ),
    Command(
        "park",
        "park",
        N_("Park this card"),
        N_("It comes back after the last card. Parked already: it has its turn again."),
        "ctrl+r",
        needs=("may_change",),
        group=_CARD,
    ),
    _TIPS._replace(listed=False),
    Command(
        "offer_yes",
        "take_offer",
        N_("Keep the sentence as a so-that"),
        N_("Take the offered sentence."),
        "tab,f12",
        needs=("has_offer",),
        group=_CARD,
        listed=False,
    ),
    Command(
        "offer_no",
        "refuse_offer",
        N_("Not a so-that"),
        N_("Do not offer this sentence again."),
        "escape",
        needs=("has_offer",),
        group=_CARD,
        listed=False,
    ),
    Command(
        "hide_time",
        "hide_time",
        N_("Hide or show the time"),
        N_("The time is only for the two of you."),
        "alt+t",
        group=_TALK,
        listed=False,
    ),
    Command(
        "pause",
        "pause",
        N_("Pause the time, or go on"),
        N_("A phone call, coffee: the time waits."),
        "alt+p",
        group=_TALK,
    ),
    Command(
        "reminders",
        "reminders",
        N_("Show reminders or not"),
        N_("A quiet word at the edge of the note: listen, look up, ask further, sum up."),
        group=_SCREEN,
    ),
    _EARLIER,
    Command(
        "save",
        "save",
        N_("Save now"),
        N_("It saves by itself; this is for your peace of mind."),
        "ctrl+s",
        group=_TALK,
        listed=False,
    ),
    Command(
        "round_off",
        "round_off",
        N_("Round off and read back"),
        N_("Read back together what was noted."),
        "alt+a",
        needs=("may_change",),
        group=_TALK,
    ),
    _VERSIONS,
    _DOUBTS,
    _TAKE_OVER,
    Command(
        "to_list",
        "to_list",
        N_("To all interviews"),
        N_("Save and go to the list."),
        "alt+o",
        group=_PROGRAM,
    ),
)

# Textual's TextArea handles these keys; they are listed here for the help.
# `note/field.py` and `note/line_field.py` bind them, in every field; a test holds the two in step.
NOTE = (
    Command("note_undo", "undo", N_("Undo"), N_("Take back the last few words."), "ctrl+z"),
    Command("note_redo", "redo", N_("Redo"), N_("Do it after all."), "ctrl+y,ctrl+shift+z"),
    Command("note_all", "select_all", N_("Select all"), N_("All that stands in this field."), "ctrl+a"),
    Command("note_copy", "copy", N_("Copy"), N_("Copy what is selected."), "ctrl+c"),
    Command("note_cut", "cut", N_("Cut"), N_("Cut what is selected; in a note, else the line."), "ctrl+x"),
    Command("note_paste", "paste", N_("Paste"), N_("Paste what was copied here."), "ctrl+v"),
    Command("note_start", "text_start", N_("To the start"), N_("With shift it selects as well."), "ctrl+home"),
    Command("note_end", "text_end", N_("To the end"), N_("With shift it selects as well."), "ctrl+end"),
    Command(
        "note_word_left",
        "delete_word_left",
        N_("Word to the left away"),
        N_("Delete the word before the cursor."),
        "ctrl+backspace,alt+backspace,ctrl+w",
    ),
    Command(
        "note_word_right",
        "delete_word_right",
        N_("Word to the right away"),
        N_("Delete the word after the cursor."),
        "ctrl+delete,alt+delete",
    ),
)

_OPEN_FILE = Command(
    "open_file", "open_file", N_("Open in another program"), N_("In your editor, or what this computer uses."), "o"
)
_COMPARE = Command(
    "compare",
    "compare",
    N_("Lay another beside it"),
    N_("Two interviews with the same cards, side by side."),
    "j",
    needs=("is_comparable",),
)
_ONWARD = Command(
    "onward",
    "onward",
    N_("Read back or share"),
    N_("Read back together; or share it, and who is next."),
    "t",
    needs=("may_go_on",),
)

_LOOK_BACK = Command(
    "look_back",
    "look_back",
    N_("Look back on your questions"),
    N_("For you alone: what you asked with, and two to try."),
    "g",
    useful=("may_look_back",),
)

LIST = (
    Command("new", "new", N_("New interview"), N_("Three questions, and you can begin."), "n", bar=True),
    Command(
        "open",
        "open_one",
        N_("Open"),
        N_("Go on with it, read it back, or read it."),
        "enter",
        bar=True,
        needs=("has_file",),
    ),
    Command(
        "read",
        "read",
        N_("Read"),
        N_("Show the text; it goes when you move on."),
        "l",
        bar=True,
        needs=("has_file",),
    ),
    Command(
        "together",
        "together",
        N_("Together"),
        N_("Two interviews side by side: what both say to a card."),
        "s,j",
        bar=True,
        needs=("has_together",),
    ),
    _DOUBTS,
    _VERSIONS._replace(
        help=N_("Lay a second version, or words that were kept apart, beside the interview."),
        bar=True,
        needs=("has_versions",),
    ),
    Command(
        "delete",
        "delete",
        N_("Delete"),
        N_("Put it in the bin; you can take it back."),
        "delete,v",
        needs=("has_file",),
    ),
    Command(
        "undo_delete",
        "undo_delete",
        N_("Take it back"),
        N_("Take back what you deleted or renamed last."),
        "z,ctrl+z",
        needs=("has_deleted",),
    ),
    _ONWARD,
    Command(
        "rename",
        "rename",
        N_("Other names"),
        N_("Change the two names, and the name of the file."),
        "h,f2",
        needs=("has_names",),
    ),
    Command(
        "own_id",
        "own_id",
        N_("An interview of its own"),
        N_("For an interview that began as a copy of another one, and still counts with it."),
        "i",
        needs=("may_get_id",),
    ),
    _OPEN_FILE._replace(needs=("has_file",)),
    Command("bin", "bin", N_("Bin"), N_("See what you deleted; put it back, or empty the bin."), "p"),
    Command(
        "example",
        "example",
        N_("Look at an example"),
        N_("A whole interview, made up, to see how it goes."),
        "x",
    ),
    Command(
        "practice",
        "practise",
        N_("Practise with one card"),
        N_("About ten minutes, step by step; nothing is kept."),
        "e",
    ),
    Command(
        "cards",
        "learn",
        N_("Get to know the cards"),
        N_("Each card with its prompts, and why a prompt works."),
        "k",
    ),
    _LOOK_BACK,
    Command(
        "import",
        "take_in",
        N_("Take in notes or an interview"),
        N_("Notes made without the app, or an interview from another computer."),
        "b",
    ),
    Command("print", "print_cards", N_("Print the cards"), N_("As a PDF: to print and cut, or for the wall."), "a"),
    Command("refresh", "refresh", N_("Look again"), N_("Look in the folder again."), "f5,r"),
)

_OPEN_MADE = Command(
    "open_made",
    "open_made",
    N_("Open it"),
    N_("In your editor, or what this computer uses."),
    "o",
    bar=True,
    needs=("has_made",),
)

PRINT = (
    Command(
        "make_cards",
        "make",
        N_("Make the PDF"),
        N_("Write it to the place below."),
        "enter",
        bar=True,
        needs=("may_make",),
    ),
    _OPEN_MADE._replace(id="open_cards", help=N_("In what this computer shows a PDF with.")),
    Command("leave_print", "back", N_("Back"), N_("Back to all interviews."), "escape", bar=True),
)

IMPORT_FILE = (
    Command(
        "look_into",
        "look",
        N_("Look what is in it"),
        N_("An interview is taken in at once; of notes you first say where each card begins."),
        "enter",
        bar=True,
    ),
    Command("leave_import", "back", N_("Back"), N_("Back to where you were; nothing is taken in."), "escape", bar=True),
)

IMPORT_PLACES = (
    Command(
        "confirm_place",
        "confirm",
        N_("It is right"),
        N_("The card begins here."),
        "space",
        bar=True,
        needs=("is_open_start",),
    ),
    Command(
        "unconfirm_place",
        "unconfirm",
        N_("Not certain after all"),
        N_("Whether the card begins here is still to be said."),
        "space",
        bar=True,
        needs=("is_confirmed_start",),
    ),
    Command(
        "choose_place",
        "choose",
        N_("Which card"),
        N_("Which card begins here, or that this goes on with what stands above it."),
        "enter",
        bar=True,
        needs=("is_on_block",),
    ),
    Command(
        "next_open",
        "next_open",
        N_("Next"),
        N_("To the next place of which something is still to be said."),
        "n,tab",
        bar=True,
        needs=("has_open",),
    ),
    Command(
        "places_on",
        "go_on",
        N_("On"),
        N_("Everything has its place: on, to who it was."),
        "ctrl+s,ctrl+n,f9",
        bar=True,
        needs=("is_ready",),
    ),
    Command(
        "places_not_yet",
        "not_yet",
        N_("On"),
        N_("To the first place of which something is still to be said."),
        "ctrl+s,ctrl+n,f9",
        menu=False,
        needs=("has_open",),
    ),
    Command(
        "places_on_here",
        "go_on_here",
        N_("On"),
        N_("At the end of the notes: on, or to the first place of which something is still to be said."),
        "enter",
        menu=False,
        needs=("is_at_end",),
    ),
    Command(
        "all_places",
        "all_right",
        N_("All is right like this"),
        N_("Confirm all places, once everything has been on the screen."),
        "a",
        needs=("has_unconfirmed",),
    ),
    Command(
        "join_above",
        "join",
        N_("Goes on with what stands above"),
        N_("No card begins here; the words stay, in the answer above."),
        "delete,backspace",
        needs=("is_start",),
    ),
    Command(
        "read_answer",
        "read_answer",
        N_("Read the answer"),
        N_("What the answer to this card will be."),
        "l",
        needs=("has_card",),
    ),
    Command(
        "undo_place", "undo_place", N_("Undo"), N_("Take back what you said last."), "z,ctrl+z", needs=("has_changed",)
    ),
    Command("block_before", "step(-1)", N_("Paragraph before"), N_("Go to the paragraph before."), "up", menu=False),
    Command("block_after", "step(1)", N_("Paragraph after"), N_("Go to the paragraph after."), "down", menu=False),
    *_scrolling("blocks", "page", 1, "pageup", "pagedown"),
    Command(
        "block_first", "edge(0)", N_("To the start"), N_("Go to the first paragraph."), "home,ctrl+home", menu=False
    ),
    Command("block_last", "edge(1)", N_("To the end"), N_("Go to the end of the notes."), "end,ctrl+end", menu=False),
    Command("leave_places", "back", N_("Back"), N_("Back to the file; it asks first."), "escape", bar=True),
)

IMPORT_ANSWERS = (
    Command(
        "answer_on", "step(1)", N_("Next card"), N_("Go to the next card."), "right", bar=True, useful=("has_next",)
    ),
    Command(
        "answer_back",
        "step(-1)",
        N_("Card before"),
        N_("Go to the card before."),
        "left",
        bar=True,
        useful=("has_previous",),
    ),
    Command("leave_answers", "back", N_("Back"), N_("Back to where you were."), "escape,l,q", bar=True),
    *_scrolling("answers", "page", 1, "up,pageup,b", "down,pagedown,space"),
)

IMPORT_WHO = (
    Command(
        "make_import", "make", N_("Take it in"), N_("Make the interview, in the list."), "ctrl+n,ctrl+s,f9", bar=True
    ),
    Command("leave_who", "back", N_("Back"), N_("Back to the notes; what you filled in stays."), "escape", bar=True),
)

READING = (
    Command("back", "back", N_("Back to the list"), N_("Go back to all interviews."), "escape,q", bar=True),
    _VERSIONS._replace(bar=True, needs=("is_second_version",)),
    _DOUBTS._replace(bar=True),
    _ONWARD._replace(bar=True),
    _OPEN_FILE._replace(bar=True),
    *_scrolling("reading", "page", 1, "pageup,b", "pagedown,space"),
)

AGREE = (
    Command("begin", "begin", N_("Begin"), N_("To the first card."), "ctrl+n,f9", bar=True),
    Command("more", "more", N_("More or less"), N_("Form, team, organisation, minutes and cards."), "ctrl+o", bar=True),
    Command("leave_agree", "to_list", N_("To all interviews"), N_("Begin nothing; to the list."), "escape", bar=True),
    _TIPS,
)

AGREEMENT = (
    Command(
        "agreed", "agreed", N_("Yes, we agree on that"), N_("Then the first card comes."), "enter,ctrl+n", bar=True
    ),
    Command(
        "not_yet", "not_yet", N_("Back"), N_("Back to the questions; what you filled in stays."), "escape", bar=True
    ),
    *_scrolling("agreement", "scroll_page", 2, "up,pageup", "down,pagedown"),
)

READ_BACK = (
    Command(
        "read_on",
        "read_on",
        N_("Read on"),
        N_("To the next answer; once all was on the screen this is the key for “yes, that is right”."),
        "enter",
        bar=True,
        needs=("has_unread",),
    ),
    Command(
        "all_right",
        "all_right",
        N_("Yes, that is right"),
        N_("All of it may stay like this; then come the closing sentence and the wall."),
        "enter",
        bar=True,
        needs=("may_change", "has_read_all"),
    ),
    Command(
        "strike",
        "strike",
        N_("Strike"),
        N_("This answer will be gone after finishing."),
        "s",
        bar=True,
        needs=("may_change", "answer_stands"),
    ),
    Command(
        "unstrike",
        "unstrike",
        N_("Let it stand"),
        N_("This answer stays after all."),
        "s",
        bar=True,
        needs=("may_change", "answer_is_struck"),
    ),
    Command(
        "rewrite",
        "rewrite",
        N_("Rewrite"),
        N_("Put this answer in other words, its so-thats too."),
        "h",
        bar=True,
        needs=("may_change", "has_answer"),
        useful=("answer_stands",),
    ),
    Command(
        "only_us",
        "only_us",
        N_("Only the two of us"),
        N_("This answer is for you two, or no longer."),
        "t",
        needs=("may_change", "has_answer"),
        useful=("answer_stands", "may_narrow"),
    ),
    Command(
        "readers",
        "readers",
        N_("Who reads it"),
        N_("Choose who may read this answer."),
        "w",
        needs=("may_change", "has_answer"),
        useful=("answer_stands",),
    ),
    Command(
        "readers_of_all",
        "readers_of_all",
        N_("Who reads the whole interview"),
        N_("Choose who may read all answers that have no choice of their own."),
        "g",
        needs=("may_change",),
    ),
    Command(
        "undo_change",
        "undo_change",
        N_("Undo"),
        N_("Take back the last change on this page."),
        "o,ctrl+z",
        needs=("may_change", "has_changed"),
    ),
    _EARLIER,
    Command("answer_before", "step(-1)", N_("Answer before"), N_("Go to the answer before."), "up", menu=False),
    Command("answer_after", "step(1)", N_("Answer after"), N_("Go to the answer after."), "down", menu=False),
    *_scrolling("page", "page", 1, "pageup,b", "pagedown,space"),
    Command(
        "back_to_cards",
        "back_to_cards",
        N_("Back to the cards"),
        N_("Go on talking."),
        "ctrl+b,ctrl+pageup,f8",
        needs=("may_change",),
    ),
    _VERSIONS,
    _DOUBTS,
    _TAKE_OVER,
    Command(
        "leave_read_back",
        "leave",
        N_("Back"),
        N_("Back to where you were; as long as it is not finished, it asks where to."),
        "escape",
        bar=True,
    ),
    Command(
        "finish_later",
        "to_list",
        N_("Finish another time"),
        N_("Save and go to the list."),
        "alt+o",
        needs=("is_unfinished",),
    ),
    Command(
        "leave_finished",
        "leave_finished",
        N_("To all interviews"),
        N_("Save and go to the list."),
        "alt+o",
        needs=("is_finished",),
    ),
)

EARLIER = (
    Command(
        "take_back",
        "take_back",
        N_("Take back"),
        N_("One answer, or everything as it was."),
        "enter",
        bar=True,
        needs=("has_versions",),
    ),
    Command("leave_earlier", "back", N_("Back"), N_("Back to where you were."), "escape", bar=True),
    *_scrolling("earlier", "page", 1, "pageup,b", "pagedown,space"),
)

VERSIONS = (
    Command(
        "take_mine",
        "take('mine')",
        N_("This one"),
        N_("What stands on this laptop stays."),
        "1",
        bar=True,
        needs=("may_choose",),
    ),
    Command(
        "take_other",
        "take('other')",
        N_("That one"),
        N_("What stands in the other version stays."),
        "2",
        bar=True,
        needs=("may_choose",),
    ),
    Command(
        "take_both",
        "take('both')",
        N_("Both"),
        N_("Both stay, one below the other."),
        "3,b",
        bar=True,
        needs=("may_choose",),
    ),
    Command(
        "take_rest",
        "rest",
        N_("The rest too"),
        N_("The same for all that is still to be chosen."),
        "r",
        bar=True,
        needs=("may_choose",),
        useful=("has_open_choices",),
    ),
    Command(
        "put_together", "done", N_("Done"), N_("Make it one interview; the other version goes to the bin."), "enter"
    ),
    Command("both_as_they_are", "leave", N_("Leave both"), N_("Both files stay as they are."), "escape"),
    Command(
        "difference_before",
        "step(-1)",
        N_("Difference before"),
        N_("Go to the difference before."),
        "left",
        useful=("has_previous",),
    ),
    Command(
        "difference_after",
        "step(1)",
        N_("Next difference"),
        N_("Go to the next difference."),
        "right",
        useful=("has_next",),
    ),
    Command(
        "other_side",
        "other_side",
        N_("More room for the other"),
        N_("In a narrow window: read the other one."),
        "tab",
        useful=("is_narrow",),
    ),
    *_scrolling("sides", "scroll_sides", 2, "up,pageup", "down,pagedown"),
)

HELP = (Command("close_help", "close_help", N_("Close"), N_("Back to where you were."), "escape", bar=True),)

# The list on the screen after finishing has the rows in this order.
AFTER = (
    _DOUBTS._replace(row=N_("Who may read this?")),
    Command(
        "copy_sentence",
        "copy_sentence",
        N_("Copy the sentence"),
        N_("What to send to whoever has what was taken back."),
        "u",
        bar=True,
        needs=("has_to_send",),
    ),
    Command(
        "take_home",
        "take_home",
        N_("Give all of it, keep nothing"),
        N_("The whole transcript for who told it; after that it is removed here."),
        "h",
        needs=("may_change",),
        row=N_("Give {name} the whole transcript, and remove it here"),
    ),
    Command(
        "copy_for",
        "give('private')",
        N_("A copy for who told it"),
        N_("All that was not struck, for your colleague to keep."),
        "c",
        row=N_("A copy for {name}"),
    ),
    Command(
        "share_others",
        "give_others",
        N_("Give it on"),
        N_("For whom, what goes along, and as what kind of file."),
        "a",
        needs=("has_others",),
        row=N_("Give it on …"),
    ),
    Command(
        "share_team",
        "give('team')",
        N_("A version for the team"),
        N_("Only what your team may read."),
        "t",
        needs=("has_team",),
    ),
    Command(
        "share_organisation",
        "give('organisation')",
        N_("A version for the organisation"),
        N_("Only what your organisation may read."),
        "o",
        needs=("has_organisation",),
    ),
    Command(
        "more_after",
        "more",
        N_("More or less"),
        N_("What else you can do with it: shown, or folded away."),
        "m",
        bar=True,
        row=N_("More"),
    ),
    Command(
        "relay",
        "relay",
        N_("Who is next"),
        N_("Whom the colleague will interview."),
        "w",
        needs=("may_change", "has_relay"),
        row=N_("Whom will {name} interview?"),
    ),
    Command(
        "open_transcript",
        "open_file",
        N_("Open the file"),
        N_("In your editor, or what this computer uses."),
        "b",
        row=N_("Open the file"),
    ),
    Command(
        "sheet",
        "sheet",
        N_("A sheet to take along"),
        N_("Parts of the interview on one page."),
        "v",
        needs=("makes_sheet",),
        row=N_("A sheet to take along: {title}"),
    ),
    _COMPARE._replace(row=N_("Lay another interview beside it")),
    Command(
        "back_on",
        "back_on",
        N_("When to come back to it"),
        N_("The day on which you come back to it."),
        "d",
        needs=("may_change", "has_follow_up_date"),
        row=N_("When will you come back to it?"),
    ),
    Command(
        "come_back",
        "come_back",
        N_("Come back to it"),
        N_("Write down what came of it."),
        "k",
        needs=("may_change", "has_follow_up"),
        row=N_("Come back to it: write down what came of it"),
    ),
    Command(
        "day_back",
        "day_back",
        N_("Put the day back"),
        N_("Bring back the day to come back to it that went just now."),
        "z",
        needs=("may_change", "has_day_gone"),
    ),
    Command(
        "closing",
        "closing",
        N_("Closing sentence"),
        N_("Write or change the closing sentence, and whether it may be on the wall of the team."),
        "s",
        needs=("may_change",),
        row=N_("Closing sentence: still to be written"),
    ),
    _LOOK_BACK._replace(useful=(), row=N_("Look back on your questions")),
    Command(
        "read_again",
        "read_again",
        N_("Read back once more"),
        N_("Go through all of it together again."),
        "l",
        row=N_("Read back once more"),
    ),
    _VERSIONS,
    Command(
        "leave_after",
        "to_list",
        N_("To all interviews"),
        N_("Save and go to the list."),
        "escape,alt+o",
        bar=True,
        row=N_("Done"),
    ),
    *_scrolling("after", "scroll_page", 5, "pageup", "pagedown"),
)

COMPARE = (
    Command(
        "compare_next",
        "step(1)",
        N_("Next card"),
        N_("Go to the next card."),
        "right,ctrl+n,f9,space",
        bar=True,
        useful=("has_next",),
    ),
    Command(
        "compare_before",
        "step(-1)",
        N_("Card before"),
        N_("Go to the card before."),
        "left,ctrl+b,f8",
        bar=True,
        useful=("has_previous",),
    ),
    Command("leave_compare", "back", N_("Back"), N_("Back to where you were."), "escape,q", bar=True),
    *_scrolling("compare", "page", 1, "pageup", "pagedown"),
)

SHEET = (
    Command(
        "take_part",
        "take",
        N_("On it or off"),
        N_("Put this part on the sheet, or take it off."),
        "enter,space",
        bar=True,
    ),
    _DOUBTS._replace(bar=True),
    _VERSIONS._replace(bar=True),
    Command("make_sheet", "make", N_("Make it"), N_("As a page to print, beside the transcript."), "m", bar=True),
    _OPEN_MADE._replace(id="open_sheet"),
    Command("leave_sheet", "back", N_("Back"), N_("Back to where you were."), "escape,q", bar=True),
)

INVITATION = (
    Command(
        "copy_invitation", "copy_invitation", N_("Copy"), N_("Copy the text, to paste it in a mail."), "c", bar=True
    ),
    Command(
        "save_invitation",
        "save_invitation",
        N_("Save as a file"),
        N_("A text file with the transcripts."),
        "s",
        bar=True,
    ),
    Command("leave_invitation", "back", N_("Back"), N_("Back to where you were."), "escape,enter", bar=True),
    *_scrolling("invitation", "scroll_page", 1, "up,pageup,b", "down,pagedown,space"),
)

COME_BACK = (
    Command("came_back", "back", N_("Done"), N_("It is saved; back to where you were."), "escape,ctrl+n,f9", bar=True),
    *_shared(INTERVIEW, "neutral"),
    *_scrolling("come_back", "scroll_page", 3, "alt+pageup,alt+up", "alt+pagedown,alt+down"),
)

GIVE = (
    Command(
        "make_given",
        "make",
        N_("Make it"),
        N_("Write the file to the place below."),
        "enter",
        bar=True,
        needs=("may_make",),
    ),
    Command(
        "preview",
        "preview",
        N_("Look at it"),
        N_("Read what goes along, to the letter, before it is made."),
        "alt+v,f3,v",
        bar=True,
        priority=False,
        needs=("may_make",),
    ),
    _OPEN_MADE._replace(id="open_given", help=N_("In the program that this computer has for such a file.")),
    Command(
        "show_given",
        "show_made",
        N_("Show it in the folder"),
        N_("The folder with the file, in the program that this computer has for that."),
        "m",
        bar=True,
        needs=("has_made",),
    ),
    Command(
        "copy_path",
        "copy_path",
        N_("Copy the path"),
        N_("To paste it where a file is asked for, as in a mail."),
        "k",
        needs=("has_made",),
    ),
    Command(
        "give_another",
        "another",
        N_("One more"),
        N_("For somebody else, or in another format."),
        "n",
        bar=True,
        needs=("has_made",),
    ),
    _DOUBTS._replace(bar=True),
    _VERSIONS._replace(bar=True),
    Command(
        "give_more",
        "read_again",
        N_("Read back once more"),
        N_("There the colleague can share more."),
        "l",
        bar=True,
        needs=("is_blocked",),
    ),
    Command("leave_give", "back", N_("Back"), N_("Back to where you were."), "escape", bar=True),
    *_scrolling("give", "scroll_page", 2, "pageup", "pagedown"),
)

TAKE_HOME = (
    Command(
        "make_home",
        "make",
        N_("Make it"),
        N_("Write the file to the place below."),
        "enter",
        bar=True,
        needs=("may_make",),
    ),
    *_shared(GIVE, "preview"),
    _OPEN_MADE._replace(id="open_home", help=N_("In the program that this computer has for such a file.")),
    Command(
        "show_home",
        "show_made",
        N_("Show it in the folder"),
        N_("The folder with the file, in the program that this computer has for that."),
        "m",
        bar=True,
        needs=("has_made",),
    ),
    Command(
        "remove_home",
        "remove",
        N_("Remove it here"),
        N_("Asks first; then the interview is gone here, and cannot come back."),
        "w",
        needs=("may_remove",),
    ),
    _DOUBTS._replace(bar=True),
    _VERSIONS._replace(bar=True),
    Command(
        "leave_home",
        "back",
        N_("Back"),
        N_("Back to where you were. Everything stays here."),
        "escape",
        bar=True,
        needs=("is_at_rest",),
    ),
    *_scrolling("home", "scroll_page", 2, "pageup", "pagedown"),
)

GONE = (
    Command(
        "leave_gone",
        "to_list",
        N_("To all interviews"),
        N_("To the list, without this interview."),
        "enter,escape,alt+o",
        bar=True,
    ),
    *_scrolling("gone", "scroll_page", 2, "up,pageup", "down,pagedown"),
)

PREVIEW = (
    Command("leave_preview", "back", N_("Back"), N_("Back to where you were."), "escape,q", bar=True),
    *_scrolling("preview_rows", "scroll_page", 2, "up", "down"),
    *_scrolling("preview", "turn", 1, "pageup,b", "pagedown,space"),
)


LEARN = (
    Command("card_on", "card(1)", N_("Next card"), N_("Show the next card."), "right", bar=True),
    *_shared(INTERVIEW, "goto"),
    Command("leave_learn", "back", N_("Back"), N_("Back to where you were."), "escape,q", bar=True),
    *_shared(LIST, "practice"),
    Command("card_back", "card(-1)", N_("Card before"), N_("Show the card before."), "left"),
    *_scrolling("card", "turn", 1, "pageup,b", "pagedown,space"),
)

PRACTICE_CHOICE = (
    Command("begin_practice", "begin", N_("Practise"), N_("Begin with the card under the cursor."), "enter", bar=True),
    Command("leave_choice", "back", N_("Back"), N_("Back to where you were."), "escape", bar=True),
)

PRACTICE = (
    Command(
        "step_on",
        "step(1)",
        N_("Next step"),
        N_("Go to the next step."),
        "ctrl+n,ctrl+pagedown,f9",
        bar=True,
        needs=("has_next",),
    ),
    Command(
        "end_practice",
        "finish",
        N_("What you practised"),
        N_("End the practice after its last step, and see what you practised."),
        "ctrl+n,ctrl+pagedown,f9",
        bar=True,
        needs=("is_last",),
    ),
    *(command._replace(needs=("has_probe",)) for command in _shared(INTERVIEW, "ask")),
    *(command._replace(needs=()) for command in _shared(INTERVIEW, "zodatje")),
    Command("stop_practice", "stop", N_("Stop"), N_("Leave the practice; nothing is kept."), "alt+o", bar=True),
    Command(
        "step_back",
        "step(-1)",
        N_("Step before"),
        N_("Go to the step before."),
        "ctrl+b,ctrl+pageup,f8",
        useful=("has_previous",),
    ),
    *(command._replace(needs=("has_more_probes",)) for command in _shared(INTERVIEW, "next_probe")),
    *_shared(INTERVIEW, "large"),
)

PRACTISED = (
    *_shared(LIST, "new"),
    Command("practise_again", "again", N_("Another card"), N_("Practise once more."), "e", bar=True),
    Command("leave_practised", "back", N_("Back"), N_("Back to where you were."), "escape", bar=True),
)

LOOK_BACK = (
    Command("leave_look_back", "back", N_("Back"), N_("Back to where you were."), "escape,q", bar=True),
    *_scrolling("look", "turn", 1, "up,pageup,b", "down,pagedown,space"),
)

# Dialogs: the key that opened one is a key inside it too, also after the user changed it. Enter, escape, space, delete
# and the arrows are fixed there; the dialogs bind them.
ZODATJE = (
    *_inside(INTERVIEW, "zodatje"),
    *_shared(INTERVIEW, "neutral"),
    Command(
        "zodatje_back",
        "zodatje_back",
        N_("Bring it back"),
        N_("Bring back the so-that that was removed last."),
        "ctrl+z",
        menu=False,
        needs=("has_removed",),
    ),
)
GO_TO = _inside(INTERVIEW, "goto")
TIPS = _inside((_TIPS,), "tips")
CARD_LARGE = (
    *_inside(INTERVIEW, "large"),
    *(command._replace(needs=("turns",)) for command in _inside(INTERVIEW, "next", "previous")),
)
READERS = _inside(READ_BACK, "readers", "readers_of_all")
REWRITE = (
    *_inside(INTERVIEW, "save"),
    *(command._replace(needs=()) for command in _shared(INTERVIEW, "highlight")),
    *_shared(INTERVIEW, "neutral"),
)
CLOSING = _shared(INTERVIEW, "neutral")

IN_DIALOGS = frozenset(
    command.id for table in (ZODATJE, GO_TO, TIPS, CARD_LARGE, READERS, REWRITE, CLOSING) for command in table
)
"""The commands that work inside a dialog; none of them can have one of `FIXED_KEYS`."""
FIXED_KEYS = frozenset({"escape", "enter", "space", "delete", "up", "down", "left", "right"})
"""The keys of every dialog: escape closes it, whatever a user has changed."""
