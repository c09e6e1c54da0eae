// Two tabs of one browser share one log, one outbox and one connection; when the one that keeps them is closed, the other
// takes over, and each thing arrives once.

import assert from "node:assert/strict";
import { desktop } from "../support/browser.mjs";
import { Journey } from "../support/journey.mjs";
import { ownThread } from "../support/screens.mjs";

const lost = { expected: [/Failed to load resource|ERR_CONNECTION_REFUSED|40[14]/] };
const saidThere = "Gezegd in het tweede tabblad.";
const saidHere = "Gezegd in het eerste tabblad.";
const offlineThere = "Zonder verbinding, in het tweede tabblad.";
const offlineHere = "Zonder verbinding, in het eerste tabblad.";
const words = [saidThere, saidHere, offlineThere, offlineHere];

async function say(page, text) {
  await page.bringToFront();
  await page.getByRole("textbox", { name: /Je reactie/ }).fill(text);
  await page.getByRole("button", { name: "Plaatsen" }).click();
}

async function seen(page, text) {
  await page.bringToFront(); // a hidden tab draws nothing
  await page.getByText(text).first().waitFor();
  assert.equal(await page.getByText(text).count(), 1, text);
}

await Journey.run(async (journey) => {
  const { program } = journey;
  const { participant, coordinator } = program.links;
  const browser = await journey.context(desktop);
  let first, second, thread, marleen;

  /** Open WebSockets, as the server counts them. */
  const sockets = async () => {
    const figures = await (await fetch(new URL("/metrics", participant))).text();
    return Number(/^verdiep_sockets (\d+)$/m.exec(figures)[1]);
  };
  const untilSockets = async (wanted) => {
    for (let tenths = 0; tenths < 300 && (await sockets()) !== wanted; ++tenths) {
      await new Promise((later) => setTimeout(later, 100));
    }
    assert.equal(await sockets(), wanted);
  };
  const open = async () => {
    const page = await journey.page(browser, lost);
    await page.goto(new URL(thread, participant).href);
    await page.getByRole("heading", { level: 1, name: ownThread }).waitFor();
    return page;
  };

  await journey.step("two tabs are open, and one connection", async () => {
    first = await journey.logIn(browser, participant, lost);
    await first.locator('a[href="/forum"]').first().click();
    thread = await first.getByRole("link", { name: ownThread }).getAttribute("href");
    await first.getByRole("link", { name: ownThread }).click();
    await first.getByRole("heading", { level: 1, name: ownThread }).waitFor();
    second = await open();
    await untilSockets(1);
    assert.equal(await second.getByText("Geen verbinding").count(), 0);
  });

  await journey.step("what is said in one is in the other at once", async () => {
    await say(second, saidThere);
    await seen(first, saidThere);
    await say(first, saidHere);
    await seen(second, saidHere);
    assert.equal(await sockets(), 1);
  });

  await journey.step("without a server both show all that waits", async () => {
    await program.end("SIGKILL");
    await second.bringToFront();
    await second.getByText("Geen verbinding. Wat je doet, wordt hier bewaard").first().waitFor();
    await say(second, offlineThere);
    await second.getByText("Opgeslagen hier").first().waitFor();
    await say(first, offlineHere);
    await seen(first, offlineThere);
    await seen(second, offlineHere);
    await second.getByText("2 acties wachten op verzending").first().waitFor();
  });

  await journey.step("the first tab is closed; the second takes over and sends each once", async () => {
    await first.close();
    await second.getByText("2 acties wachten op verzending").first().waitFor();
    await program.resume();
    await second.getByText("Opgeslagen hier").first().waitFor({ state: "detached", timeout: 90_000 });
    assert.equal(await sockets(), 1);
    marleen = await journey.logIn(await journey.context(desktop), coordinator);
    await marleen.goto(new URL(thread, marleen.url()).href);
    for (const text of words) {
      await seen(marleen, text);
      await seen(second, text);
    }
  });

  await journey.step("what a colleague says comes to a tab that follows", async () => {
    first = await open();
    await say(marleen, "Ik lees mee.");
    await seen(first, "Ik lees mee.");
    await marleen.close();
    await untilSockets(1);
  });

  await journey.step("who logs out in one tab is out in all, and nothing is left", async () => {
    await first.goto(new URL("/ik", participant).href);
    await first.getByRole("button", { name: "Uitloggen" }).click();
    for (const page of [first, second]) {
      await page.bringToFront();
      await page.getByRole("heading", { level: 1, name: "Inloggen" }).waitFor();
    }
    await untilSockets(0);
    const left = await first.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
    assert.deepEqual(left, []);
  });
});
