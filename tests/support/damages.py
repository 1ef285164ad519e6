"""What happens to a git folder: power failures, other programs, colleagues in the middle of something."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

Damage = Callable[[Path], None]


def git(folder: Path, *words: str) -> str:
    """What git says, faults included; CalledProcessError where it fails."""
    named = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    run = subprocess.run(
        ["git", *named, *words], cwd=folder, check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    return run.stdout.decode(errors="replace").strip()


def written(file: str, content: bytes) -> Damage:
    """A file of git's says this."""

    def damage(folder: Path) -> None:
        path = folder / ".git" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    return damage


def pipe(file: str) -> Damage:
    """A file of git's is a pipe, and reading it would never end."""

    def damage(folder: Path) -> None:
        path = folder / ".git" / file
        path.unlink(missing_ok=True)
        os.mkfifo(path)

    return damage


def missing(file: str) -> Damage:
    """A file of git's is gone."""
    return lambda folder: (folder / ".git" / file).unlink()


def object_said(name: str, content: bytes | None) -> Damage:
    """An object of git's says this; None where it is gone."""

    def damage(folder: Path) -> None:
        found = git(folder, "rev-parse", name)
        path = folder / ".git" / "objects" / found[:2] / found[2:]
        path.unlink()
        if content is not None:
            path.write_bytes(content)

    return damage


def run(*commands: str) -> Damage:
    """Somebody gives git these commands."""

    def damage(folder: Path) -> None:
        for command in commands:
            git(folder, *command.split())

    return damage


def half_index(folder: Path) -> None:
    """The index ends in the middle."""
    index = folder / ".git" / "index"
    index.write_bytes(index.read_bytes()[:40])


def sparse_index(folder: Path) -> None:
    """A folder is left out of the working tree, and stands as one line in the index."""
    for inner in ("kept", "out"):
        (folder / inner).mkdir()
        (folder / inner / "a.txt").write_text("a\n", encoding="utf-8")
    git(folder, "add", "kept", "out")
    git(folder, "commit", "-q", "-m", "folders")
    git(folder, "sparse-checkout", "set", "--cone", "--sparse-index", "kept")


def in_conflict(folder: Path) -> None:
    """A stash was taken back that does not fit: two texts in the index, and nothing under way."""
    path = folder / "small.yaml"
    now = path.read_text(encoding="utf-8")
    path.write_text(now.replace("Sore", "Aching"), encoding="utf-8")
    git(folder, "stash", "-q")
    path.write_text(now.replace("Sore", "Bad"), encoding="utf-8")
    git(folder, "commit", "-q", "-a", "-m", "bad")
    subprocess.run(["git", "stash", "pop", "-q"], cwd=folder, check=False, capture_output=True)
    path.write_text(now.replace("Sore", "Bad"), encoding="utf-8")
    os.utime(path, (1, 1))


def other_hash(folder: Path) -> None:
    """The history is kept with another hash than git's usual one."""
    shutil.rmtree(folder / ".git")
    git(folder, "init", "-q", "--object-format=sha256")
    git(folder, "add", "small.yaml")
    git(folder, "commit", "-q", "-m", "x")


def empty_git(folder: Path) -> None:
    """All that is left of the history is an empty folder."""
    shutil.rmtree(folder / ".git")
    (folder / ".git").mkdir()


def pointing_nowhere(folder: Path) -> None:
    """The history lay elsewhere, and is gone."""
    shutil.rmtree(folder / ".git")
    (folder / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")


def link_to_outside(folder: Path) -> None:
    """The rule file is a link to one outside of git."""
    other = folder.parent / "elsewhere.yaml"
    (folder / "small.yaml").rename(other)
    (folder / "small.yaml").symlink_to(other)


def link_to_inside(folder: Path) -> None:
    """The rule file is a link to one in a folder beside it, as git keeps it too."""
    (folder / "texts").mkdir()
    git(folder, "mv", "small.yaml", "texts/first.yaml")
    (folder / "small.yaml").symlink_to("texts/first.yaml")
    git(folder, "add", "small.yaml")
    git(folder, "commit", "-q", "-m", "link")


def link_into_git(folder: Path) -> None:
    """The rule file is a link to one that lies among git's own."""
    (folder / "small.yaml").rename(folder / ".git" / "small.yaml")
    (folder / "small.yaml").symlink_to(".git/small.yaml")


def head_as_link(folder: Path) -> None:
    """HEAD is a symbolic link, as git wrote it long ago."""
    (folder / ".git" / "HEAD").unlink()
    (folder / ".git" / "HEAD").symlink_to("refs/heads/main")


def cloned(option: str) -> Damage:
    """The history is a clone that holds a part of it."""

    def damage(folder: Path) -> None:
        git(folder, "config", "uploadpack.allowFilter", "true")
        git(folder, "clone", "-q", option, folder.as_uri(), "clone")
        shutil.rmtree(folder / ".git")
        (folder / "clone" / ".git").rename(folder / ".git")
        shutil.rmtree(folder / "clone")

    return damage


def torn(file: str, *commands: str) -> Damage:
    """Some git commands, and then nothing is left of a file that they wrote but its beginning."""

    def damage(folder: Path) -> None:
        run(*commands)(folder)
        (path,) = folder.glob(f".git/{file}")
        path.chmod(0o644)
        path.write_bytes(path.read_bytes()[:8])

    return damage


UNKNOWN = ("config core.repositoryformatversion 1",)
SPOILT = "does not name a commit"
PART = "A part of this folder's git history is missing or damaged."
GARBAGE = b"\x07garbage"

REFUSING: dict[str, tuple[Damage, str]] = {
    "unknown extension": (run(*UNKNOWN, "config extensions.preciousObjects true"), "does not know: preciousObjects"),
    "reftable": (run(*UNKNOWN, "config extensions.refStorage reftable"), "does not know: reftable"),
    "version of tomorrow": (run("config core.repositoryformatversion 99"), "does not know: 99"),
    "sha256": (other_hash, "does not know: sha256"),
    "garbage config": (written("config", b"\x00[[[\n= ="), PART),
    "empty branch": (written("refs/heads/main", b""), SPOILT),
    "branch of noughts": (written("refs/heads/main", bytes(41)), SPOILT),
    "branch of zeros": (written("refs/heads/main", b"0" * 40 + b"\n"), PART),
    "missing branch": (missing("refs/heads/main"), "has no commit yet"),
    "other branch not there": (written("HEAD", b"ref: refs/heads/new\n"), "has no commit yet"),
    "missing HEAD": (missing("HEAD"), "The file HEAD is missing"),
    "empty HEAD": (written("HEAD", b""), SPOILT),
    "garbage HEAD": (written("HEAD", GARBAGE), SPOILT),
    "empty .git": (empty_git, "is no git repository"),
    "pointing nowhere": (pointing_nowhere, ""),
    **{
        f"{how} {what}": (object_said(name, content), PART)
        for what, name in (("commit", "HEAD"), ("tree", "HEAD^{tree}"), ("text", "HEAD:small.yaml"))
        for how, content in (("missing", None), ("empty", b""), ("garbage", GARBAGE))
    },
    **{
        f"pipe for {file}": (pipe(file), f"{file}” is a pipe or a device")
        for file in ("HEAD", "refs/heads/main", "config", "packed-refs", "index", "info/exclude")
    },
    "merge": (written("MERGE_HEAD", b"0" * 40 + b"\n"), "git merge --abort"),
    "rebase": (written("rebase-merge/head-name", b"x"), "git rebase --abort"),
    "patches": (written("rebase-apply/applying", b""), "git am --abort"),
    "older rebase": (written("rebase-apply/head-name", b"x"), "git rebase --abort"),
    "cherry-pick": (written("CHERRY_PICK_HEAD", b"0" * 40 + b"\n"), "git cherry-pick --abort"),
    "revert": (written("REVERT_HEAD", b"0" * 40 + b"\n"), "git revert --abort"),
    "conflict": (in_conflict, "Git has two texts"),
    "tag as HEAD": (run("tag v1", "symbolic-ref HEAD refs/tags/v1"), "which is no branch"),
    "torn pack": (torn("objects/pack/*.pack", "repack -q -a -d"), PART),
    "torn pack index": (torn("objects/pack/*.idx", "repack -q -a -d"), PART),
    "torn packed branch": (torn("packed-refs", "pack-refs --all"), "has no commit yet"),
    "link into git": (link_into_git, "lies outside of this folder's git"),
    "link to outside": (link_to_outside, "lies outside of this folder's git"),
}
LETTING: dict[str, tuple[Damage, str]] = {
    "nothing": (lambda folder: None, ""),
    "empty index": (written("index", b""), "made anew"),
    "torn index": (half_index, "made anew"),
    "garbage index": (written("index", GARBAGE * 9), "made anew"),
    "split index": (run("update-index --split-index"), "made anew"),
    "missing index": (missing("index"), ""),
    "sparse index": (sparse_index, ""),
    "index of version 4": (run("update-index --index-version 4"), ""),
    "packed": (run("gc -q", "pack-refs --all"), ""),
    "detached HEAD": (run("checkout -q --detach"), "on no branch"),
    "link to inside": (link_to_inside, ""),
    "torn list of packs": (torn("objects/pack/multi-pack-index", "repack -q -a -d", "multi-pack-index write"), ""),
    "torn list of commits": (torn("objects/info/commit-graph", "commit-graph write --reachable"), ""),
    "branch of another name for HEAD": (run("branch trunk", "symbolic-ref refs/heads/main refs/heads/trunk"), ""),
    "HEAD as a link": (head_as_link, ""),
}
GAPS: dict[str, Damage] = {
    "first text missing": object_said("HEAD~2:small.yaml", None),
    "first folder missing": object_said("HEAD~2^{tree}", None),
    "first commit missing": object_said("HEAD~2", None),
    "empty first commit": object_said("HEAD~2", b""),
    "commit before missing": object_said("HEAD~1", None),
    "folder before missing": object_said("HEAD~1^{tree}", None),
    "clone without older texts": cloned("--filter=blob:none"),
    "clone without older folders": cloned("--filter=tree:0"),
    "shallow clone": cloned("--depth=1"),
}
# One of each kind of damage, and of each thing that is said of it; make soak has them all.
REFUSING_EVERYDAY = (
    *("version of tomorrow", "garbage config", "branch of zeros", "missing HEAD", "empty .git", "missing commit"),
    *("garbage text", "pipe for index", "merge", "torn pack", "link to outside"),
)
LETTING_EVERYDAY = ("nothing", "torn index", "packed", "detached HEAD")
GAPS_EVERYDAY = ("first text missing", "shallow clone")
