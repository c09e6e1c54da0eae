// The core of the app in Firefox ESR, driven over WebDriver BiDi: log in, read, write, see it arrive. On an X server of its
// own, because a headless Firefox has no WebGL by software. Ends with 77 where there is no Firefox or no Xvfb.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import puppeteer from "puppeteer-core";
import { Program } from "../support/program.mjs";

const executablePath = process.env.VERDIEP_FIREFOX ?? "/usr/bin/firefox-esr";
const patience = Number(process.env.VERDIEP_PATIENCE ?? 60_000);

const xvfb = process.env.VERDIEP_XVFB ?? "/usr/bin/Xvfb";

for (const [needed, name] of [[executablePath, "firefox-esr"], [xvfb, "xvfb"]]) {
  if (!existsSync(needed)) {
    console.log(`skipped: there is no ${needed} (Debian package ${name})`);
    process.exit(77);
  }
}

/** An X server on a free display: its process, and the display's name. */
async function startDisplay() {
  const server = spawn(xvfb, ["-displayfd", "3", "-screen", "0", "1400x1100x24"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const number = await new Promise((said, failed) => {
    server.stdio[3].once("data", (data) => said(String(data).trim()));
    server.once("exit", () => failed(new Error("Xvfb did not start")));
  });
  return { server, display: `:${number}` };
}

const tags = { button: "button", heading: "h1" };
const named = (role, name) => `::-p-xpath(//*[@id="mirror"]//${tags[role]}[contains(., "${name}")])`;
/** Presses a button as soon as it lies still: what has just appeared may be replaced once more. */
const press = (page, name) => page.locator(named("button", name)).setTimeout(patience).click();

async function step(name, work) {
  try {
    await work();
    console.log(`ok - ${name}`);
  } catch (error) {
    console.log(`not ok - ${name}`);
    throw error;
  }
}

let program;
let browser;
let screen;
try {
  program = await Program.start();
  screen = await startDisplay();
  browser = await puppeteer.launch({
    browser: "firefox",
    executablePath,
    headless: false,
    env: { ...process.env, DISPLAY: screen.display, LIBGL_ALWAYS_SOFTWARE: "1" },
    extraPrefsFirefox: { "webgl.force-enabled": true, "intl.accept_languages": "nl-NL, nl" }, // the app speaks the reader's language
  });
  const open = async (link, greeting) => {
    const page = await (await browser.createBrowserContext()).newPage();
    page.setDefaultTimeout(patience);
    const errors = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(link);
    await press(page, "Verder");
    await press(page, "Ik heb dit gelezen");
    await page.waitForSelector(named("heading", greeting));
    return { page, errors };
  };
  const shows = (page, text) =>
    page.waitForFunction((wanted) => document.getElementById("mirror").textContent.includes(wanted), {}, text);
  let joost, marleen;

  await step("two people log in", async () => {
    joost = await open(program.links.participant, "Hallo Joost");
    marleen = await open(program.links.coordinator, "Hallo Marleen");
  });

  await step("the canvas is drawn, with WebGL 2", async () => {
    const { frames, faults } = await joost.page.evaluate(() => ({
      frames: globalThis.verdiep.frames.frames,
      faults: globalThis.verdiep.probe().faults,
    }));
    assert.ok(frames > 0);
    assert.deepEqual(faults, []);
  });

  await step("what Joost writes is on Marleen's screen", async () => {
    await joost.page.bringToFront(); // what is behind another window draws nothing
    await joost.page.goto(new URL("/forum/nieuw", joost.page.url()).href);
    await (await joost.page.waitForSelector("#mirror input")).type("Uit de vos");
    await (await joost.page.waitForSelector("#mirror textarea")).type("Geschreven in Firefox.");
    await press(joost.page, "Plaatsen");
    await joost.page.waitForSelector(named("heading", "Uit de vos"));
    await marleen.page.bringToFront();
    await shows(marleen.page, "Uit de vos");
  });

  assert.deepEqual([...joost.errors, ...marleen.errors], [], "errors of the pages");
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await browser?.close();
  await program?.remove();
  screen?.server.kill();
}
