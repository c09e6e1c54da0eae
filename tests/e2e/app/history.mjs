// Looking back on the demo from the first day to the vote: the timeline and its filters, the screens of then, the proof and
// its check by other means, and a history in which one byte is another.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { desktop, phone } from "../support/browser.mjs";
import { Journey } from "../support/journey.mjs";
import { assertAccessible, assertWhole, settled } from "../support/page_state.mjs";
import { checkProof } from "../support/proof.mjs";

const title = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();
const menu = (page, name) => page.getByRole("navigation", { name: "Hoofdmenu" }).first().getByRole("link", { name });
const slider = (page) => page.getByRole("slider", { name: "Plaats in de geschiedenis" });
const banner = (page, position) => page.getByText(new RegExp(`^Gebeurtenis ${position} van \\d+\\. Je kijkt terug`)).waitFor();

async function whole(page, what) {
  await settled(page);
  await assertWhole(page, what);
  await assertAccessible(page, what);
}

/** The value under a name in the lists of the proof. */
const fact = (page, name) =>
  page.getByRole("listitem").filter({ hasText: name }).locator("p").nth(1).textContent().then((text) => text.trim());

/** One bit of the first commitment in a message, if it holds one: the record still decodes. */
function withAnotherByte(message) {
  const bytes = Buffer.from(message);
  const key = bytes.indexOf("commitments");
  const value = key < 0 ? -1 : bytes.indexOf(Buffer.of(0x58, 0x20), key);
  if (value < 0 || value > key + 40) return null;
  bytes[value + 7] ^= 1;
  return bytes;
}

await Journey.run(async (journey) => {
  const { program } = journey;
  const { links } = program;
  const marleens = await journey.context({ ...desktop, acceptDownloads: true });
  const marleen = await journey.logIn(marleens, links.coordinator, { expected: [/ERR_INTERNET_DISCONNECTED/] });
  const origin = new URL(marleen.url()).origin;
  let head;

  await journey.step("the timeline holds everything, and this device has checked it", async () => {
    await menu(marleen, "Geschiedenis").click();
    await title(marleen, "Geschiedenis");
    const verified = await marleen.getByText(/^Gecontroleerd: \d+ gebeurtenissen$/).textContent();
    head = Number(/\d+/.exec(verified)[0]);
    assert.ok(head > 200, verified);
    await marleen.getByText(`${head} gebeurtenissen`, { exact: true }).waitFor();
    await marleen.getByRole("button", { name: "Toon meer" }).waitFor();
    await whole(marleen, "the timeline");
  });

  await journey.step("what is chosen stands in the address", async () => {
    const areas = marleen.getByRole("navigation", { name: "Onderdeel" });
    await areas.getByRole("link", { name: "Stemmen" }).click();
    await marleen.waitForURL(/deel=stemmen/);
    await marleen.getByRole("link", { name: "Marleen opende een stemronde" }).waitFor();
    await marleen.getByRole("button", { name: "Persoon" }).click();
    await marleen.getByRole("link", { name: "Wim", exact: true }).click();
    await marleen.waitForURL(/persoon=/);
    await marleen.getByRole("link", { name: "Wim bracht een stem uit" }).waitFor();
    assert.equal(await marleen.getByRole("link", { name: /opende een stemronde/ }).count(), 0);
    await marleen.reload();
    await marleen.getByRole("link", { name: "Wim bracht een stem uit" }).waitFor();
    await areas.getByRole("link", { name: "Alles" }).click();
    await marleen.getByRole("link", { name: /^Wim rondde het Ding/ }).first().waitFor(); // a coordinator may know
  });

  await journey.step("from the first event, step by step and with the keys", async () => {
    await marleen.goto(`${origin}/geschiedenis`);
    await marleen.getByRole("link", { name: "Vanaf het begin" }).click();
    await banner(marleen, 1);
    await marleen.getByText(/^Marleen begon het programma/).first().waitFor();
    await marleen.getByRole("button", { name: "Volgende" }).click();
    await banner(marleen, 2);
    await slider(marleen).focus();
    await marleen.keyboard.press("ArrowRight");
    await banner(marleen, 3);
    assert.match(marleen.url(), /\/toen\/3\//);
    await marleen.keyboard.press("End");
    await banner(marleen, head);
    await marleen.keyboard.press("Home");
    await banner(marleen, 1);
    await marleen.keyboard.press("Space");
    await marleen.getByRole("button", { name: "Pauze" }).waitFor();
    await banner(marleen, 3);
    await slider(marleen).focus();
    await marleen.keyboard.press("Space");
    await marleen.getByRole("button", { name: "Afspelen" }).waitFor();
    await whole(marleen, "a screen of then");
  });

  await journey.step("the real screens of then: what came later is not there, and nothing can be changed", async () => {
    await marleen.goto(`${origin}/geschiedenis?deel=stemmen`);
    await marleen.getByRole("link", { name: "Marleen opende een stemronde" }).click();
    await title(marleen, "Stemmen");
    await marleen.getByText("0 van de 16 hebben gestemd").first().waitFor();
    const opened = Number(/toen\/(\d+)/.exec(marleen.url())[1]);
    await menu(marleen, "Forum").click();
    await title(marleen, "Forum");
    assert.match(marleen.url(), new RegExp(`/toen/${opened}/forum$`));
    assert.equal(await marleen.getByRole("link", { name: "Begin een gesprek" }).count(), 0);
    await marleen.getByRole("main").getByRole("listitem").getByRole("link").first().click();
    await marleen.waitForURL(new RegExp(`/toen/${opened}/forum/.+`));
    assert.equal(await marleen.getByRole("textbox").count(), 0);
    await marleen.reload();
    await banner(marleen, opened);
    await marleen.getByRole("link", { name: "Terug naar nu" }).click();
    await marleen.waitForURL(new RegExp(`^${origin}/forum/`));
    await marleen.getByRole("textbox").waitFor(); // now she can write again
  });

  await journey.step("it works without a connection", async () => {
    await marleens.setOffline(true);
    await menu(marleen, "Geschiedenis").click();
    await marleen.getByText(/^Gecontroleerd: \d+ gebeurtenissen$/).waitFor();
    await marleen.getByRole("link", { name: "Vanaf het begin" }).click();
    await banner(marleen, 1);
    await marleens.setOffline(false);
  });

  await journey.step("the proof is saved, and holds by other means than ours", async () => {
    await marleen.goto(`${origin}/geschiedenis/bewijs?gebeurtenis=57`);
    await title(marleen, "Bewijs");
    await whole(marleen, "the proof");
    const saving = marleen.waitForEvent("download");
    await marleen.getByRole("button", { name: "Bewijs opslaan" }).click();
    const download = await saving;
    assert.equal(download.suggestedFilename(), "verdiep-57.tlog-proof");
    const text = await readFile(await download.path(), "utf8");
    const key = await fact(marleen, "Sleutel van de server");
    const { record, position, size } = checkProof(text, key);
    assert.equal(position, 57);
    assert.equal(size, head);
    assert.ok(record.includes("commitments"), "the record as it was stored");
    assert.throws(() => checkProof(text.replace("index 56", "index 55"), key));
    const replayed = await program.run("replay", "--store", program.store, "--at", "57");
    assert.equal(replayed.code, 0, replayed.said);
    const state = await fact(marleen, "Vingerafdruk van de stand na deze gebeurtenis");
    assert.equal(JSON.parse(replayed.said).state_hash, state);
  });

  await journey.step("an auditor sees every event, and nobody's name or words", async () => {
    const newcomer = await journey.page(await journey.context(phone));
    await newcomer.goto(links.newcomer);
    await newcomer.getByRole("textbox", { name: /Hoe heet je/ }).fill("Noor");
    await newcomer.getByRole("button", { name: "Meedoen" }).click();
    await journey.passNotice(newcomer);
    await marleen.goto(`${origin}/coordineren/mensen`);
    await marleen.getByRole("searchbox").fill("Noor");
    await marleen.getByRole("button", { name: "Beheren Noor" }).click();
    await marleen.getByRole("button", { name: /Geef rol controleur/ }).click();
    await newcomer.goto(`${new URL(newcomer.url()).origin}/geschiedenis`);
    await newcomer.getByText(`${head + 2} gebeurtenissen`, { exact: true }).waitFor();
    await newcomer.getByRole("link", { name: /^Lid [0-9A-F]{4} bracht een stem uit$/ }).first().waitFor();
    const seen = await newcomer.getByRole("main").textContent();
    for (const name of ["Joost", "Wim", "Marleen", "Hoelang bewaren we"]) assert.ok(!seen.includes(name), name);
    await whole(newcomer, "the timeline of an auditor on a phone");
  });

  await journey.step("somebody who takes part does not read who completed what", async () => {
    const joost = await journey.logIn(await journey.context(desktop), links.participant);
    await joost.goto(`${new URL(joost.url()).origin}/geschiedenis?deel=dingen`);
    await joost.getByRole("link", { name: /^Iemand rondde het Ding/ }).first().waitFor();
    await marleen.goto(`${origin}/geschiedenis?deel=dingen`);
    await marleen.getByRole("link", { name: /^Wim rondde/ }).first().waitFor();
    const named = (page) => page.getByRole("link", { name: /^Wim rondde/ }).count();
    assert.ok((await named(joost)) < (await named(marleen)), "he reads of those that Wim shared");
    await joost.goto(`${new URL(joost.url()).origin}/geschiedenis?stroom=groep`);
    await joost.getByText("Alles wat er in jullie groep gebeurde").first().waitFor();
    await joost.getByRole("link", { name: /schreef het idee van de groep$/ }).click();
    await joost.waitForURL(/\/toen\/groep-\d+\/groepen\/.+\/idee$/);
    await banner(joost, "\\d+");
    await whole(joost, "the group of then");
  });

  await journey.step("one byte that is another is not taken for the history", async () => {
    const page = await journey.page(await journey.context(desktop), { expected: [/./] });
    let changed = 0;
    await page.routeWebSocket(/\/api\/sync/, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((message) => {
        const other = changed === 0 && typeof message !== "string" ? withAnotherByte(message) : null;
        changed += other ? 1 : 0;
        socket.send(other ?? message);
      });
    });
    const { said } = await program.run("invite", "--store", program.store, "--login", "Wim");
    await page.goto(/http\S+/.exec(said)[0].replace(/http:\/\/[^/]+/, origin));
    await page.getByRole("button", { name: "Verder" }).click();
    await page.getByRole("button", { name: "Ik heb dit gelezen" }).click();
    await page.getByText(/past niet bij wat dit apparaat eerder zag/).first().waitFor();
    await menu(page, "Geschiedenis").click();
    await page.getByText("Er klopt iets niet").first().waitFor();
    assert.equal(await page.getByText(/^Gecontroleerd/).count(), 0);
    assert.equal(changed, 1);
    await settled(page);
    await assertAccessible(page, "a history that was changed");
  });
});
