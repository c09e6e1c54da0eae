#!/usr/bin/env python3
"""How the program `verdiep` behaves on a command line: VERDIEP_PROGRAM names it."""
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import unittest
import urllib.request
from pathlib import Path

PROGRAM = os.environ["VERDIEP_PROGRAM"]
PATIENCE_S = 120


def run(*arguments: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess:
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=PATIENCE_S,
                          stdin=subprocess.DEVNULL, env={**os.environ, **(environment or {})})


class Server:
    """The program, serving; `lines` is what it printed until it was ready."""

    def __init__(self, *arguments: str):
        self.process = subprocess.Popen([PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.lines = []
        for line in self.process.stdout:
            self.lines.append(line)
            if "Serving" in line or "Ctrl-C" in line:
                return
        raise AssertionError(self.process.stderr.read())

    def stop(self, how: int = signal.SIGTERM) -> int:
        self.process.send_signal(how)
        code = self.process.wait(PATIENCE_S)
        self.process.stdout.close()
        self.process.stderr.close()
        return code

    def links(self) -> list[str]:
        return [word for line in self.lines for word in line.split() if "/join#" in word]


class Manners(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        """One demo is played; tests copy its store."""
        cls.folder = Path(tempfile.mkdtemp(prefix="verdiep-manners-"))
        cls.web = cls.folder / "web"
        cls.web.mkdir()
        (cls.web / "index.html").write_text("<!doctype html><title>Verdiep</title>")
        cls.played = cls.folder / "played"
        assert Server("demo", "--store", str(cls.played), "--web", str(cls.web), "--listen", "127.0.0.1:0").stop() == 0

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def setUp(self):
        self.store = self.folder / self.id().rsplit(".", 1)[-1]

    def copy_of_the_demo(self) -> str:
        shutil.copytree(self.played, self.store)
        return str(self.store)

    def serve(self, store: str) -> Server:
        server = Server("serve", "--store", store, "--web", str(self.web), "--listen", "127.0.0.1:0")
        self.addCleanup(lambda: server.process.poll() is None and server.stop(signal.SIGKILL))
        return server

    def assert_refused(self, result: subprocess.CompletedProcess, code: int, *words: str):
        self.assertEqual(result.returncode, code, result.stderr)
        self.assertEqual(result.stdout, "")
        self.assertEqual(result.stderr.count("\n"), 1, result.stderr)
        self.assertTrue(result.stderr.startswith("verdiep: "), result.stderr)
        for word in words:
            self.assertIn(word, result.stderr)

    def test_help_names_every_command(self):
        result = run("--help")
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        for command in ("serve", "demo", "invite", "erase", "verify"):
            self.assertIn(command, result.stdout)
            each = run(command, "--help")
            self.assertEqual(each.returncode, 0)
            self.assertIn("--store", each.stdout)

    def test_version_is_one_line(self):
        result = run("--version")
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        self.assertRegex(result.stdout, r"^verdiep \d+\.\d+\.\d+\n$")

    def test_wrong_flags_are_named_with_where_to_look(self):
        self.assert_refused(run("serve", "--store", "x", "--colour"), 2, "--colour", "verdiep serve --help")
        self.assert_refused(run("dance"), 2, "verdiep --help")
        self.assert_refused(run(), 2, "verdiep --help")
        self.assert_refused(run("serve", "--store", "x", "--tls-key", "k"), 2, "--tls-certificate")

    def test_a_missing_folder_is_no_new_organisation(self):
        missing = self.folder / "nowhere"
        self.assert_refused(run("serve", "--store", str(missing), "--web", str(self.web)), 1, str(missing), "mkdir")
        self.assertFalse(missing.exists())
        for command in (("verify",), ("invite",), ("erase", "Wim")):
            self.assert_refused(run(*command, "--store", str(missing)), 1, str(missing))
            self.assertFalse(missing.exists())

    def test_the_store_may_come_from_the_environment(self):
        result = run("verify", environment={"VERDIEP_STORE": self.copy_of_the_demo()})
        self.assertEqual(result.returncode, 0, result.stderr)

    def test_a_folder_without_a_site_is_named(self):
        store = self.copy_of_the_demo()
        empty = self.folder / "empty-site"
        empty.mkdir()
        self.assert_refused(run("serve", "--store", store, "--web", str(empty), "--listen", "127.0.0.1:0"), 1, str(empty))

    def test_a_taken_port_is_named(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = str(taken.getsockname()[1])
            result = run("serve", "--store", self.copy_of_the_demo(), "--web", str(self.web), "--listen", "127.0.0.1:" + port)
            self.assert_refused(result, 1, port)

    def test_a_bad_address_is_named(self):
        result = run("serve", "--store", self.copy_of_the_demo(), "--web", str(self.web), "--listen", "8080")
        self.assert_refused(result, 1, "127.0.0.1:8080")

    def test_without_tls_only_this_machine_is_served(self):
        result = run("serve", "--store", self.copy_of_the_demo(), "--web", str(self.web), "--listen", "0.0.0.0:0")
        self.assert_refused(result, 1, "--behind-proxy")

    def test_a_bad_certificate_is_named(self):
        bad = self.folder / "bad.pem"
        bad.write_text("not a certificate\n")
        result = run("serve", "--store", self.copy_of_the_demo(), "--web", str(self.web), "--listen", "127.0.0.1:0",
                     "--tls-certificate", str(bad), "--tls-key", str(bad))
        self.assert_refused(result, 1, str(bad))

    def test_a_second_serve_is_refused_and_disturbs_nothing(self):
        store = self.copy_of_the_demo()
        server = self.serve(store)
        result = run("serve", "--store", store, "--web", str(self.web), "--listen", "127.0.0.1:0")
        self.assert_refused(result, 1, store)
        origin = server.lines[-1].split()[-1]
        with urllib.request.urlopen(origin + "/readyz") as answer:
            self.assertEqual(answer.status, 200)
        self.assertEqual(server.stop(), 0)

    def test_invite_prints_a_link_with_and_without_a_server(self):
        store = self.copy_of_the_demo()
        alone = run("invite", "--store", store, "--origin", "https://leren.example.org")
        self.assertEqual(alone.returncode, 0, alone.stderr)
        self.assertRegex(alone.stdout, r"^https://leren\.example\.org/join#[\w-]{43}\n$")
        server = self.serve(store)
        origin = server.lines[-1].split()[-1]
        served = run("invite", "--store", store, "--login", "Wim")
        self.assertEqual(served.returncode, 0, served.stderr)
        self.assertTrue(served.stdout.startswith(origin + "/join#"), served.stdout)
        self.assert_refused(run("invite", "--store", store, "--login", "Niemand"), 1, "Niemand")
        self.assertEqual(server.stop(), 0)

    def test_erase_works_while_a_server_runs_and_leaves_no_word(self):
        store = self.copy_of_the_demo()
        server = self.serve(store)
        result = run("erase", "Wim", "--store", store)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("Erased: the account", result.stdout)
        self.assert_refused(run("erase", "Wim", "--store", store), 1, "Wim")
        self.assertEqual(run("verify", "--store", store).returncode, 0)
        self.assertEqual(server.stop(), 0)
        # Of a post and a reflection of Wim, as he typed them.
        for file in Path(store).rglob("*"):
            if file.is_file():
                content = file.read_bytes()
                self.assertNotIn("Van mijn blog heeft niemand".encode(), content, file)
                self.assertNotIn("Marketing vond het te kort".encode(), content, file)

    def test_verify_names_what_a_flipped_byte_damaged(self):
        store = self.copy_of_the_demo()
        self.assertEqual(run("verify", "--store", store).returncode, 0)
        data = [file for file in Path(store).rglob("*") if file.suffix in (".sst", ".log") and file.stat().st_size > 20000]
        self.assertTrue(data)
        largest = max(data, key=lambda file: file.stat().st_size)
        content = bytearray(largest.read_bytes())
        content[len(content) // 3] ^= 0x10
        largest.write_bytes(content)
        result = run("verify", "--store", store)
        self.assert_refused(result, 3, "restore")

    def test_verify_notices_a_forged_checkpoint(self):
        store = self.copy_of_the_demo()
        note = next((Path(store) / "checkpoints").iterdir())
        text = note.read_text().split("\n")
        text[1] = str(int(text[1]) - 1)
        note.write_text("\n".join(text))
        self.assert_refused(run("verify", "--store", store), 3, note.name)
        self.assert_refused(run("serve", "--store", store, "--web", str(self.web), "--listen", "127.0.0.1:0"), 3, note.name)

    def test_a_readable_signing_key_is_refused(self):
        store = self.copy_of_the_demo()
        (Path(store) / "signing-key").chmod(0o644)
        result = run("serve", "--store", store, "--web", str(self.web), "--listen", "127.0.0.1:0")
        self.assert_refused(result, 1, "chmod 600")

    def test_demo_goes_on_where_it_was_after_kill_and_starts_anew_when_asked(self):
        store = str(self.store)
        flags = ("--store", store, "--web", str(self.web), "--listen", "127.0.0.1:0")
        first = Server("demo", *flags)
        self.assertEqual(len(first.links()), 3)
        self.assertEqual(run("erase", "Wim", "--store", store).returncode, 0)
        first.stop(signal.SIGKILL)
        self.assertEqual(Server("demo", *flags).stop(), 0)
        self.assert_refused(run("erase", "Wim", "--store", store), 1, "Wim")
        self.assertEqual(Server("demo", *flags, "--fresh").stop(), 0)
        self.assertEqual(run("erase", "Wim", "--store", store).returncode, 0)

    def test_demo_leaves_other_folders_alone(self):
        other = self.folder / "other"
        other.mkdir()
        (other / "letter.txt").write_text("mine")
        for flags in ((), ("--fresh",)):
            result = run("demo", *flags, "--store", str(other), "--web", str(self.web), "--listen", "127.0.0.1:0")
            self.assert_refused(result, 1, str(other))
        self.assertEqual((other / "letter.txt").read_text(), "mine")


if __name__ == "__main__":
    unittest.main()
