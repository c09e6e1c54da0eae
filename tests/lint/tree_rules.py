#!/usr/bin/env python3
"""The rules of the tree that no compiler checks. `tree_rules.py ROOT` prints each violation as file:line and exits 1."""
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path, PurePosixPath


@dataclass(frozen=True)
class Violation:
    path: str
    line: int
    says: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.says}"


# Arrows that `#include "…"` may follow: the first entry whose prefix fits the including file says into which folders.
# The longest prefixes stand first. tests/ may look everywhere.
ARROWS = [
    ("events/", ["events/"]),
    ("shared/", ["events/", "shared/"]),
    ("server/log/", ["events/", "shared/", "server/log/"]),
    ("server/pipeline/", ["events/", "shared/", "server/log/", "server/pipeline/", "server/signing/", "server/metrics/"]),
    ("server/", ["events/", "shared/", "server/"]),
    ("client-wasm/design/", ["client-wasm/design/"]),
    ("client-wasm/ui/page/", ["client-wasm/design/", "client-wasm/ui/", "client-wasm/platform/"]),  # brings the two together
    ("client-wasm/ui/", ["client-wasm/design/", "client-wasm/ui/"]),
    ("client-wasm/", ["events/", "shared/", "client-wasm/"]),
]

# Libraries that only some files may include.
KEPT_IN = [
    (r"rocksdb/", ["server/log/rocksdb"], "RocksDB stays behind the log contract: server/log/rocksdb* only"),
    (r"boost/beast", ["server/gateway/"], "Beast stays in server/gateway"),
    (r"imgui", ["client-wasm/ui/", "client-wasm/platform/"], "ImGui is called by client-wasm/ui (and its renderer in platform) only"),
    (r"(emscripten|GLES|EGL)", ["client-wasm/platform/"], "the browser is reached through client-wasm/platform only"),
    (r"nlohmann/", ["events/json/", "shared/insights/json/", "server/", "client-wasm/account/"], "nlohmann/json serves the edges: HTTP and export"),
]

# The pure core: time, identity and ids come in with the command.
PURE = ("events/", "shared/")
NOT_PURE = ("events/json/",)  # an edge: native, and times are written for people
IMPURE_HEADERS = {
    "chrono", "ctime", "time.h", "thread", "mutex", "shared_mutex", "condition_variable", "future", "stop_token",
    "fstream", "filesystem", "random", "iostream", "cstdio", "stdio.h", "unistd.h",
}
IMPURE_CALLS = re.compile(r"std::chrono\b|\b(?:std::)?(?:rand|srand|getenv|fopen|clock_gettime|gettimeofday)\s*\(|\bstd::time\s*\(")

# Compiled to WebAssembly without exceptions.
NO_EXCEPTIONS = ("events/", "shared/", "client-wasm/")
EXCEPTIONS = re.compile(r"\bthrow\b|\btry\b|\bcatch\s*\(")

CODE = {".cpp", ".hpp"}
TEXT = CODE | {".js", ".mjs", ".py", ".cmake", ".css", ".html", ".txt", ".md", ".sh"}
# Written apart, or this file would be the first that they find.
REMINDERS = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|HA" r"CK|XX" r"X)\b")
LINES_MAX = 500
TEST_LINES_MAX = 800  # a suite is a list of cases

INCLUDE = re.compile(r'^\s*#\s*include\s*(?P<quote>[<"])(?P<path>[^>"]+)[>"]')


def without_comments(text: str) -> str:
    """Blanks comments and the contents of string literals; line numbers stay."""
    token = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])+\'', re.DOTALL)

    def blank(match: re.Match) -> str:
        found = match.group(0)
        return '""' if found[0] in "\"'" else "\n" * found.count("\n")

    return token.sub(blank, text)


def is_pure(path: str) -> bool:
    return path.startswith(PURE) and not path.startswith(NOT_PURE)


def check_include(path: str, line: int, quote: str, included: str) -> list[Violation]:
    found = []
    for pattern, homes, reason in KEPT_IN:
        if re.match(pattern, included) and not path.startswith((*homes, "tests/")):
            found.append(Violation(path, line, f"includes {included}: {reason}"))
    if is_pure(path) and included in IMPURE_HEADERS:
        found.append(Violation(path, line, f"includes <{included}>: events and shared have no clock, thread, file or randomness"))
    if quote == '"':
        allowed = next((folders for prefix, folders in ARROWS if path.startswith(prefix)), None)
        if allowed and "/" in included and not included.startswith(tuple(allowed)):
            found.append(Violation(path, line, f"includes {included}: an arrow backwards"))
        if allowed and "/" not in included:
            found.append(Violation(path, line, f"includes {included}: the include root is the repository's root"))
    return found


def check_code(path: str, text: str) -> list[Violation]:
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        include = INCLUDE.match(line)
        if include:
            found += check_include(path, number, include["quote"], include["path"])
    for number, line in enumerate(without_comments(text).splitlines(), 1):
        if is_pure(path) and IMPURE_CALLS.search(line):
            found.append(Violation(path, number, "events and shared have no clock, thread, file or randomness"))
        if path.startswith(NO_EXCEPTIONS) and EXCEPTIONS.search(line):
            found.append(Violation(path, number, "no exceptions here: errors are values"))
    lines = text.count("\n")
    lines_max = TEST_LINES_MAX if path.startswith("tests/") else LINES_MAX
    if lines > lines_max:
        found.append(Violation(path, lines, f"{lines} lines: is this one subject? (at most {lines_max})"))
    if path.endswith(".hpp") and "#pragma once" not in text:
        found.append(Violation(path, 1, "no #pragma once"))
    return found


def check_text(path: str, text: str) -> list[Violation]:
    return [
        Violation(path, number, "a reminder: do it, or file it where work is planned")
        for number, line in enumerate(text.splitlines(), 1)
        if REMINDERS.search(line)
    ]


def check_listed(sources: list[str], lists: dict[str, str]) -> list[Violation]:
    """Every source file is named in the CMakeLists.txt of its folder or of one above; else it is dead."""
    found = []
    for source in sources:
        path = PurePosixPath(source)
        named = any(
            re.search(rf"(?<![\w./-]){re.escape(path.relative_to(folder).as_posix())}(?![\w-])", lists[str(folder / "CMakeLists.txt")])
            or f"/{source}" in lists[str(folder / "CMakeLists.txt")]
            for folder in path.parents
            if str(folder / "CMakeLists.txt") in lists
        )
        if not named:
            found.append(Violation(source, 1, "in no CMakeLists.txt: nothing compiles it"))
    return found


def check_tree(root: Path, files: list[str]) -> list[Violation]:
    found = []
    contents = {}
    for path in files:
        if PurePosixPath(path).suffix in TEXT or PurePosixPath(path).name == "Makefile":
            contents[path] = (root / path).read_text(encoding="utf-8")
    for path, text in contents.items():
        if PurePosixPath(path).suffix in CODE:
            found += check_code(path, text)
        found += check_text(path, text)
    lists = {path: text for path, text in contents.items() if PurePosixPath(path).name == "CMakeLists.txt"}
    # A helper of cmake/ may name a file by its path from the root.
    lists["CMakeLists.txt"] = lists.get("CMakeLists.txt", "") + "".join(
        text for path, text in contents.items() if path.startswith("cmake/"))
    found += check_listed([path for path in contents if path.endswith(".cpp")], lists)
    if "package-lock.json" in files and '"resolved": "http' in (root / "package-lock.json").read_text():
        found.append(Violation("package-lock.json", 1, "download addresses: npm install --omit-lockfile-registry-resolved"))
    return found


def tracked_files(root: Path) -> list[str]:
    listing = subprocess.run(["git", "-C", str(root), "ls-files", "-z"], check=True, capture_output=True, text=True)
    return [path for path in listing.stdout.split("\0") if path and (root / path).is_file()]


def main() -> int:
    root = Path(sys.argv[1]).resolve()
    files = tracked_files(root)
    if not files:
        print("no tracked files: nothing was checked")
        return 1
    violations = check_tree(root, files)
    for violation in violations:
        print(violation)
    print(f"{len(files)} files, {len(violations)} violations")
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main())
