// A journey: steps with names, the program and the browser, and everything put away at the end.

import assert from "node:assert/strict";
import { launch, launchProfile, openPage } from "./browser.mjs";
import { Program } from "./program.mjs";

const patience = Number(process.env.VERDIEP_PATIENCE ?? 30_000); // the machines are slow, and a test waits for a state, never for a time

const habits = { locale: "nl-NL", timezoneId: "Europe/Amsterdam" };

export class Journey {
  #browser;
  #profiles = [];
  #faults = [];
  program;

  /** Runs `walk(journey)` on a program started with `options`; the process ends with 1 if it fails, or if a page had faults. */
  static async run(walk, options) {
    const journey = new Journey();
    try {
      journey.program = await Program.start(options);
      journey.#browser = await launch();
      await walk(journey);
      assert.deepEqual(journey.#unexpected(), [], "faults of the pages");
    } catch (error) {
      console.error(error);
      process.exitCode = 1;
    } finally {
      for (const profile of journey.#profiles) await profile.close().catch(() => {}); // closed already, perhaps
      await journey.#browser?.close();
      await journey.program?.remove();
    }
  }

  async step(name, work) {
    try {
      await work();
      console.log(`ok - ${name}`);
    } catch (error) {
      console.log(`not ok - ${name}`);
      await this.#photograph();
      throw error;
    }
  }

  /** For whoever has to find out why: what each page showed, in the folder that VERDIEP_SHOTS names. */
  async #photograph() {
    const folder = process.env.VERDIEP_SHOTS;
    if (!folder) return;
    const contexts = [...this.#browser.contexts(), ...this.#profiles];
    const pages = contexts.flatMap((context) => context.pages());
    for (const [number, page] of pages.entries()) {
      await page.screenshot({ path: `${folder}/failed-${number + 1}.png` }).catch(() => {});
    }
  }

  async context(options) {
    const context = await this.#browser.newContext({ ...habits, ...options });
    context.setDefaultTimeout(patience);
    return context;
  }

  /** A browser of its own on a profile folder, for who closes it and starts it again. */
  async profile(folder, options) {
    const profile = await launchProfile(folder, { ...habits, ...options });
    profile.setDefaultTimeout(patience);
    this.#profiles.push(profile);
    return profile;
  }

  /** A new page; of its faults, those that match one of `expected` are none. */
  async page(context, { expected = [] } = {}) {
    const { page, faults } = await openPage(context);
    this.#faults.push({ faults, expected });
    return page;
  }

  #unexpected() {
    return this.#faults.flatMap(({ faults, expected }) =>
      faults.filter((fault) => !expected.some((pattern) => pattern.test(fault))),
    );
  }

  /** Takes a log-in link to its Home. */
  async logIn(context, link, options) {
    const page = await this.page(context, options);
    await page.goto(link);
    await page.getByRole("button", { name: "Verder" }).click();
    await this.passNotice(page);
    return page;
  }

  /** To Home; by the notice about people's data, for who comes for the first time. */
  async passNotice(page) {
    const home = page.getByRole("heading", { level: 1, name: /^Hallo/ });
    const read = page.getByRole("button", { name: "Ik heb dit gelezen" });
    const inside = page.getByRole("navigation", { name: "Hoofdmenu" }).first(); // the door says hello too
    await inside.or(read).first().waitFor();
    if (await read.isVisible()) await read.click();
    await home.waitFor();
  }
}
