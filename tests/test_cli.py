"""The command line: each command does what it says, or says in one line why not, and fails."""

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path

import httpx2
import pytest

from api.cli import main
from domain import account, allowlists, db, doctor, jobs, sessions, users
from domain.config import settings
from domain.events import Event
from tests import databases

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """An empty directory, and no variable of ours."""
    for name in [name for name in os.environ if name.upper().startswith("VORONKA_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    settings.cache_clear()
    yield
    settings.cache_clear()


Ran = tuple[int, str, str]
Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command: exit code, standard output, standard error."""

    def run(*arguments: str, typed: str = "") -> Ran:
        monkeypatch.setattr(sys, "stdin", StringIO(typed))
        settings.cache_clear()
        code = 0
        try:
            main(arguments)
        except SystemExit as exit:
            code = int(exit.code or 0)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def failed(ran: Ran, pattern: str) -> None:
    """The command failed with one line that says why."""
    code, out, err = ran
    assert (code, out) == (1, "")
    assert re.fullmatch(rf"voronka: {pattern}\n", err), err


def asked(question: Callable[[], object]) -> object:
    """What the database answers."""

    async def inside() -> object:
        await db.start()
        try:
            return await question()  # type: ignore[misc]  # a coroutine function, whatever it returns
        finally:
            await db.stop()

    return asyncio.run(inside())


@pytest.mark.parametrize(
    "command",
    [
        "",
        *[
            "serve",
            "worker",
            "migrate",
            "demo",
            "token",
            "schema",
            "doctor",
            "version",
            "policy",
            "user",
            "group",
            "job",
            "search",
        ],
        "policy check",
        "user create",
        "user deactivate",
        "user activate",
        "user reset-password",
        "user reset-second-factor",
        "allowlist",
        "allowlist list",
        "allowlist clear",
        "job list",
        "job retry",
    ],
)
def test_every_command_has_help(run: Run, command: str) -> None:
    code, out, _ = run(*command.split(), "--help")
    assert code == 0
    assert "Usage: voronka" in out


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["token"], ["demo", "--deals", "many"], ["migrate", "--locale", "de"]]
)
def test_what_is_no_command(run: Run, arguments: list[str]) -> None:
    code, _, err = run(*arguments)
    assert code == 2
    assert "Error" in err


def test_before_migrating(run: Run) -> None:
    for command in (["serve"], ["worker"], ["token", "anna@demo.voronka"], ["demo"]):
        failed(run(*command), "the database is not up to date: run voronka migrate\\.")
    code, out, _ = run("doctor")
    assert code == 1
    assert "NO migrations" in out


def test_from_an_empty_directory_to_a_session(run: Run) -> None:
    code, out, _ = run("migrate", "--locale", "en")
    assert code == 0
    assert out.startswith("done: 0_")
    assert run("migrate") == (0, "The database is up to date.\n", "")
    assert run("doctor")[0] == 0
    created = run("user", "create", "Lena@Example.com", "--name", "Лена", "--role", "manager", typed="long enough\n")
    assert created == (0, "lena@example.com can sign in now.\n", "")
    code, token, _ = run("token", "LENA@example.com")
    assert code == 0

    async def who() -> object:
        found = await sessions.authenticate(token.strip(), "BEARER")
        return found and (found.actor.role, found.account.locale)

    assert asked(who) == ("manager", "en")
    assert run("user", "reset-password", "lena@example.com", typed="another password")[0] == 0
    assert asked(who) is None, "sessions end with the password"
    assert run("user", "deactivate", "lena@example.com")[0] == 0
    failed(run("token", "lena@example.com"), "lena@example\\.com is deactivated\\.")
    assert run("user", "activate", "lena@example.com")[0] == 0
    assert run("token", "lena@example.com")[0] == 0

    async def told() -> list[tuple[int, str | None]]:
        return [(each.actor_id, each.address) for each in await Event.filter(kind="session.handed_out")]

    assert asked(told) == [(0, None)] * 2, "each token can be traced"


def test_who_cannot_be_a_user(run: Run) -> None:
    run("migrate")
    ask = ["--name", "Лена", "--role", "manager"]
    create = ["user", "create"]
    failed(run(*create, "lena", *ask, typed="long enough"), "email: This doesn't look like an e-mail address\\. .*")
    failed(run(*create, "a@example.com", *ask, typed="short"), "password: A password takes at least 10 characters\\.")
    failed(run(*create, "a@example.com", *ask, typed=""), "password: .*")
    failed(
        run(*create, "a@example.com", "--name", "A", "--role", "king", typed="long enough"), "role: .*administrator.*"
    )
    failed(run(*create, "a@example.com", *ask, "--group", "X", typed="long enough"), "group: .* There are: .*")
    assert run(*create, "a@example.com", *ask, typed="long enough")[0] == 0
    failed(
        run(*create, "A@example.com", *ask, typed="long enough"), "email: There is a user with this e-mail already\\."
    )
    for command in (["user", "deactivate"], ["user", "activate"], ["token"]):
        failed(run(*command, "nobody@example.com"), "No such user\\.")


def test_demo(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("migrate")
    code, out, _ = run("demo", "--deals", "5")
    assert code == 0
    assert "anna@demo.voronka" in out
    failed(run("demo"), "Demo data goes into an empty database only.*")
    assert run("demo", "--if-empty") == (0, "", "")
    assert asked(lambda: users.User.filter(kind="person").count()) == 8
    monkeypatch.setenv("VORONKA_ENV", "production")
    monkeypatch.setenv("VORONKA_SECRET_KEY", "k3Jv9Qw2Lm8Xr5Tz0Yb7Nc4Hd1Gf6Ps-")
    failed(run("demo"), "there is no demo data in production\\.")


def test_a_database_that_is_away(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """T43: named without its password."""
    monkeypatch.setenv("VORONKA_DATABASE_URL", "postgres://voronka:canary-7Zq@127.0.0.1:1/voronka")
    failed(run("token", "a@example.com"), "the database 127\\.0\\.0\\.1:1/voronka can't be used: .*Errno 111.*")
    failed(run("migrate"), "the database 127\\.0\\.0\\.1:1/voronka can't be used: .*")
    code, out, err = run("doctor")
    assert code == 1
    assert "NO database   127.0.0.1:1/voronka does not answer" in out
    assert "canary" not in out + err


def test_settings_that_cannot_be_used(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VORONKA_PROT", "8000")
    for command in ("serve", "worker", "migrate", "doctor", "demo"):
        failed(run(command), "VORONKA_PROT is not a setting; known are .*")


def test_a_doctor_sees_what_is_wrong(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("migrate")
    settings().secret()
    Path("var/secret_key").chmod(0o644)
    code, out, err = run("doctor")
    assert code == 1
    assert "NO secrets    var/secret_key can be read by others" in out
    assert err == "voronka: something is wrong; see the lines that begin with NO.\n"
    Path("var/secret_key").chmod(0o600)
    monkeypatch.setenv("VORONKA_REDIS_URL", "redis://127.0.0.1:1")
    code, out, _ = run("doctor")
    assert code == 1
    assert "NO redis      does not answer" in out
    monkeypatch.setenv("VORONKA_REDIS_URL", "")
    monkeypatch.setenv("VORONKA_SECRET_KEY", "x" * 40)
    assert "NO secrets    VORONKA_SECRET_KEY is too easy to guess" in run("doctor")[1]


def test_a_doctor_compares_clocks(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VORONKA_DATABASE_URL", databases.POSTGRES)
    _, out, _ = run("doctor")
    if "does not answer" in out:
        databases.missing("PostgreSQL")
    assert re.search(r"^ok clock +0\.\d s from the database's", out, re.MULTILINE)
    monkeypatch.setattr(doctor, "SKEW", -1.0)
    assert re.search(r"^NO clock ", run("doctor")[1], re.MULTILINE)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("p, manager, deal, view, al\n", "policies.csv:1: deal, view: 'al' is none of none, own, group, all"),
        ("p, manager, settings, edit, own\n", "policies.csv:1: settings, edit: 'own' is none of none, all"),
        ("# fine\n\np, manager, deal, look, all\n", "policies.csv:3: deal: 'look' is none of .*"),
        ("p, manager, deal, view\n", "policies.csv:1: expected 'p, ROLE, ENTITY, ACTION, SCOPE'.*"),
        ("p, Manager, deal, view, all\n", "policies.csv:1: 'Manager' can't be a role here.*"),
        ("p, manager, deal, view, all\np, manager, deal, view, own\n", "policies.csv:2: manager has another line.*"),
        ("g, a, b\ng, b, a\n", "policies.csv:[12]: roles inherit in a circle: .*"),
        ('p, "manager, deal, view, all\n', "policies.csv:1: .*"),
    ],
)
def test_a_policy_with_a_mistake(run: Run, text: str, says: str) -> None:
    Path("policies.csv").write_text(text)
    failed(run("policy", "check", "policies.csv"), says)
    failed(run("migrate"), says)


def test_who_has_locked_themselves_out_comes_back(run: Run) -> None:
    """T11: allowlists and second factors end from the server itself."""
    run("migrate")
    run("user", "create", "lena@example.com", "--name", "Lena", "--role", "manager", typed="long enough")

    async def locked() -> None:
        await allowlists.IpAllowlist.create(
            kind="ROLE", subject="manager", ranges=["192.0.2.0/24"], updated_at=db.now()
        )
        await users.User.all().update(second_factor_at=db.now())

    asked(locked)
    assert run("allowlist", "list") == (0, "ROLE manager: 192.0.2.0/24\n", "")
    assert run("allowlist", "clear") == (0, "1 allowlists are gone.\n", "")
    assert run("allowlist", "list") == (0, "", "")
    assert run("user", "reset-second-factor", "LENA@example.com") == (
        *(0, "lena@example.com signs in with the password alone.\n", ""),
    )
    assert asked(lambda: users.User.filter(second_factor_at__isnull=False).count()) == 0
    failed(run("user", "reset-second-factor", "nobody@example.com"), "No such user.")


def test_policies_that_can_and_cannot_be_read(run: Run) -> None:
    code, out, _ = run("policy", "check", str(ROOT / "policies.csv"))
    assert code == 0
    assert "accountant, administrator, head, individual, manager, partner, read_only, support" in out
    failed(run("policy", "check", "absent.csv"), "absent\\.csv: No such file or directory")
    Path("binary.csv").write_bytes(b"\xff\xfe\x00")
    failed(run("policy", "check", "binary.csv"), "binary\\.csv: not a text in UTF-8")


def test_the_schema_is_printed_and_compared(run: Run) -> None:
    code, out, _ = run("schema")
    assert code == 0
    assert "type Query" in out
    failed(run("schema", "--check"), "schema\\.graphql is not the graph of this code: run make schema\\.")
    Path("schema.graphql").write_text(out, encoding="utf-8")
    assert run("schema", "--check") == (0, "", "")


def test_a_port_that_is_taken(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    run("migrate")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv("VORONKA_PORT", str(taken.getsockname()[1]))
        failed(run("serve"), "can't listen on 127\\.0\\.0\\.1:\\d+: Address already in use\\. Is VORONKA_PORT free\\?")
    monkeypatch.setenv("VORONKA_HOST", "host.invalid")
    failed(run("serve"), "can't listen on host\\.invalid:\\d+: .*")


# --------------------------------------------------------------------------------------------- processes of their own


def started(*arguments: str, port: str = "0") -> "subprocess.Popen[str]":
    """A command in a process of its own."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "VORONKA_PORT": port, "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(
        [sys.executable, "-c", "from api.cli import main; main()", *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def until(process: "subprocess.Popen[str]", word: str) -> str:
    """What the process prints up to a line with this word."""
    lines = []
    assert process.stdout
    for line in process.stdout:
        lines.append(line)
        if word in line:
            return "".join(lines)
    raise AssertionError("".join(lines))


async def count() -> object:
    """How many sessions there are."""
    return await sessions.Session.all().count()


def ended(process: "subprocess.Popen[str]") -> int:
    """Its exit code after SIGTERM."""
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)
    return process.returncode


def test_serve_greets_answers_and_stops(run: Run) -> None:
    run("migrate")
    run("demo", "--deals", "3")
    server = started("serve")
    try:
        greeting = until(server, "curl") + until(server, "token }")
        url = re.findall(r"Voronka listens on (http://127\.0\.0\.1:\d+)\n", greeting)[0]
        assert all(f"{who}@demo.voronka" in greeting for who in ["anna", "nora", "rita", "tom", "sam", "vera", "oleg"])
        assert "igor@demo.voronka" not in greeting
        assert httpx2.get(f"{url}/readyz", timeout=30).status_code == 200
        shown = greeting[greeting.index("curl") :].replace("curl ", "curl --silent --max-time 30 ", 1)
        answered = subprocess.run(["bash", "-c", shown], capture_output=True, text=True, check=True)
        assert re.fullmatch(r'\{"data":\{"login":\{"token":"[\w-]{43}"\}\}\}', answered.stdout)
        assert asked(count) == 1
    finally:
        code = ended(server)
    assert code == -signal.SIGTERM, "uvicorn ends what is under way, then ends as it was told to"


def test_the_worker_sweeps_and_stops(run: Run) -> None:
    run("migrate")
    run("user", "create", "a@example.com", "--name", "A", "--role", "manager", typed="long enough")
    run("token", "a@example.com")

    async def expire() -> None:
        await sessions.Session.all().update(expires_at=db.now() - timedelta(days=8))

    asked(expire)
    worker = started("worker")
    try:
        until(worker, "The worker is running.")
        deadline = time.monotonic() + 30
        while asked(count) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert asked(count) == 0
    finally:
        code = ended(worker)
    assert code == 0


def test_a_job_that_failed_is_seen_and_tried_again(run: Run) -> None:
    run("migrate")
    assert run("job", "list") == (0, "", "")
    failed(run("job", "retry", "7"), "no job 7 has failed for good\\.")

    async def fail() -> None:
        await jobs.enqueue("housekeeping.sweep", {"far": True}, key="one")
        for held in await jobs.take(1):
            await jobs.Job.filter(id=held.id).update(error="no such thing", failed_at=db.now(), holder=None)

    asked(fail)
    code, out, _ = run("job", "list")
    assert code == 0
    assert out == "1  housekeeping.sweep  {'far': True}  attempts: 1  failed for good\n    no such thing\n"
    assert "ok jobs       1 failed for good: voronka job list" in run("doctor")[1]
    assert run("job", "retry", "1") == (0, "The job 1 will be done.\n", "")
    assert run("job", "list") == (0, "", "")
    assert "ok jobs       none has failed" in run("doctor")[1]


def test_a_company_of_another_country_and_of_several_departments(run: Run) -> None:
    abroad = ["migrate", "--locale", "en", "--country", "KZ", "--currency", "KZT", "--time-zone", "Asia/Almaty"]
    failed(run("migrate", "--country", "Kazakhstan"), "country: .*two letters.*")
    failed(run("migrate", "--currency", "tenge"), "currency: .*three letters.*")
    failed(run("migrate", "--time-zone", "Almaty"), "timeZone: .*")
    assert run(*abroad)[0] == 0
    made = asked(account.current)
    assert isinstance(made, account.Account)
    assert (made.country, made.currency, made.time_zone) == ("KZ", "KZT", "Asia/Almaty")
    assert run("group", "create", "Sales")[0] == 0
    failed(run("group", "create", "Sales"), "name: This name is taken\\.")
    mine = ["user", "create", "a@example.com", "--name", "A", "--role", "manager", "--group", "Sales"]
    assert run(*mine, typed="long enough")[0] == 0
