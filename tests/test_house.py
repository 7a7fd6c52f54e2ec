"""The rules of the house that a machine can check: sizes, a test file beside each module, laws, names and places.

A rule is a function from the root of a checkout to a list of complaints. Each is run on this checkout, where it must have none,
and on a small tree drawn to break it, where it must speak. The list of laws is written anew by
`python tests/test_house.py > docs/reference/laws.md`.
"""

import ast
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path
from statistics import mean

import pytest

ROOT = Path(__file__).resolve().parents[1]

Function = ast.FunctionDef | ast.AsyncFunctionDef
Rule = Callable[[Path], list[str]]

MODULE_LINES = 400
FUNCTION_LINES, MEAN_FUNCTION_LINES = 40, 10  # docstring included
PARAMETERS = 5

TOP_LEVEL = {"pyproject.toml", "src", "tests", "samples", "docs", "README.md", "LICENSE", "CITATION.cff"}
FORBIDDEN_NAMES = {"utils", "helpers", "models", "common", "core"}
WITHOUT_MODULE = {"test_docs", "test_house", "test_samples"}
MACHINE_PATH = re.compile(r"(?<![\w./:])(?:/(?:home|root|Users|work|tmp|mnt|opt)/\w|[A-Z]:\\{1,2}Users\b)")

LAWS = "docs/reference/laws.md"
ARCHITECTURE = "docs/explanation/architecture.md"
ENTRY = re.compile(r"((?: {4})+)([\w/]+(?:\.py|/))(?: |$)")  # of its tree: an indent of four spaces a level, a module or a folder
LAWS_HEAD = """\
# Laws

A law holds for every input, not only for the ones somebody thought of. [Hypothesis](https://hypothesis.readthedocs.io) looks for
an input that breaks it, each time the tests run. Change the code as you like: as long as the laws hold, it still does what it
promises.

This page is written from the tests themselves by `python tests/test_house.py > docs/reference/laws.md`; a test compares the two.

| law | subject | what it says |
|---|---|---|
"""


# reading the tree


def list_modules(root: Path) -> dict[Path, ast.Module]:
    """Return the syntax tree of each module with code; `__init__` and `__main__` only point to others."""
    files = (f for f in sorted(root.glob("src/foialyzer/**/*.py")) if f.stem not in {"__init__", "__main__"})
    trees = {f: ast.parse(f.read_text("utf-8")) for f in files}
    return {f: tree for f, tree in trees.items() if has_code(tree)}


def has_code(tree: ast.Module) -> bool:
    """Return whether a module holds more than a docstring, imports and `__all__`."""
    return any(
        not isinstance(node, ast.Import | ast.ImportFrom | ast.Expr) and bound_names([node]) != {"__all__"} for node in tree.body
    )


def list_functions(root: Path) -> Iterator[tuple[str, Function]]:
    """Return each function of the package, methods and inner ones too, with its place."""
    for file, tree in list_modules(root).items():
        for node in ast.walk(tree):
            if isinstance(node, Function):
                yield f"{file.relative_to(root)}:{node.lineno} {node.name}", node


def list_tests(root: Path) -> Iterator[tuple[Path, Function]]:
    """Return each test function with its file, in order; benchmarks do not count."""
    for file in sorted(root.glob("tests/test_*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, Function) and node.name.startswith("test_"):
                yield file, node


def bound_names(body: Sequence[ast.stmt]) -> set[str]:
    """Return the names that a list of statements binds, branches included and inner scopes not."""
    names: set[str] = set()
    for node in body:
        if isinstance(node, Function | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names.update((alias.asname or alias.name).split(".")[0] for alias in node.names)
        elif isinstance(node, ast.If | ast.Try):
            names |= bound_names([child for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt)])
        else:
            names.update(n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store))
    return names


def count_lines(function: Function) -> int:
    """Return how many lines a function takes from its `def` on, its docstring included."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def list_test_names(root: Path) -> dict[Path, str]:
    """Return the name of the test file of each module; modules that share a name carry their package's name in front."""
    modules, package = list(list_modules(root)), root / "src/foialyzer"
    twins = Counter(m.stem for m in modules)
    return {
        m: f"test_{m.stem}" if twins[m.stem] == 1 else "_".join(("test", *m.relative_to(package).with_suffix("").parts))
        for m in modules
    }


def list_drawn(root: Path) -> set[str]:
    """Return the path of each module and folder that the tree on the page about the architecture names."""
    page = root / ARCHITECTURE
    text = page.read_text("utf-8") if page.exists() else ""
    drawn, parents = set(), [""]
    for line in text.partition("\n## The tree\n")[2].partition("\n## ")[0].splitlines():
        if entry := ENTRY.match(line):
            parents[len(entry[1]) // 4 - 1 :] = [entry[2]]
            drawn.add("".join(parents))
    return drawn


def is_ignored(name: str, root: Path) -> bool:
    """Return whether `.gitignore` names a file or folder of the top level."""
    ignore = root / ".gitignore"
    lines = ignore.read_text("utf-8").splitlines() if ignore.exists() else []
    return any(fnmatch(name, line.strip("/")) for line in lines if line and not line.startswith("#"))


def render_laws(root: Path) -> str:
    """Return the page that lists every law of a checkout with the sentence that its docstring says."""
    dotted = {
        name: ".".join(module.relative_to(root / "src/foialyzer").with_suffix("").parts)
        for module, name in list_test_names(root).items()
    }
    rows = [
        (dotted.get(file.stem, file.stem), test.name, " ".join((ast.get_docstring(test) or "").split()).replace("|", "\\|"))
        for file, test in list_tests(root)
        if test.name.startswith("test_law_")
    ]
    rows.sort(key=lambda row: row[0])
    return LAWS_HEAD + "".join(f"| `{law}` | `{subject}` | {sentence} |\n" for subject, law, sentence in rows)


# the rules


def find_large_modules(root: Path) -> list[str]:
    """Return a complaint for each module that is too long."""
    sizes = {m.relative_to(root): len(m.read_text("utf-8").splitlines()) for m in list_modules(root)}
    return [f"{m} has {n} lines; split it to stay within {MODULE_LINES}" for m, n in sizes.items() if n > MODULE_LINES]


def find_large_functions(root: Path) -> list[str]:
    """Return a complaint for each function that is too long, and one when they are on average."""
    functions = list(list_functions(root))
    complaints = [
        f"{place} has {lines} lines with its docstring; split it to stay within {FUNCTION_LINES}"
        for place, function in functions
        if (lines := count_lines(function)) > FUNCTION_LINES
    ]
    average = mean([count_lines(f) for _, f in functions] or [0])
    if average > MEAN_FUNCTION_LINES:
        complaints.append(f"functions have {average:.1f} lines on average; stay within {MEAN_FUNCTION_LINES}")
    return complaints


def find_long_signatures(root: Path) -> list[str]:
    """Return a complaint for each function with too many parameters, `self` and `cls` not counted."""
    complaints = []
    for place, function in list_functions(root):
        given = function.args
        named = [*given.posonlyargs, *given.args, *given.kwonlyargs, *filter(None, (given.vararg, given.kwarg))]
        if (count := sum(a.arg not in {"self", "cls"} for a in named)) > PARAMETERS:
            complaints.append(f"{place} takes {count} parameters; group some in a value to stay within {PARAMETERS}")
    return complaints


def find_untested_modules(root: Path) -> list[str]:
    """Return a complaint for each module with code that has no test file of its own."""
    return [
        f"{module.relative_to(root)} has no tests; write tests/{name}.py"
        for module, name in list_test_names(root).items()
        if not (root / f"tests/{name}.py").exists()
    ]


def find_stray_tests(root: Path) -> list[str]:
    """Return a complaint for each test file that is not the test file of a module."""
    expected = WITHOUT_MODULE | set(list_test_names(root).values())
    return [
        f"tests/{f.name} belongs to no module; name it test_<module>.py (test_<package>_<module>.py where two share a name)"
        for f in sorted(root.glob("tests/test_*.py"))
        if f.stem not in expected
    ]


def find_silent_tests(root: Path) -> list[str]:
    """Return a complaint for each test whose docstring is not one paragraph that ends in a full stop."""
    docstrings = [(f"{f.name}:{test.lineno} {test.name}", ast.get_docstring(test) or "") for f, test in list_tests(root)]
    return [
        f"{place} does not say in one sentence what it shows" for place, d in docstrings if "\n\n" in d or not d.endswith(".")
    ]


def find_late_laws(root: Path) -> list[str]:
    """Return a complaint for each law that stands below another kind of test in its file."""
    complaints = []
    for file in sorted(root.glob("tests/test_*.py")):
        lines = {(test.name.startswith("test_law_"), test.lineno, test.name) for f, test in list_tests(root) if f == file}
        first_case = min((line for is_law, line, _ in lines if not is_law), default=sys.maxsize)
        complaints += [
            f"{file.name}:{line} {name} is a law; laws come first" for is_law, line, name in lines if is_law and line > first_case
        ]
    return sorted(complaints)


def find_unlisted_laws(root: Path) -> list[str]:
    """Return a complaint for each line in which the list of laws and the tests differ."""
    page = root / LAWS
    printed = page.read_text("utf-8").splitlines() if page.exists() else []
    wanted = render_laws(root).splitlines()
    complaints = [f"{LAWS} lacks: {line}" for line in wanted if line not in printed]
    complaints += [f"{LAWS} says what no test does: {line}" for line in printed if line not in wanted]
    return complaints or ([] if printed == wanted else [f"{LAWS} has its lines in another order; write it anew"])


def find_missing_exports(root: Path) -> list[str]:
    """Return a complaint for each name in `__all__` that its module does not bind, and for each module without `__all__`."""
    modules = {f: ast.parse(f.read_text("utf-8")) for f in sorted(root.glob("src/foialyzer/**/__init__.py"))} | list_modules(root)
    complaints = []
    for file, tree in modules.items():
        lists = [node.value for node in tree.body if isinstance(node, ast.Assign) and bound_names([node]) == {"__all__"}]
        if not lists and has_code(tree):
            complaints.append(f"{file.relative_to(root)} has no __all__")
        public = [name for value in lists for name in ast.literal_eval(value)]
        complaints += [
            f"{file.relative_to(root)} exports {name}, which is not there"
            for name in public
            if name not in bound_names(tree.body)
        ]
    return complaints


def find_forbidden_names(root: Path) -> list[str]:
    """Return a complaint for each module or package whose name says nothing."""
    files = sorted(f.relative_to(root) for folder in ("src", "tests") for f in root.glob(f"{folder}/**/*.py"))
    return [f"{f} is named for no subject; say what it holds" for f in files if FORBIDDEN_NAMES & set(f.with_suffix("").parts)]


def find_strange_places(root: Path) -> list[str]:
    """Return a complaint for each file or folder of the top level that has no place there."""
    names = (f.name for f in sorted(root.iterdir()) if not f.name.startswith("."))
    return [f"{name} has no place at the top level" for name in names if name not in TOP_LEVEL and not is_ignored(name, root)]


def find_misdrawn_modules(root: Path) -> list[str]:
    """Return a complaint for each path the tree names that is not there, and for each module or data folder it does not name."""
    package, drawn = root / "src/foialyzer", list_drawn(root)
    modules = [f for f in package.glob("**/*.py") if f.name != "__init__.py" or f.parent == package]
    folders = [f for f in package.glob("data/*") if f.is_dir()]
    there = {f.relative_to(root).as_posix() for f in modules} | {f"{f.relative_to(root).as_posix()}/" for f in folders}
    complaints = [f"{ARCHITECTURE} draws {path}, which is not there" for path in sorted(drawn) if not _is_there(root, path)]
    return complaints + [f"{ARCHITECTURE} does not draw {path}" for path in sorted(there - drawn)]


def _is_there(root: Path, path: str) -> bool:
    return (root / path).is_dir() if path.endswith("/") else (root / path).is_file()


def find_machine_paths(root: Path) -> list[str]:
    """Return a complaint for each line that names a path of one machine."""
    places = ("*.*", "src/**/*.*", "tests/**/*.py", "samples/**/*.*", "docs/**/*.md", ".ci/*")
    files = sorted(
        {f for place in places for f in root.glob(place) if f.is_file() and f.suffix not in {".pyc", ".pdf", ".png", ".xlsx"}}
    )
    return [
        f"{file.relative_to(root)}:{number} names a path of one machine"
        for file in files
        for number, line in enumerate(file.read_text("utf-8", errors="replace").splitlines(), 1)
        if MACHINE_PATH.search(line)
    ]


RULES: list[Rule] = [
    find_large_modules,
    find_large_functions,
    find_long_signatures,
    find_untested_modules,
    find_stray_tests,
    find_silent_tests,
    find_late_laws,
    find_unlisted_laws,
    find_missing_exports,
    find_forbidden_names,
    find_strange_places,
    find_misdrawn_modules,
    find_machine_paths,
]

DRAWN = """\
# Architecture

## The tree

    src/foialyzer/
        __init__.py   names
        law/          why
            grounds.py    statutes

## Planned

    later.py
"""
# A tree that keeps every rule; each breach changes it.
SOUND = {
    "README.md": "",
    ".gitignore": "dist/\n",
    "dist": "",
    "src/foialyzer/__init__.py": '"""Public names."""\nfrom foialyzer.law.grounds import parse\n__all__ = ["parse"]\n',
    "src/foialyzer/law/grounds.py": '__all__ = ["parse"]\n\n\ndef parse(text: str) -> str:\n    return text\n',
    "tests/test_grounds.py": 'def test_law_sound():\n    """Any | text is kept."""\n\n\ndef test_a():\n    """It is kept."""\n',
    ARCHITECTURE: DRAWN,
    LAWS: LAWS_HEAD + "| `test_law_sound` | `law.grounds` | Any \\| text is kept. |\n",
}
GROUNDS, TESTS = "src/foialyzer/law/grounds.py", "tests/test_grounds.py"
USER, BACKSLASH = "anna", "\\"  # kept apart, so that this file names no path itself
LONG = "def f():\n" + "    pass\n" * 40
BREACHES = [
    (find_large_modules, {GROUNDS: "x = 1\n" * 401}, "401 lines"),
    (find_large_functions, {GROUNDS: LONG}, "41 lines"),
    (find_large_functions, {GROUNDS: "def f():\n" + "    pass\n" * 10}, "11.0 lines on average"),
    (find_large_functions, {GROUNDS: 'def f():\n    """\n' + "\n" * 39 + '    """\n'}, "42 lines"),
    (find_long_signatures, {GROUNDS: "class C:\n    def f(self, a, b, /, c, *d, e, **g): pass\n"}, "6 parameters"),
    (find_untested_modules, {"src/foialyzer/mail/dates.py": "x = 1\n"}, "write tests/test_dates.py"),
    (find_untested_modules, {"src/foialyzer/mail/grounds.py": "x = 1\n"}, "write tests/test_mail_grounds.py"),
    (find_stray_tests, {"tests/test_nothing.py": ""}, "test_nothing.py belongs to no module"),
    (find_silent_tests, {TESTS: "class TestX:\n    def test_x(self): pass\n"}, "test_x does not say"),
    (find_silent_tests, {TESTS: 'def test_x():\n    """One.\n\n    Two.\n    """\n'}, "test_x does not say"),
    (find_late_laws, {TESTS: 'def test_x():\n    """X."""\n\n\ndef test_law_x():\n    """Y."""\n'}, "laws come first"),
    (find_unlisted_laws, {TESTS: 'def test_law_new():\n    """New."""\n'}, "lacks: | `test_law_new` | `law.grounds` | New. |"),
    (find_unlisted_laws, {TESTS: ""}, "says what no test does: | `test_law_sound`"),
    (find_unlisted_laws, {TESTS: 'def test_law_sound():\n    """Else."""\n'}, "| Else. |"),
    (find_unlisted_laws, {LAWS: SOUND[LAWS] + "\n"}, "another order"),
    (find_missing_exports, {GROUNDS: '__all__ = ["gone"]\nx = 1\n'}, "exports gone"),
    (find_missing_exports, {GROUNDS: "x = 1\n"}, "has no __all__"),
    (find_missing_exports, {"src/foialyzer/__init__.py": '__all__ = ["gone"]\n'}, "exports gone"),
    (find_forbidden_names, {"src/foialyzer/utils.py": ""}, "utils.py is named for no subject"),
    (find_forbidden_names, {"src/foialyzer/core/law.py": ""}, "law.py is named for no subject"),
    (find_strange_places, {"scripts/make.sh": ""}, "scripts has no place"),
    (find_misdrawn_modules, {"src/foialyzer/law/marks.py": "x = 1\n"}, "does not draw src/foialyzer/law/marks.py"),
    (find_misdrawn_modules, {"src/foialyzer/__main__.py": ""}, "does not draw src/foialyzer/__main__.py"),
    (find_misdrawn_modules, {"src/foialyzer/data/cues/nl.toml": ""}, "does not draw src/foialyzer/data/cues/"),
    (find_misdrawn_modules, {ARCHITECTURE: ""}, "does not draw src/foialyzer/law/grounds.py"),
    (find_misdrawn_modules, {ARCHITECTURE: DRAWN.replace("law/", "mail/")}, "draws src/foialyzer/mail/grounds.py, which is not"),
    (find_misdrawn_modules, {ARCHITECTURE: DRAWN.replace("why", "why\n            gone.py")}, "draws src/foialyzer/law/gone.py"),
    (find_machine_paths, {GROUNDS: f"x = '/home/{USER}'\n"}, "grounds.py:1 names a path"),
    (find_machine_paths, {".ci/run": f"cd C:{BACKSLASH}Users{BACKSLASH}anna\n"}, "run:1 names a path"),
]


def draw_tree(root: Path, files: dict[str, str]) -> None:
    """Write a small tree of files."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")


# cases


@pytest.mark.parametrize("rule", RULES)
def test_this_checkout_keeps_the_rule(rule: Rule) -> None:
    """This checkout keeps each rule of the house."""
    complaints = rule(ROOT)
    assert not complaints, "\n".join(complaints)


@pytest.mark.parametrize("rule", RULES)
def test_a_sound_tree_keeps_the_rule(rule: Rule, tmp_path: Path) -> None:
    """A small sound tree gives no rule a reason to complain."""
    draw_tree(tmp_path, SOUND)
    assert rule(tmp_path) == []


@pytest.mark.parametrize(("rule", "changes", "complaint"), BREACHES)
def test_a_breach_is_seen(rule: Rule, changes: dict[str, str], complaint: str, tmp_path: Path) -> None:
    """A sound tree with one thing broken makes the rule complain about that thing."""
    draw_tree(tmp_path, SOUND | changes)
    assert any(complaint in said for said in rule(tmp_path))


def test_each_rule_is_shown_to_fail() -> None:
    """Every rule has at least one breach that shows it can fail."""
    assert {rule for rule, _, _ in BREACHES} == set(RULES)


if __name__ == "__main__":
    sys.stdout.write(render_laws(ROOT))
