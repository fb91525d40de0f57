"""`planner [PLAN]`: the plan on screen."""

from difflib import get_close_matches

import click

from planner.cli.context import Phase, Ports, ScreenWish, ports_of
from planner.cli.options import acting, fixed_day, plan_path
from planner.cli.screen import need_screen, screen_options, show_screen


class OpenCommand(click.Command):
    """A command that nobody types by its name: its help is that of `planner`."""

    def get_help(self, ctx: click.Context) -> str:
        """The help of the whole program."""
        return ctx.parent.get_help() if ctx.parent else super().get_help(ctx)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        """A context whose messages say `planner`, not the name that is never typed."""
        words = tuple(args)  # reading options takes them out of the list
        try:
            return super().make_context(None, args, parent, **extra)
        except click.UsageError:
            _refuse_late_command(parent, next((word for word in words if word in _names(parent)), None))
            raise


@click.command("open", cls=OpenCommand)
@click.argument("plan", required=False)
@screen_options
@click.pass_context
def command(
    context: click.Context,
    plan: str | None,
    today: str | None,
    phase: Phase | None,
    theme: str | None,
    actor: str | None,
) -> None:
    """Open a plan on screen; offers to create it when it is not there."""
    ports = ports_of(context)
    _refuse_misspelt_command(context, ports, plan)
    need_screen(ports)
    wish = ScreenWish(plan_path(ports, plan), fixed_day(today), phase, theme, acting(ports, actor))
    show_screen(context, ports, wish)


def _refuse_misspelt_command(context: click.Context, ports: Ports, plan: str | None) -> None:
    """`planner shwo` must not offer to create a plan of that name, and `planner --today DATE ratio` neither."""
    if plan is None or ports.files().exists(plan):
        return
    names = _names(context)
    _refuse_late_command(context, plan if plan in names else None)
    meant = get_close_matches(plan, names, n=1) if plan.isidentifier() else []
    if meant:
        raise click.UsageError(f"There is no command “{plan}”; did you mean {meant[0]}?", context.find_root())


def _refuse_late_command(context: click.Context | None, name: str | None) -> None:
    """Says where options stand, if a command was named behind some."""
    if context is not None and name is not None:
        told = f"The command {name} comes before its options: `planner {name} …`."
        raise click.UsageError(told, context.find_root())


def _names(context: click.Context | None) -> list[str]:
    group = context.find_root().command if context else None
    return group.list_commands(context) if context and isinstance(group, click.Group) else []
