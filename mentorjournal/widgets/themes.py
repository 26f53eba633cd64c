"""The two themes: few colours, each with one meaning, and always a word beside it.

`$foreground` is for the person's own words, `$muted` for labels and the past, `$accent` for
what can be acted on, `$warning` for what needs attention. `$surface` lies under fields,
`$panel` under the one that takes the keys.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="dark",
    dark=True,
    primary="#7fb7be",
    secondary="#9aa5b1",
    accent="#7fb7be",
    warning="#e3a857",
    error="#e3a857",
    success="#7fb7be",
    foreground="#e6e6e1",
    background="#16181c",
    surface="#1e2126",
    panel="#2a2e35",
    variables={
        "muted": "#8c939d",
        "block-cursor-background": "#2f3b40",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#23272d",
        "block-cursor-blurred-foreground": "#e6e6e1",
        "block-cursor-blurred-text-style": "none",
        "input-cursor-background": "#e6e6e1",
        "input-cursor-foreground": "#16181c",
        "input-selection-background": "#7fb7be 35%",
        "scrollbar": "#343a42",
        "scrollbar-hover": "#4a525c",
        "scrollbar-active": "#4a525c",
        "scrollbar-background": "#16181c",
        "scrollbar-background-hover": "#16181c",
        "scrollbar-background-active": "#16181c",
    },
)

LIGHT = Theme(
    name="light",
    dark=False,
    primary="#17646d",
    secondary="#5b6570",
    accent="#17646d",
    warning="#9a4f00",
    error="#9a4f00",
    success="#17646d",
    foreground="#1d2126",
    background="#fbfaf7",
    surface="#f1efea",
    panel="#e4e1d9",
    variables={
        "muted": "#646b74",
        "block-cursor-background": "#d5e6e6",
        "block-cursor-foreground": "#0b1416",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#ebe8e1",
        "block-cursor-blurred-foreground": "#1d2126",
        "block-cursor-blurred-text-style": "none",
        "input-cursor-background": "#1d2126",
        "input-cursor-foreground": "#fbfaf7",
        "input-selection-background": "#17646d 25%",
        "scrollbar": "#cfcac0",
        "scrollbar-hover": "#b5afa3",
        "scrollbar-active": "#b5afa3",
        "scrollbar-background": "#fbfaf7",
        "scrollbar-background-hover": "#fbfaf7",
        "scrollbar-background-active": "#fbfaf7",
    },
)

THEMES = {theme.name: theme for theme in (DARK, LIGHT)}
