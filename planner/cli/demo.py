"""`planner demo`: a private copy of the sample plan, on screen."""

from shlex import quote

import click

from planner.cli.context import Phase, ScreenWish, ports_of
from planner.cli.diagnostics import say
from planner.cli.options import acting, fixed_day
from planner.cli.screen import need_screen, screen_options, show_screen


@click.command("demo")
@click.option("--save-to", metavar="PATH", help="Keep the copy at PATH.")
@screen_options
@click.pass_context
def command(
    context: click.Context,
    save_to: str | None,
    today: str | None,
    phase: Phase | None,
    theme: str | None,
    actor: str | None,
) -> None:
    """Open a private copy of the sample plan."""
    ports = ports_of(context)
    day, name = fixed_day(today), acting(ports, actor)
    if save_to is None:
        need_screen(ports)
    else:
        path = ports.files().copy_sample(save_to)
        say(f"The sample plan is at {path}; `planner {quote(path)}` opens it.")
        if ports.screen_fault() is not None:
            return
    show_screen(context, ports, ScreenWish(save_to, day, phase, theme, name, sample=True))
