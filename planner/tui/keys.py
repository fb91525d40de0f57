"""Keys as they are declared: once, with an id for the user's keymap and a sentence for footer, help and palette."""

from textual.binding import Binding


def key(
    keys: str,
    action: str,
    description: str,
    tooltip: str,
    *,
    id: str,  # noqa: A002 - Textual's own name for it
    show: bool = False,
    display: str | None = None,
    group: Binding.Group | None = None,
    priority: bool = False,
) -> Binding:
    """A binding with everything that footer, help and palette need.

    Args:
        keys: one key or several, separated by commas.
        action: the action's name, with its parameters.
        description: one or two words for the footer.
        tooltip: a sentence for help and palette: what the key does.
        id: the name under which a user's keymap finds it.
        show: whether the footer shows it; at most seven on a screen do.
        display: how the key is written, where that is not its own name.
        group: keys that share one description in the footer.
        priority: whether the key is taken before the focused widget sees it.
    """
    return Binding(
        keys,
        action,
        description,
        tooltip=tooltip,
        id=id,
        show=show,
        key_display=display,
        group=group,
        priority=priority,
    )


def team_keys(binding_id: str) -> list[Binding]:
    """`1` … `9`: the team with this number, as the screen counts them; one line in help, so they share an id."""
    tooltip = "The team with this number"
    return [key(str(n), f"team({n})", "Team", tooltip, id=binding_id) for n in range(1, 10)]
