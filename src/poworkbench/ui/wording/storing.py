"""Why the desk's database cannot be opened, in a sentence that says what to do next."""

from __future__ import annotations

from collections.abc import Callable

from poworkbench.services.stores import (
    CannotWrite,
    InUse,
    NoKey,
    NoSafeKeyring,
    NotTakenOver,
    RealDesk,
    StoreProblem,
    Unreadable,
)

_SENTENCES: dict[type[StoreProblem], Callable[[StoreProblem], str]] = {
    NoSafeKeyring: lambda _problem: (
        "This system has no safe keyring to keep the database's key in, and nothing is kept without one: install or "
        "unlock one (Linux: GNOME Keyring or KWallet), or try it on made-up work, which needs none: poworkbench demo, "
        "or --made-up --home DIR before a command"
    ),
    NoKey: lambda problem: (
        f"{problem.file} {detail(problem)}: unlock the keyring and start again, or put back the copy that was made on "
        "this system."
    ),
    Unreadable: lambda problem: (
        f"{problem.file} {detail(problem)}: keep the file as it is, and put back the newest copy of its folder."
    ),
    InUse: lambda problem: (
        f"{problem.file} is of an earlier version and open in another program: close that one, then start again."
    ),
    RealDesk: lambda problem: (
        f"{problem.file} holds a real desk, and everybody knows a made-up day's key: name another folder for it."
    ),
    CannotWrite: lambda problem: f"{problem.file}: {problem.detail}.",
    NotTakenOver: lambda problem: (
        f"{problem.file} is of an earlier version and its encrypted copy does not say the same, so it was left as it "
        "was: keep it, and tell the team lead."
    ),
}


TAKING_OVER = (
    "The database of an earlier version is being encrypted. This is done once; nothing is lost if it is stopped."
)
STOPPED = "The database was left as it was: the next start goes on with it."


def sentence(problem: StoreProblem) -> str:
    """One line with the cause and the next step."""
    return _SENTENCES[type(problem)](problem)


def detail(problem: StoreProblem) -> str:
    """What is the matter with the file, as the end of a sentence that begins with its name."""
    if isinstance(problem, NoKey):
        return "begins with bytes for which this keyring gives no key (it was changed, or is another desk's)"
    return f"does not open with its key ({problem.detail})"
