// The server is gone, and the browser is closed and started again: everything is there, everything can be done, and each
// thing arrives once when the server is back.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { desktop, phone } from "../support/browser.mjs";
import { untilKept } from "../support/device.mjs";
import { Journey } from "../support/journey.mjs";
import { assertAccessible, assertWhole, settled } from "../support/page_state.mjs";

const gone = { expected: [/Failed to load resource/, /WebSocket/, /ServiceWorker/] };
const title = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();
const waits = (page, count) => page.getByText(`${count} acties wachten op verzending`).first().waitFor();
const go = (page, path) => page.goto(new URL(path, page.url()).href);


/** Presses the button, and loads the page anew before it could do a thing. */
const pressAndLeave = (page, name) =>
  Promise.all([
    page.waitForEvent("load"),
    page.evaluate((words) => {
      [...document.querySelectorAll("button")].find((button) => button.textContent.trim() === words).click();
      location.reload();
    }, name),
  ]);

const reply = "Geschreven in de kantine, zonder bereik.";
const reflection = "Dit deed ik in de trein.";
const begun = "Hier was ik nog niet klaar";
const remark = "Zonder internet gelezen, en toch goed.";

await Journey.run(async (journey) => {
  const { links } = journey.program;
  const home = new URL("/", links.participant).href;
  const folder = await mkdtemp(join(tmpdir(), "verdiep-profile-"));
  let profile, joost, thread;

  /** The browser is started; the server is gone. */
  const reopen = async () => {
    await profile?.close();
    profile = await journey.profile(folder, phone);
    joost = await journey.page(profile, gone);
    await joost.goto(home);
    await title(joost, "Hallo Joost");
  };

  await journey.step("Joost opens his link once, and closes the browser", async () => {
    profile = await journey.profile(folder, phone);
    joost = await journey.logIn(profile, links.participant, gone);
    await untilKept(joost, 2); // of the programme and of his group
    await go(joost, "/ik");
    await joost.getByText("De app opent ook zonder verbinding.").waitFor();
    await go(joost, "/forum");
    await title(joost, "Forum");
    thread = await joost.getByRole("main").getByRole("listitem").getByRole("link").first().getAttribute("href");
    await profile.close();
    profile = undefined;
  });

  await journey.step("the server dies, and everything is still to be seen", async () => {
    await journey.program.end("SIGKILL");
    await reopen();
    await joost.getByText("Geen verbinding. Wat je doet, wordt hier bewaard en later verstuurd.").first().waitFor();
    await go(joost, "/dingen");
    await title(joost, "Dingen");
    await go(joost, "/pitches");
    await joost.getByText("Foto-activiteit: waar was dit?").first().waitFor();
    await settled(joost);
    await assertWhole(joost, "the pitches without a server");
    await assertAccessible(joost, "the pitches without a server");
  });

  await journey.step("he answers, completes a Ding, says what he thinks of a pitch, and votes", async () => {
    await go(joost, thread);
    await joost.getByRole("textbox", { name: /Je reactie/ }).fill(reply);
    await pressAndLeave(joost, "Plaatsen");
    await joost.getByText("Opgeslagen hier").first().waitFor();
    await go(joost, "/dingen");
    await joost.getByRole("link", { name: /^WhatsApp: een kanaal/ }).tap();
    await joost.getByRole("textbox", { name: /Wat heb je gemerkt/ }).fill(reflection);
    await joost.getByRole("button", { name: "Ding afronden" }).tap();
    await joost.getByRole("heading", { name: "Afgerond" }).waitFor();
    await go(joost, "/pitches");
    await joost.getByRole("link", { name: "Foto-activiteit: waar was dit?" }).tap();
    await joost.getByRole("textbox", { name: /Je reactie/ }).fill(remark);
    await joost.getByRole("button", { name: "Plaatsen" }).tap();
    await joost.getByText(remark).first().waitFor();
    await go(joost, "/stemmen");
    await joost.getByRole("radio", { name: /^Screencasts maken/ }).tap();
    await joost.getByRole("button", { name: "Stem uitbrengen" }).tap();
    await joost.getByRole("heading", { name: "Je hebt gestemd" }).waitFor();
    await waits(joost, 4);
  });

  await journey.step("the browser is closed and started again: all of it is there, and waits", async () => {
    await reopen();
    await waits(joost, 4);
    await go(joost, thread);
    await joost.getByText(reply).first().waitFor();
    await go(joost, "/stemmen");
    await joost.getByRole("heading", { name: "Je hebt gestemd" }).waitFor();
    await joost.getByText(/^([0-9A-F]{4} ){7}[0-9A-F]{4}$/).first().waitFor();
    await go(joost, "/ik");
    await joost.getByRole("heading", { name: "Nog niet aangekomen" }).waitFor();
    await settled(joost);
    await assertWhole(joost, "what waits");
    await assertAccessible(joost, "what waits");
  });

  await journey.step("leaving asks, and saves what was not sent as a file", async () => {
    await go(joost, thread);
    await joost.getByRole("textbox", { name: /Je reactie/ }).fill(begun);
    await settled(joost); // the device has it
    await go(joost, "/ik");
    await joost.getByRole("button", { name: "Uitloggen" }).tap();
    const dialog = joost.getByRole("dialog", { name: "Niet alles is verstuurd" });
    await dialog.waitFor();
    await dialog.getByText(/4 acties van jou zijn nog niet aangekomen. 1 tekst die je typte, is nog niet geplaatst/).waitFor();
    await settled(joost);
    await assertWhole(joost, "the question");
    const [download] = await Promise.all([
      joost.waitForEvent("download"),
      dialog.getByRole("button", { name: "Bewaren als bestand" }).tap(),
    ]);
    const file = await readFile(await download.path(), "utf8");
    for (const words of [reply, reflection, remark, begun]) assert.ok(file.includes(words), words);
    await dialog.getByText("Het bestand staat bij je downloads.").waitFor();
    await dialog.getByRole("button", { name: "Ingelogd blijven" }).tap();
    await dialog.waitFor({ state: "detached" });
    await waits(joost, 4);
  });

  await journey.step("the server is back, and each thing arrives once", async () => {
    await journey.program.resume();
    await joost.evaluate(() => dispatchEvent(new Event("online"))); // as the browser says when there is a line again
    await joost.getByRole("heading", { name: "Nog niet aangekomen" }).waitFor({ state: "detached", timeout: 90_000 });
    const marleen = await journey.logIn(await journey.context(desktop), links.coordinator);
    await go(marleen, thread);
    await marleen.getByText(reply).first().waitFor();
    assert.equal(await marleen.getByText(reply).count(), 1);
    await go(marleen, "/pitches");
    await marleen.getByRole("link", { name: "Foto-activiteit: waar was dit?" }).click();
    await marleen.getByText(remark).first().waitFor();
    assert.equal(await marleen.getByText(remark).count(), 1);
    await go(marleen, "/dingen");
    await marleen.getByRole("link", { name: /^WhatsApp: een kanaal/ }).click();
    await marleen.getByText(reflection).first().waitFor();
    assert.equal(await marleen.getByText(reflection).count(), 1);
    await go(marleen, "/stemmen");
    await marleen.getByText("16 van de 16 hebben gestemd").first().waitFor();
  });

  await journey.step("logging out leaves nothing", async () => {
    await joost.getByRole("button", { name: "Uitloggen" }).tap();
    await joost.getByRole("dialog").getByRole("button", { name: "Weggooien en uitloggen" }).tap(); // what he began to type
    await title(joost, "Inloggen");
    const left = await joost.evaluate(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name),
      session: localStorage.getItem("session"),
    }));
    assert.deepEqual(left, { databases: [], session: null });
    await profile.close();
    await rm(folder, { recursive: true, force: true });
  });
});
