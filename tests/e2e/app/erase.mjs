// A person is erased while others look: their words go from every screen and device at once, and the history still proves.

import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { desktop } from "../support/browser.mjs";
import { Journey } from "../support/journey.mjs";
import { settled } from "../support/page_state.mjs";
import { doneDing, ownThread } from "../support/screens.mjs";

const title = "Zullen we dinsdag een kwartiertje proeven?";
const words = "Ik neem de spekkoek van tante Sjaan mee, en een geurtje bergamot.";
const reflection = "Ik koos 'lid worden'."; // from the demo

const draft = "Wat een goed plan, ik neem servetten mee.";
const forgotten = [title, words, reflection, "Hoelang bewaren we chats", "Joost"];
// What others wrote stays theirs, his first name in it too: they may keep that on their devices.
const written = [...forgotten.filter((text) => text !== "Joost"), "Joost, informatie en collectie"];

async function filesUnder(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** Which of the texts are anywhere in the files of the folder, as UTF-8. */
async function foundIn(folder, texts) {
  const found = new Set();
  for (const file of await filesUnder(folder)) {
    const bytes = await readFile(file);
    for (const text of texts) if (bytes.includes(text)) found.add(`${text} in ${file}`);
  }
  return [...found];
}

/** Which of the texts the device's databases hold, in keys or values. */
function foundOnDevice(page, texts) {
  return page.evaluate(async (wanted) => {
    const answer = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const found = new Set();
    const look = (value) => {
      const said = typeof value === "string" ? value : new TextDecoder().decode(value);
      for (const text of wanted) if (said.includes(text)) found.add(text);
    };
    for (const { name } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const held = database.transaction(store).objectStore(store);
        (await answer(held.getAll())).forEach(look);
        (await answer(database.transaction(store).objectStore(store).getAllKeys())).forEach(look);
      }
      database.close();
    }
    return [...found];
  }, texts);
}

/** The device deletes within a write of its own: soon after the screen, before it tells the server. */
async function untilForgotten(page, texts) {
  while ((await foundOnDevice(page, texts)).length > 0) await page.waitForTimeout(100);
}

const checkpoint = async (store) => {
  const [stream] = await readdir(join(store, "checkpoints"));
  const file = join(store, "checkpoints", stream);
  const note = await readFile(file, "utf8");
  return { file, note, size: Number(note.split("\n")[1]) };
};

await Journey.run(async (journey) => {
  const { program } = journey;
  const joostsWindow = await journey.context(desktop);
  const marleensWindow = await journey.context(desktop);
  const joost = await journey.logIn(joostsWindow, program.links.participant, { expected: [/no longer ours/, /40[13]/] });
  const marleen = await journey.logIn(marleensWindow, program.links.coordinator);
  const posts = () => marleen.getByRole("list", { name: "Forum" }).getByRole("listitem");
  let signed;

  await journey.step("Joost writes once more, and Marleen reads it", async () => {
    await joost.goto(new URL("/forum/nieuw", joost.url()).href);
    await joost.getByRole("textbox", { name: /Waar gaat het over/ }).fill(title);
    await joost.getByRole("textbox", { name: /Je bericht/ }).fill(words);
    await joost.getByRole("button", { name: "Plaatsen" }).click();
    await joost.getByRole("heading", { level: 1, name: title }).waitFor();
    await joost.getByText(/Bezig met opslaan|Opgeslagen hier|Onderweg|wacht op verzending/).first().waitFor({ state: "detached" });
    await marleen.getByRole("link", { name: new RegExp(title.slice(0, 20)) }).first().click();
    await marleen.getByText(words).waitFor();
  });

  await journey.step("the history is signed, and Marleen's device keeps what she may read", async () => {
    signed = await checkpoint(program.store);
    await marleen.getByRole("textbox", { name: /Je reactie/ }).fill(draft);
    while (!(await foundOnDevice(marleen, [draft])).includes(draft)); // shows that words on a device are found
    while ((await foundOnDevice(marleen, written)).length < written.length) await marleen.waitForTimeout(100);
  });

  await journey.step("he is erased, and Marleen sees it at once", async () => {
    const { code, said } = await program.run("erase", "--store", program.store, "--yes", "Joost");
    assert.equal(code, 0, said);
    assert.match(said, /Erased: the name and all words/);
    await marleen.getByRole("heading", { level: 1, name: "verwijderd" }).waitFor();
    await posts().first().getByText("Verwijderd persoon").waitFor();
    await posts().first().getByText("verwijderd", { exact: true }).waitFor();
    assert.equal(await marleen.getByText(words).count(), 0);
  });

  await journey.step("in every thread, at every Ding", async () => {
    await marleen.getByRole("navigation", { name: "Hoofdmenu" }).first().getByRole("link", { name: "Forum" }).click();
    await marleen.getByRole("heading", { level: 1, name: "Forum" }).waitFor();
    assert.equal(await marleen.getByRole("link", { name: ownThread }).count(), 0);
    await marleen.getByRole("navigation", { name: "Hoofdmenu" }).first().getByRole("link", { name: "Dingen" }).click();
    await marleen.getByRole("link", { name: doneDing }).click();
    await marleen.getByText("Verwijderd persoon").first().waitFor();
    assert.equal(await marleen.getByText(reflection).count(), 0);
  });

  await journey.step("his own device is told, and keeps nothing", async () => {
    await joost.getByText("Je hoort niet meer bij dit programma.").waitFor();
    assert.equal(await joost.getByText(words).count(), 0);
    await untilForgotten(joost, forgotten);
    assert.equal(await joost.evaluate(() => localStorage.getItem("session")), null);
  });

  await journey.step("nothing of him is on Marleen's device, and nothing comes back with a reload", async () => {
    await untilForgotten(marleen, written);
    await marleen.reload();
    await marleen.getByRole("heading", { level: 1, name: doneDing }).waitFor();
    await settled(marleen);
    assert.deepEqual(await foundOnDevice(marleen, written), []);
    assert.equal(await marleen.getByText("niet eens over de stand").count(), 0, "the state is what the server says");
  });

  await journey.step("no file of the store holds a word of his, and all is whole", async () => {
    await joostsWindow.close();
    await marleensWindow.close();
    await program.end();
    assert.deepEqual(await foundIn(program.store, forgotten), []);
    const { code, said } = await program.run("verify", "--store", program.store);
    assert.equal(code, 0, said);
    assert.match(said, /Nothing is damaged/);
  });

  await journey.step("up to the erasure the records still have the root that was signed before it", async () => {
    const now = await checkpoint(program.store);
    await writeFile(now.file, signed.note); // what somebody noted down in time
    const { code, said } = await program.run("verify", "--store", program.store);
    assert.equal(code, 0, said);
    assert.ok(Number(/(\d+) records/.exec(said)[1]) > signed.size, said);
  });
});
