"""The file of identities: what it may say, what is wrong with it, and what becomes of it when it changes."""

import asyncio
from pathlib import Path

import pytest

from server.domain.access_errors import IdentityEnded
from server.domain.callers import Caller, Role
from server.domain.scopes import Scopes
from server.identities.certificate_names import CertificateNames, IdentitiesFileWrong, read_identities
from server.identities.running_call import RunningCall

GOOD = """
# Who is who.
["spiffe://example.org/gm"]
role = "writer"
scopes = ["campaign/*", "world/1"]
name = "gm"

["players.example.org"]
role = "player"

["ops@example.org"]
role = "admin"
"""
WRONG = {
    "": (1, "names nobody"),
    '["a.example"]\nrole = ': (2, "Invalid value"),
    '["a.example"]\nrole = "reader"\n["a.example"]\nrole = "reader"': (3, "Cannot declare"),
    '["a.example"]\nrole = "reader"\n\n["b.example"]\nrole = "king"': (4, "role must be one of"),
    '["a.example"]': (1, "role must be one of"),
    '# a.example is new\n["a.example"]\nrole = 1': (2, "role must be one of"),
    '["a.example"]\nrole = ["reader"]': (1, "role must be one of"),
    '["a.example"]\nrole = "reader"\nscope = ["x"]': (1, "unknown key scope"),
    '["a.example"]\nrole = "reader"\nscopes = "x"': (1, "scopes must be a list"),
    '["a.example"]\nrole = "reader"\nscopes = [1]': (1, "scopes must be a list"),
    '["a.example"]\nrole = "reader"\nscopes = []': (1, "1 to 32"),
    '["a.example"]\nrole = "reader"\nscopes = ["campaign/4*"]': (1, "star"),
    '["a.example"]\nrole = "reader"\nname = 1': (1, "name must be a text"),
    '["a.example"]\nrole = "reader"\nname = "anonymous"': (1, "Limner's own"),
    '["a.example"]\nrole = "reader"\nname = "a b"': (1, "letters, digits"),
    '["*.example"]\nrole = "reader"': (1, "letters, digits"),
    'role = "reader"': (1, "must be a table"),
    '[""]\nrole = "reader"': (1, "letters, digits"),
}


def test_identities_by_name() -> None:
    assert read_identities(GOOD, "file") == {
        "spiffe://example.org/gm": Caller("gm", Role.WRITER, Scopes(("world/1",), ("campaign/",))),
        "players.example.org": Caller("players.example.org", Role.PLAYER),
        "ops@example.org": Caller("ops@example.org", Role.ADMIN),
    }


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_told_by_file_and_line(text: str) -> None:
    line, words = WRONG[text]
    with pytest.raises(IdentitiesFileWrong) as caught:
        read_identities(text, "ids.toml")
    assert caught.value.message.startswith(f"ids.toml, line {line}: ")
    assert words in caught.value.message


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_refused(content: bytes | None, tmp_path: Path) -> None:
    file = tmp_path / "ids.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(IdentitiesFileWrong, match=r"ids\.toml: "):
        CertificateNames(file).load()


async def test_a_changed_file_is_read_and_a_broken_one_is_not(tmp_path: Path) -> None:
    file = tmp_path / "ids.toml"
    file.write_text(GOOD)
    names = CertificateNames(file)
    names.load()
    grant = names.grant(["players.example.org"])
    assert grant is not None
    await names.reload()
    assert names.grant(["players.example.org"]) is grant
    for broken in (*WRONG, None):
        if broken is None:
            file.unlink()
        else:
            file.write_text(broken)
        await names.reload()
        assert names.grant(["players.example.org"]) is grant
    replacement = tmp_path / "new.toml"
    replacement.write_text('["players.example.org"]\nrole = "reader"\n')
    replacement.replace(file)  # as tools do that change a file at once
    await names.reload()
    changed = names.grant(["players.example.org"])
    assert changed is not None
    assert changed.caller == Caller("players.example.org", Role.READER)
    assert names.grant(["spiffe://example.org/gm"]) is None


async def test_calls_of_a_name_that_goes_end(tmp_path: Path) -> None:
    file = tmp_path / "ids.toml"
    file.write_text(GOOD)
    names = CertificateNames(file)
    names.load()
    ended: dict[str, str] = {}

    async def call(name: str) -> None:
        grant = names.grant([name])
        assert grant is not None
        try:
            with RunningCall():
                grant.use()
                begun.append(name)
                await asyncio.Event().wait()
        except IdentityEnded as error:
            ended[name] = error.reason

    begun: list[str] = []
    calls = [asyncio.create_task(call(name)) for name in ("spiffe://example.org/gm", "ops@example.org")]
    await asyncio.sleep(0)
    assert len(begun) == 2
    file.write_text(GOOD.replace('"campaign/*", ', ""))
    await names.reload()
    await calls[0]
    assert ended == {"spiffe://example.org/gm": "IDENTITY_ENDED"}
    assert not calls[1].done()
    file.write_text("")  # as it is for a moment while somebody writes it
    await names.reload()
    assert not calls[1].done()
    file.write_text('[nobody]\nrole = "reader"\n')
    await names.reload()
    await calls[1]
    assert ended["ops@example.org"] == "IDENTITY_ENDED"
