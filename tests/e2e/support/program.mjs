// The program under test: a demo, or a programme from a file, in a store folder of its own, on a free port, ended by its
// process id.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const program = process.env.VERDIEP_PROGRAM;

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

export class Program {
  #folder;
  #process;
  #said = "";
  #way = ["demo"];
  #begins = /nieuw\.localhost\S+/;
  port = 0;
  site = process.env.VERDIEP_SITE; // what it serves from its next start on

  /**
   * `until`: how far the story of the demo goes, as the command line names it; to the vote if not given.
   * `own`: no demo, but the programme of the file that it names, led by `own.coordinator`.
   */
  static async start({ until, own } = {}) {
    const made = new Program();
    if (until) made.#way.push("--until", until);
    made.#folder = await mkdtemp(join(tmpdir(), "verdiep-e2e-"));
    if (own) await made.#import(own);
    await made.resume();
    return made;
  }

  async #import({ file, coordinator }) {
    this.port = await freePort();
    this.#way = ["serve"];
    this.#begins = /^Serving .*$/m;
    await mkdir(this.store);
    const origin = `http://localhost:${this.port}`;
    const words = ["import", file, "--store", this.store, "--coordinator", coordinator, "--origin", origin];
    const { code, said } = await this.run(...words);
    if (code !== 0) throw new Error(`nothing was imported: ${said}`);
    this.imported = said;
  }

  get store() {
    return join(this.#folder, "store");
  }

  /** Starts it on the same store, and on the same port from the second time on. */
  async resume() {
    this.#said = "";
    const listen = `127.0.0.1:${this.port}`;
    const [command, ...story] = this.#way;
    this.#process = spawn(program, [command, "--store", this.store, "--web", this.site, "--listen", listen, ...story], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#process.stdout.on("data", (data) => (this.#said += data));
    this.#process.stderr.on("data", (data) => (this.#said += data));
    await this.#until(this.#begins);
    this.port = Number(/localhost:(\d+)/.exec(this.#said)[1]);
  }

  async #until(pattern) {
    for (let tenths = 0; tenths < 600; ++tenths) {
      if (pattern.test(this.#said)) return;
      if (this.#process.exitCode !== null) break;
      await new Promise((later) => setTimeout(later, 100));
    }
    throw new Error(`the program did not start: ${this.#said}`);
  }

  /** The one that `import` printed. */
  get coordinatorsLink() {
    return /http:\S+#\S+/.exec(this.imported)[0];
  }

  /** Those of the demo, in the order in which they are printed: participant, coordinator, somebody new. */
  get links() {
    const [participant, coordinator, newcomer] = this.#said.match(/http:\S+#\S+/g);
    return { participant, coordinator, newcomer };
  }

  async end(signal = "SIGTERM") {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = new Promise((exit) => this.#process.once("exit", exit));
    this.#process.kill(signal);
    await ended;
  }

  /** Runs another command on the store: its exit code and all it said. */
  run(...words) {
    return new Promise((answer) => {
      const child = spawn(program, words, { stdio: ["ignore", "pipe", "pipe"] });
      let said = "";
      child.stdout.on("data", (data) => (said += data));
      child.stderr.on("data", (data) => (said += data));
      child.on("close", (code) => answer({ code, said }));
    });
  }

  async remove() {
    await this.end();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
