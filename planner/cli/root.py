"""The command `planner` itself: its commands, each in a module that is imported when it is asked for."""

from importlib import import_module

import click
from click_default_group import DefaultGroup

OPEN = "open"
"""What `planner [PLAN]` does; never typed, so never listed."""
COMMANDS = {
    "demo": "planner.cli.demo",
    "new": "planner.cli.new",
    "import": "planner.cli.import_command",
    "export": "planner.cli.export",
    "show": "planner.cli.show",
    "why": "planner.cli.why",
    "rank": "planner.cli.rank",
    "diff": "planner.cli.diff",
    "decide": "planner.cli.decide",
    "plan": "planner.cli.plan",
    "agree": "planner.cli.agree",
    "check-in": "planner.cli.check_in",
    "ask": "planner.cli.ask",
    "read": "planner.cli.read",
    "okr": "planner.cli.okr",
    "slice": "planner.cli.slice",
    "stage": "planner.cli.stage",
    "measure": "planner.cli.measure",
    "review": "planner.cli.review",
    "report": "planner.cli.report",
    "close": "planner.cli.close",
    "quarter": "planner.cli.quarter",
    "team": "planner.cli.team",
    "ratio": "planner.cli.ratio",
    "copy": "planner.cli.copy",
    "backup": "planner.cli.backup",
    "restore": "planner.cli.restore",
    "check": "planner.cli.check",
}
"""In the order in which `planner --help` lists them; the module's `command` is the command."""


class Commands(DefaultGroup):
    """Commands by name; anything else is the path of a plan to open."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names that help lists."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, else the one that opens a plan."""
        name = cmd_name if cmd_name in COMMANDS else OPEN
        if name not in self.commands:
            self.add_command(import_module(COMMANDS.get(name, "planner.cli.open")).command, name)
        found: click.Command | None = super().get_command(ctx, cmd_name)
        return found

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """How `planner` is typed."""
        return ["[OPTIONS] [PLAN]"]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the options of `planner [PLAN]` too, because people do not know that this is a command of its own."""
        opens = self.get_command(ctx, OPEN)
        parameters = [*(opens.params if opens else ()), *self.get_params(ctx)]
        options = [parameter for parameter in parameters if isinstance(parameter, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx)) is not None]
        with formatter.section("Options"):
            formatter.write_dl(records)
        click.Group.format_commands(self, ctx, formatter)


@click.command(
    "planner",
    cls=Commands,
    default=OPEN,
    default_if_no_args=True,
    context_settings={"help_option_names": ["--help"], "max_content_width": 100},
)
@click.version_option(package_name="planner", message="%(prog)s %(version)s", prog_name="planner")
def command_line() -> None:
    """Plan a quarter together: agree the ratio, rank the backlog against it, look at where the time went.

    Without a command, PLAN opens on screen. PLAN is a path; without it $PLANNER_FILE, then plan.db here, then the one
    in your data folder.
    """
