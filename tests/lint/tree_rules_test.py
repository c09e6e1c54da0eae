#!/usr/bin/env python3
"""Shows that tree_rules.py catches what it is there for, and leaves in peace what is right."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent))
import tree_rules  # noqa: E402


def said_of(path: str, text: str) -> list[str]:
    return [violation.says for violation in tree_rules.check_code(path, "#pragma once\n" + text)]


class Arrows(unittest.TestCase):
    def refused(self, path: str, included: str) -> None:
        said = said_of(path, f'#include "{included}"\n')
        self.assertTrue(any("backwards" in line for line in said), (path, included, said))

    def allowed(self, path: str, included: str) -> None:
        self.assertEqual(said_of(path, f'#include "{included}"\n'), [], (path, included))

    def test_the_vocabulary_knows_nobody(self):
        self.refused("events/record.hpp", "shared/result.hpp")
        self.refused("events/record.hpp", "server/log/log.hpp")
        self.allowed("events/record.hpp", "events/types/id.hpp")

    def test_the_core_knows_the_vocabulary_only(self):
        self.allowed("shared/forum/decide.hpp", "events/forum.hpp")
        self.refused("shared/forum/decide.hpp", "server/log/log.hpp")
        self.refused("shared/forum/decide.hpp", "client-wasm/ui/record.hpp")

    def test_server_and_client_never_meet(self):
        self.refused("server/gateway/http.cpp", "client-wasm/ui/record.hpp")
        self.refused("client-wasm/replica/socket.cpp", "server/log/log.hpp")

    def test_gateway_to_pipeline_to_log_and_never_back(self):
        self.allowed("server/gateway/http.cpp", "server/pipeline/pipeline.hpp")
        self.allowed("server/pipeline/pipeline.cpp", "server/log/log.hpp")
        self.refused("server/pipeline/pipeline.cpp", "server/gateway/http.hpp")
        self.refused("server/log/memory_log.cpp", "server/pipeline/pipeline.hpp")

    def test_widgets_do_not_know_the_screens(self):
        self.refused("client-wasm/ui/button.cpp", "client-wasm/screens/home/home.hpp")
        self.refused("client-wasm/ui/button.cpp", "shared/forum/state.hpp")

    def test_includes_start_at_the_root(self):
        self.assertTrue(said_of("events/record.cpp", '#include "record.hpp"\n'))


class Libraries(unittest.TestCase):
    CASES = [
        ("rocksdb/db.h", "server/log/rocksdb_log.cpp", "server/pipeline/pipeline.cpp"),
        ("boost/beast/http.hpp", "server/gateway/http.cpp", "server/cli/serve.cpp"),
        ("imgui.h", "client-wasm/ui/button.cpp", "client-wasm/screens/home/home.cpp"),
        ("emscripten/html5.h", "client-wasm/platform/events.cpp", "client-wasm/ui/button.cpp"),
        ("nlohmann/json.hpp", "events/json/json.cpp", "shared/merkle/tree.cpp"),
    ]

    def test_each_has_its_home(self):
        for header, home, elsewhere in self.CASES:
            self.assertEqual(said_of(home, f"#include <{header}>\n"), [], header)
            self.assertEqual(len(said_of(elsewhere, f"#include <{header}>\n")), 1, header)


class PureCore(unittest.TestCase):
    def test_headers_of_the_outside_world_are_refused(self):
        for header in ("chrono", "thread", "mutex", "fstream", "filesystem", "random", "iostream"):
            self.assertEqual(len(said_of("shared/sync/replica.cpp", f"#include <{header}>\n")), 1, header)
            self.assertEqual(said_of("server/log/memory_log.cpp", f"#include <{header}>\n"), [], header)

    def test_the_json_edge_is_not_the_core(self):
        self.assertEqual(said_of("events/json/view.cpp", "#include <chrono>\n"), [])

    def test_calls_are_refused(self):
        self.assertTrue(said_of("events/record.cpp", "auto now = std::chrono::system_clock::now();\n"))
        self.assertTrue(said_of("events/record.cpp", "int dice = rand();\n"))

    def test_exceptions_are_refused_but_not_the_words_in_comments_and_strings(self):
        self.assertTrue(said_of("shared/result.cpp", "throw 1;\n"))
        self.assertEqual(said_of("shared/result.cpp", '// never throw\nauto text = "try again";\n/* try\n * catch (x) */\n'), [])
        self.assertEqual(said_of("server/log/rocksdb_log.cpp", "try { f(); } catch (...) {}\n"), [])

    def test_violations_name_the_line(self):
        found = tree_rules.check_code("shared/a.cpp", "// one\n\n#include <thread>\n")
        self.assertEqual(str(found[0]).split(": ")[0], "shared/a.cpp:3")


class Tidiness(unittest.TestCase):
    def test_reminders_are_refused(self):
        for word in ("TO" "DO", "FIX" "ME", "HA" "CK"):
            self.assertEqual(len(tree_rules.check_text("events/a.cpp", f"int a; // {word}: later\n")), 1, word)

    def test_files_that_nothing_compiles_are_found(self):
        lists = {"CMakeLists.txt": "", "events/CMakeLists.txt": "SOURCES types/id.cpp record.cpp"}
        sources = ["events/record.cpp", "events/types/id.cpp", "events/cord.cpp", "events/codec/id.cpp"]
        dead = [violation.path for violation in tree_rules.check_listed(sources, lists)]
        self.assertEqual(dead, ["events/cord.cpp", "events/codec/id.cpp"])

    def test_long_files_and_unguarded_headers_are_found(self):
        self.assertTrue(said_of("events/a.cpp", "int a;\n" * (tree_rules.LINES_MAX + 1)))
        self.assertTrue(tree_rules.check_code("events/a.hpp", "int a();\n"))


class WholeRun(unittest.TestCase):
    def run_on(self, files: dict[str, str]) -> subprocess.CompletedProcess:
        with tempfile.TemporaryDirectory() as folder:
            for path, text in files.items():
                target = Path(folder, path)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text)
            subprocess.run(["git", "init", "-q", folder], check=True)
            subprocess.run(["git", "-C", folder, "add", "."], check=True)
            script = Path(__file__).with_name("tree_rules.py")
            return subprocess.run([sys.executable, script, folder], capture_output=True, text=True, check=False)

    def test_a_clean_tree_passes_and_a_violation_fails(self):
        clean = {"events/CMakeLists.txt": "SOURCES a.cpp", "events/a.cpp": "int a;\n"}
        self.assertEqual(self.run_on(clean).returncode, 0)
        broken = self.run_on(clean | {"events/a.cpp": '#include "server/log/log.hpp"\n'})
        self.assertEqual(broken.returncode, 1)
        self.assertIn("events/a.cpp:1: includes server/log/log.hpp: an arrow backwards", broken.stdout)

    def test_an_empty_tree_is_no_success(self):
        self.assertEqual(self.run_on({}).returncode, 1)


if __name__ == "__main__":
    unittest.main()
