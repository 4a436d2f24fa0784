"""Every command of the app, by screen. The ids and the keys of the interview are a contract (docs/keys.md)."""

from __future__ import annotations

from interview_tui.language import N_
from interview_tui.tui.command import Command

APP = (
    Command("menu", "app.menu", N_("Menu"), N_("Everything you can do here."), "ctrl+p,f10", menu=False),
    Command("help", "app.help", N_("Help"), N_("The keys of this screen, and how an interview goes."), "f1"),
    Command("theme", "app.other_theme", N_("Light or dark"), N_("Switch between paper and night.")),
    Command("quit", "app.leave", N_("Save and leave"), N_("Everything is saved; go on another time."), "ctrl+q"),
)

INTERVIEW = (
    Command("next", "next_card", N_("Next"), N_("Go to the next card."), "ctrl+n,ctrl+pagedown,f9", bar=True),
    Command(
        "zodatje", "zodatje", N_("So-that"), N_("Note a so-that: what you do, and what for."), "ctrl+t,f2", bar=True
    ),
    Command(
        "ask",
        "ask_probe",
        N_("Ask further"),
        N_("Note that you asked this prompt, and show the next one."),
        "ctrl+d,f3",
        bar=True,
    ),
    Command("goto", "go_to", N_("Go to"), N_("Choose a card from the list."), "ctrl+g,f5", bar=True),
    Command("previous", "previous_card", N_("Back"), N_("Go to the card before."), "ctrl+b,ctrl+pageup,f8"),
    Command("highlight", "highlight", N_("Highlight"), N_("Mark the line or selection to come back to."), "ctrl+l,f4"),
    Command(
        "next_probe", "next_probe", N_("Next prompt"), N_("Show another prompt, without noting it."), "f6,ctrl+down"
    ),
    Command("previous_probe", "previous_probe", N_("Prompt before"), N_("Show the prompt before."), "ctrl+up"),
    Command("other_kind", "other_kind", N_("Another kind of prompt"), N_("Show a prompt of another kind."), "f7"),
    Command("large", "large_card", N_("Card large"), N_("Show the card alone, to read along."), "ctrl+o"),
    Command("park", "park", N_("Park this card"), N_("Keep this card for later, or take it back."), "ctrl+r"),
    Command(
        "offer_yes", "take_offer", N_("Keep the sentence as a so-that"), N_("Take the offered sentence."), "tab,f12"
    ),
    Command("offer_no", "refuse_offer", N_("Not a so-that"), N_("Do not offer this sentence again."), "escape"),
    Command("hide_time", "hide_time", N_("Hide or show the time"), N_("The time is only for the two of you."), "alt+t"),
    Command("pause", "pause", N_("Pause the time, or go on"), N_("A phone call, coffee: the time waits."), "alt+p"),
    Command("save", "save", N_("Save now"), N_("It saves by itself; this is for your peace of mind."), "ctrl+s"),
    Command("round_off", "round_off", N_("Round off and read back"), N_("Read back together what was noted."), "alt+a"),
    Command("to_list", "to_list", N_("To all interviews"), N_("Save and go to the list."), "alt+o"),
)
