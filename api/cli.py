"""The command line: voronka COMMAND. Says what is wrong in one line, and then exits with a code other than 0."""

import asyncio
import importlib.metadata
import signal
import socket
import sys
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal, NoReturn, TypeVar

import asyncpg
import typer
import uvicorn
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from tortoise.exceptions import BaseORMException
from uvicorn.loops.auto import auto_loop_factory
from uvicorn.supervisors import Multiprocess

from api import logs, messages
from api.http.server import options
from domain import (
    account,
    allowlists,
    db,
    doctor,
    groups,
    jobs,
    leaving,
    lifecycle,
    policies,
    reference,
    search,
    second_factors,
    sessions,
    users,
)
from domain import demo as story
from domain.config import ConfigError, Settings, settings
from permissions.errors import CrmError, Invalid
from permissions.lines import PolicyError
from permissions.policy import Policy

if TYPE_CHECKING:
    from starlette.applications import Starlette

T = TypeVar("T")

SCHEMA: Final = Path("schema.graphql")
BACKLOG: Final = 2048  # connections that wait to be accepted, as many as uvicorn allows
app = typer.Typer(
    name="voronka",
    help="A self-hosted CRM: one GraphQL graph, cut to what the asker may see.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
group_app = typer.Typer(no_args_is_help=True, help="Departments that users belong to.")
user_app = typer.Typer(no_args_is_help=True, help="People who sign in.")
job_app = typer.Typer(no_args_is_help=True, help="Work in the background that has failed.")
allowlist_app = typer.Typer(no_args_is_help=True, help="Addresses that people and programs may come from.")
policy_app = typer.Typer(no_args_is_help=True, help="Who may do what.")
app.add_typer(user_app, name="user")
app.add_typer(group_app, name="group")
app.add_typer(job_app, name="job")
app.add_typer(allowlist_app, name="allowlist")
app.add_typer(policy_app, name="policy")

Email = Annotated[str, typer.Argument(metavar="EMAIL", help="The user's e-mail, in any case.")]


class Failure(Exception):
    """A command can't do what it was asked; the text says why and what to do."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command; exits with 1 after one clear line when it fails."""
    try:
        app(args=None if arguments is None else list(arguments), prog_name="voronka")
    except Invalid as error:
        _fail(f"{error.path}: {messages.message(error.reason, 'en', **error.values)}")
    except (ConfigError, PolicyError, CrmError, Failure) as error:
        _fail(str(error))


def _fail(line: str) -> NoReturn:
    typer.echo(f"voronka: {line}", err=True)
    sys.exit(1)


# ------------------------------------------------------------------------------------------------------ the server


@app.command()
def serve(
    work: Annotated[bool, typer.Option("--jobs", help="Do the worker's part as well, as always on SQLite.")] = False,
) -> None:
    """Answer HTTP and WebSocket on VORONKA_HOST and VORONKA_PORT."""
    chosen = settings()
    logs.configure(chosen.production)
    _make_secret(chosen)
    demo = not chosen.production and _with_database(lambda: users.User.exists(email=story.CAST[0].email))
    target = "api.cli:application_with_jobs" if work else "api.cli:application"
    config = uvicorn.Config(target, factory=True, workers=chosen.processes, **options(chosen))
    listening = _listen(chosen)
    _greet(listening, demo)
    if chosen.processes > 1:
        Multiprocess(config, sockets=[listening]).run()
        return
    server = uvicorn.Server(config)
    server.run(sockets=[listening])
    if not server.started:
        raise Failure("the server could not start; the lines above say why.")


def application() -> "Starlette":
    """The server as an ASGI app, for the settings of this process."""
    return _application(lifecycle.Process())


def application_with_jobs() -> "Starlette":
    """The same, doing the worker's part as well."""
    return _application(lifecycle.Process(jobs=True))


def _application(process: lifecycle.Process) -> "Starlette":
    from api.app import create_app  # noqa: PLC0415 (other commands start sooner without the graph)

    return create_app(settings(), store=process)


def _make_secret(chosen: Settings) -> None:
    """Have the signing key there before the first request."""
    try:
        chosen.secret()
    except OSError as error:
        raise Failure(f"can't keep a secret key: {error}. Set VORONKA_SECRET_KEY, or let var/ be written.") from None


def _listen(chosen: Settings) -> socket.socket:
    """A socket that listens where the settings say. Raises Failure when that can't be."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            chosen.host, chosen.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        made = socket.socket(family, kind, protocol)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(BACKLOG)  # before the greeting says so: who is early waits instead of being refused
    except OSError as error:
        where = f"{chosen.host}:{chosen.port}"
        raise Failure(f"can't listen on {where}: {error.strerror}. Is VORONKA_PORT free?") from None
    made.set_inheritable(True)
    return made


def _greet(listening: socket.socket, demo: bool) -> None:
    """Say where the server is and, over demo data, what to do with it."""
    host, port = listening.getsockname()[:2]
    url = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    typer.echo(f"Voronka listens on {url}")
    if not demo:
        return
    typer.echo("\nThe data is a demo: everybody in it is made up.\n")
    typer.echo(f"  Explorer  {url}/graphiql\n  Log-ins   password {story.PASSWORD}")
    for member in story.CAST:
        if member.is_active:
            typer.echo(f"            {member.email:20}  {member.post_en}")
    typer.echo(f"  Partner   key {story.PARTNER_KEY}")
    login = f'login(input: {{ email: \\"rita@{story.MAIL}\\", password: \\"{story.PASSWORD}\\", kind: BEARER }})'
    typer.echo(
        f"\n  Try next  a token, to be sent in the header Authorization: Bearer …\n\n"
        f"curl {url}/graphql -H 'Content-Type: application/json' \\\n"
        f'  -d \'{{"query": "mutation {{ {login} {{ token }} }}"}}\'\n'
    )


@app.command()
def worker() -> None:
    """Do the work in the background, until SIGTERM or SIGINT."""
    from api import graph  # noqa: F401, PLC0415 (exports ask for lists as the graph declares them; no other command does)

    logs.configure(settings().production)

    async def work() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop.set)
        async with lifecycle.beside(work=True):
            typer.echo("The worker is running.")
            await stop.wait()

    _with_database(work)


@job_app.command(name="list")
def list_jobs() -> None:
    """Print the jobs whose last attempt has failed, the newest first, and what is to become of each."""
    for job in _with_database(jobs.failed):
        then = "failed for good" if job.failed_at else f"again at {job.run_at:%Y-%m-%d %H:%M:%S} UTC"
        typer.echo(f"{job.id}  {job.name}  {job.args}  attempts: {job.attempts}  {then}\n    {job.error}")


@job_app.command(name="retry")
def retry_job(id: Annotated[int, typer.Argument(help="As voronka job list prints it.")]) -> None:
    """Have a job that has failed for good done now."""
    if not _with_database(lambda: jobs.retry(id)):
        raise Failure(f"no job {id} has failed for good.")
    typer.echo(f"The job {id} will be done.")


# ---------------------------------------------------------------------------------------------------- the database


@app.command()
def migrate(
    locale: Annotated[
        Literal["ru", "en"], typer.Option(help="Language of what an empty database is given to begin with.")
    ] = "ru",
    country: Annotated[
        str, typer.Option(help="Of an empty database: how phones without a country code are read, by ISO 3166.")
    ] = "RU",
    currency: Annotated[str, typer.Option(help="Of an empty database: of all amounts, by ISO 4217.")] = "RUB",
    time_zone: Annotated[
        str, typer.Option(help="Of an empty database: where days begin, by IANA's name.")
    ] = "Europe/Moscow",
) -> None:
    """Bring the database to the version of this code, and set an empty one up."""

    async def work() -> list[str]:
        done = await db.migrate()
        await account.seed(locale, country=country, currency=currency, time_zone=time_zone)
        return done

    done = _with_database(work, migrated=False)
    for name in done:
        typer.echo(f"done: {name}")
    if not done:
        typer.echo("The database is up to date.")


@app.command()
def demo(
    deals: Annotated[int, typer.Option(min=1, max=5_000_000, help="How many deals to tell of.")] = 300,
    if_empty: Annotated[bool, typer.Option("--if-empty", help="Do nothing when there are users already.")] = False,
) -> None:
    """Fill an empty database with demo data: the same company every time."""
    if settings().production:
        raise Failure("there is no demo data in production.")

    async def fill() -> bool:
        if if_empty and not await story.is_empty():
            return False
        try:
            with _progress("Demo data") as progress:
                await story.fill(deals, progress)
        except story.NotEmpty as error:
            raise Failure(str(error)) from None
        return True

    if _with_database(fill):
        typer.echo(
            f"The demo data is there, {deals} deals: sign in as {story.CAST[0].email}, password {story.PASSWORD}."
        )


@contextmanager
def _progress(title: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, otherwise nothing; to be called with what is done and what there is to do."""
    columns = (TextColumn(title), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, disable=not sys.stdout.isatty(), transient=True) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@app.command(name="search")
def search_() -> None:
    """Make anew by what records are found as one types; the server may run meanwhile."""

    async def work() -> int:
        done = 0
        with _progress("Words") as progress:
            async for done, total in search.rebuild():
                progress(done, total)
        return done

    typer.echo(f"{_with_database(work)} records can be found.")


@app.command(name="doctor")
def doctor_() -> None:
    """Check database, migrations, clock, Redis, secrets, policy and what records are found by."""

    async def examine() -> bool:
        well = True
        async for finding in doctor.examine():
            well = well and finding.well
            typer.echo(f"{'ok' if finding.well else 'NO':3}{finding.subject:11}{finding.says}")
        return well

    settings()
    if not _with_database(examine, migrated=False):
        raise Failure("something is wrong; see the lines that begin with NO.")


# --------------------------------------------------------------------------------------------------------- people


@app.command()
def token(email: Email) -> None:
    """Print a bearer token of a user, good for a year."""

    async def issue() -> str:
        user = await users.get(email)
        if not user.is_active:
            raise Failure(f"{user.email} is deactivated.")
        return await sessions.hand_out(user.id)

    typer.echo(_with_database(issue))


@user_app.command()
def create(
    email: Email,
    name: Annotated[str, typer.Option(help="As colleagues know them.", prompt=True)],
    role: Annotated[str, typer.Option(help="A role of the policy, or administrator.", prompt=True)],
    group: Annotated[str | None, typer.Option(help="Name of a group; by default the oldest one.")] = None,
    locale: Annotated[str | None, typer.Option(help="ru or en; by default the account's.")] = None,
) -> None:
    """Create a user. The password is asked for, or read from standard input when that is no terminal."""
    password = _new_password()
    user = _with_database(
        lambda: users.create(None, name=name, email=email, password=password, role=role, group=group, locale=locale)
    )
    typer.echo(f"{user.email} can sign in now.")


@user_app.command()
def deactivate(email: Email) -> None:
    """Keep a user from signing in and end their sessions; what they did stays, and their open work with them."""

    async def work() -> str:
        user = await users.get(email)
        await leaving.deactivate(None, user.id)
        return user.email or ""

    typer.echo(f"{_with_database(work)} can't sign in any more.")


@group_app.command(name="create")
def create_group(name: Annotated[str, typer.Argument(metavar="NAME", help="What the department is called.")]) -> None:
    """Create a group; put users into it with `voronka user create --group NAME`."""
    typer.echo(f"The group {_with_database(lambda: groups.create(None, name)).name} is there.")


@user_app.command()
def activate(email: Email) -> None:
    """Let a deactivated user sign in again."""

    async def work() -> str:
        return (await leaving.reactivate(None, (await users.get(email)).id)).email or ""

    typer.echo(f"{_with_database(work)} can sign in again.")


@user_app.command()
def reset_password(email: Email) -> None:
    """Set a new password and end the user's sessions. It is asked for, or read from standard input."""
    password = _new_password()

    async def work() -> str:
        return (await users.reset_password(None, (await users.get(email)).id, password)).email or ""

    typer.echo(f"{_with_database(work)} has a new password.")


@user_app.command()
def reset_second_factor(email: Email) -> None:
    """Let a user sign in with the password alone, and end their sessions: for who has lost the second factor."""

    async def reset() -> str:
        user = await users.get(email)
        await second_factors.reset(None, user.id)
        return str(user.email)

    typer.echo(f"{_with_database(reset)} signs in with the password alone.")


@allowlist_app.command(name="list")
def list_allowlists() -> None:
    """Print the allowlists of addresses, each with whom it is about."""
    for row in _with_database(lambda: allowlists.IpAllowlist.all().order_by("id")):
        typer.echo(f"{row.kind.value} {row.subject}: {', '.join(row.ranges) or 'any address'}")


@allowlist_app.command()
def clear() -> None:
    """Delete all allowlists, so that everybody can come in from anywhere: for who has locked themselves out."""
    typer.echo(f"{len(_with_database(allowlists.clear))} allowlists are gone.")


def _new_password() -> str:
    """From the keyboard, twice and unseen; or the first line of standard input, so that no list of processes has it."""
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")


# ------------------------------------------------------------------------------------------------------ the graph


@policy_app.command()
def check(file: Annotated[Path, typer.Argument(metavar="FILE", help="Lines as in policies.csv.")]) -> None:
    """Read a policy file and say what is wrong with it, and where."""
    found = _with_database(lambda: policies.read_checked(file), migrated=False)
    typer.echo(f"{file} can be used. Roles: {', '.join(sorted(Policy(found).roles))}.")


@policy_app.command(name="export")
def export_(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="Where to; the terminal by default.")] = None,
    revision: Annotated[int | None, typer.Option(help="A revision's number; the one in force by default.")] = None,
) -> None:
    """Write the policy as a file that `policy import` reads."""
    text = _with_database(lambda: policies.exported(revision))
    if file is None:
        typer.echo(text, nl=False)
    else:
        file.write_text(text, "utf-8")
        typer.echo(f"{file} is written.")


@policy_app.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Lines as in policies.csv.")],
    comment: Annotated[str, typer.Option(help="Why, for those who read the history.")] = "",
) -> None:
    """Let the policy of a file decide from now on, as a new revision; the old ones stay."""

    async def work() -> int:
        return await policies.replace(await policies.read_checked(file), comment or file.name)

    typer.echo(f"Revision {_with_database(work)} is in force.")


@app.command()
def schema(
    check: Annotated[
        bool, typer.Option("--check", help="Only compare with schema.graphql; fail if it differs.")
    ] = False,
) -> None:
    """Print the graph in GraphQL's schema language."""
    from api.graph import schema as graph  # noqa: PLC0415 (the other commands do without)

    text = graph.as_str().rstrip() + "\n"
    if not check:
        typer.echo(text, nl=False)
    elif not SCHEMA.is_file() or SCHEMA.read_text(encoding="utf-8") != text:
        raise Failure(f"{SCHEMA} is not the graph of this code: run make schema.")


@app.command()
def version() -> None:
    """Print the version."""
    try:
        typer.echo(importlib.metadata.version("voronka"))
    except importlib.metadata.PackageNotFoundError:
        raise Failure("this code runs without having been installed, so its version is not known.") from None


# ---------------------------------------------------------------------------------------------------------- common


def _with_database(work: Callable[[], Awaitable[T]], *, migrated: bool = True) -> T:
    """What `work` returns, done with an open database. Raises Failure when that is away or, if asked, out of date."""

    async def inside() -> T:
        await db.start()
        try:
            if migrated:
                if await db.pending():
                    raise Failure("the database is not up to date: run voronka migrate.")
                await reference.load()
            return await work()
        finally:
            await db.stop()

    with _database_errors(), asyncio.Runner(loop_factory=auto_loop_factory()) as runner:  # as the server's
        return runner.run(inside())


@contextmanager
def _database_errors() -> Iterator[None]:
    """A database that can't be used, as a line that says which one."""
    try:
        yield
    except (OSError, BaseORMException, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        said = (str(error).strip() or type(error).__name__).splitlines()[0]  # drivers explain at length
        raise Failure(f"the database {doctor.place()} can't be used: {said}") from error
