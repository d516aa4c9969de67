"""A little bot on the library that the real one uses: what the fake is tried with."""

import asyncio
from contextlib import suppress

import discord
from discord import app_commands


class SmallBot(discord.Client):
    """Do one thing of each kind that a bot can do; `ended` is done once it runs no more."""

    def __init__(self) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            # Seconds of silence after which the library believes that all servers are there.
            guild_ready_timeout=0.0,
        )
        self.tree = app_commands.CommandTree(self)
        self.heard: list[discord.Message] = []
        self.failures: list[Exception] = []
        self.failed = asyncio.Event()
        self.ended: asyncio.Task[None] | None = None
        self.tree.on_error = self._keep_failure
        _add_commands(self.tree)
        _add_menus(self.tree)

    async def setup_hook(self) -> None:
        """Register the commands."""
        self.add_dynamic_items(OldButton)
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Identify itself again without the pause that the library takes to spare Discord."""

    async def on_message(self, message: discord.Message) -> None:
        """Answer who mentions it or writes to it alone."""
        if message.author.bot:
            return
        self.heard.append(message)
        if self.user in message.mentions or message.guild is None:
            await message.channel.send(
                f"heard: {message.content}", reference=message, nonce=str(message.id)
            )

    async def on_error(self, event_method: str, /, *_: object, **__: object) -> None:
        """Keep what went wrong for a test to look at."""
        self.failures.append(RuntimeError(event_method))
        self.failed.set()

    async def _keep_failure(
        self, _: discord.Interaction, error: app_commands.AppCommandError
    ) -> None:
        self.failures.append(getattr(error, "original", error))
        self.failed.set()


class OldButton(discord.ui.DynamicItem[discord.ui.Button], template=r"old:(?P<number>\d+)"):
    """Work after a restart, by its custom id alone."""

    def __init__(self, number: int) -> None:
        super().__init__(discord.ui.Button(label="Old", custom_id=f"old:{number}"))
        self.number = number

    @classmethod
    async def from_custom_id(cls, *args: object, **_: object) -> "OldButton":
        """Make the button again."""
        return cls(int(args[-1]["number"]))

    async def callback(self, interaction: discord.Interaction) -> None:
        """Say which one was pressed."""
        await interaction.response.send_message(f"number {self.number}", ephemeral=True)


class Form(discord.ui.Modal, title="What is wrong"):
    """Ask for a remark."""

    remark = discord.ui.Label(
        text="Remark", component=discord.ui.TextInput(min_length=3, max_length=40)
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Repeat the remark."""
        await interaction.response.send_message(f"noted: {self.remark.component.value}")


class Panel(discord.ui.LayoutView):
    """Show a text, buttons and a menu."""

    row = discord.ui.ActionRow()

    def __init__(self, text: str) -> None:
        super().__init__(timeout=None)
        self.clear_items()
        self.add_item(discord.ui.Container(discord.ui.TextDisplay(text), accent_color=0x2F6F4F))
        for part in (
            self.row,
            discord.ui.ActionRow(PeriodMenu()),
            discord.ui.ActionRow(OldButton(7)),
        ):
            self.add_item(part)

    @row.button(label="Turn", custom_id="turn")
    async def turn(self, interaction: discord.Interaction, _: discord.ui.Button) -> None:
        """Change the message."""
        await interaction.response.edit_message(view=Panel("turned"))

    @row.button(label="Later", custom_id="later")
    async def later(self, interaction: discord.Interaction, _: discord.ui.Button) -> None:
        """Add a private message after a deferred update."""
        await interaction.response.defer()
        await interaction.followup.send("later", ephemeral=True)

    @row.button(label="Write", custom_id="write")
    async def write(self, interaction: discord.Interaction, _: discord.ui.Button) -> None:
        """Open the form."""
        await interaction.response.send_modal(Form())

    @row.button(label="Shut", custom_id="shut", disabled=True)
    async def shut(self, interaction: discord.Interaction, _: discord.ui.Button) -> None:
        """Never happen."""


class PeriodMenu(discord.ui.Select):
    """Offer two years."""

    def __init__(self) -> None:
        options = [discord.SelectOption(label=year, value=f"y{year}") for year in ("1952", "1953")]
        super().__init__(custom_id="period", placeholder="Period", options=options)

    async def callback(self, interaction: discord.Interaction) -> None:
        """Say what was chosen."""
        await interaction.response.send_message(f"chosen: {self.values[0]}")


def _add_commands(tree: app_commands.CommandTree) -> None:
    group = app_commands.Group(name="corpus", description="The archive")

    @tree.command(description="Think, then answer")
    async def think(interaction: discord.Interaction, text: str, *, private: bool = False) -> None:
        await interaction.response.defer(ephemeral=private, thinking=True)
        await interaction.edit_original_response(view=Panel(text))

    @tree.command(description="Think, then answer with another message")
    async def follow(interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.followup.send("first")
        await interaction.followup.send("second")

    @tree.command(description="Answer at once, twice if told so")
    async def direct(interaction: discord.Interaction, *, twice: bool = False) -> None:
        await interaction.response.send_message("at once")
        if twice:
            # The library would notice by itself; Discord is to notice here.
            interaction.response._response_type = None
            await interaction.response.send_message("again")

    @tree.command(description="Complete a name")
    async def find(interaction: discord.Interaction, article: str) -> None:
        await interaction.response.send_message(f"found {article}")

    @find.autocomplete("article")
    async def complete(_: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=typed.upper(), value=typed)]

    @group.command(description="Take a file")
    async def add(interaction: discord.Interaction, file: discord.Attachment) -> None:
        content = (await file.read()).decode()
        await interaction.response.send_message(f"{file.filename}: {content}")

    @tree.command(description="For keepers only")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    async def keep(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("kept")

    tree.add_command(group)


def _add_menus(tree: app_commands.CommandTree) -> None:
    @tree.context_menu(name="Check this")
    async def check(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"checked: {message.content}", ephemeral=True)

    @tree.context_menu(name="Greet")
    async def greet(interaction: discord.Interaction, member: discord.Member) -> None:
        with suppress(discord.Forbidden):
            await member.send("good day")
        await interaction.response.send_message("greeted", ephemeral=True)
