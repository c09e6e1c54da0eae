// A programme of one's own, from a file to the winner, by three people: what docs/user/eigen-programma.md tells.

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { desktop, phone } from "../support/browser.mjs";
import { Journey } from "../support/journey.mjs";
import { assertAccessible, assertWhole, settled } from "../support/page_state.mjs";

const file = fileURLToPath(new URL("../../../server/demo/programme.json", import.meta.url));

const title = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();
const button = (page, name) => page.getByRole("button", { name });
const fill = (page, name, text) => page.getByRole("textbox", { name }).fill(text);

/** By the menu, and by the page More where the bar has no room. */
async function go(page, name) {
  const bar = page.getByRole("navigation", { name: "Hoofdmenu" }).first();
  await bar.getByRole("link", { name: "Begin" }).waitFor();
  if ((await bar.getByRole("link", { name }).count()) > 0) return bar.getByRole("link", { name }).click();
  await bar.getByRole("link", { name: "Meer" }).click();
  await title(page, "Meer");
  return page.getByRole("main").getByRole("link", { name }).click();
}

async function whole(page, what) {
  await settled(page);
  await assertWhole(page, what);
  await assertAccessible(page, what);
}

async function join(journey, page, link, name) {
  await page.goto(link);
  await fill(page, /Hoe heet je/, name);
  await button(page, "Meedoen").click();
  await journey.passNotice(page);
  await button(page, "Ik doe mee").click();
  await button(page, "Ik doe mee").waitFor({ state: "detached" });
}

async function formGroup(page, name) {
  await go(page, /^Groepen/);
  await fill(page, /Hoe heet jullie groep/, name);
  await button(page, "Groep beginnen").click();
  await title(page, name);
}

async function pitch(page, name, text) {
  await go(page, /^Pitches/);
  await page.getByRole("link", { name: "Schrijf jullie pitch" }).click();
  await button(page, "Schrijf jullie pitch").click();
  await fill(page, /Hoe heet jullie idee/, name);
  await fill(page, /Jullie pitch/, text);
  await button(page, "Pitch inleveren").click();
  await page.getByRole("heading", { level: 2, name }).waitFor();
}

async function vote(page, name) {
  await go(page, "Begin");
  await page.getByRole("link", { name: "Naar de stemming" }).click();
  await page.getByRole("radio", { name }).click();
  await button(page, "Stem uitbrengen").click();
  await page.getByRole("heading", { name: "Je hebt gestemd" }).waitFor();
}

await Journey.run(
  async (journey) => {
    const noor = await journey.page(await journey.context(desktop), { expected: [/status of 401/] });
    const sanne = await journey.page(await journey.context(phone), { expected: [/status of 401/] });
    const yusuf = await journey.page(await journey.context(desktop), { expected: [/status of 401/] });
    let link;

    await journey.step("the coordinator opens the link that import printed, and takes part herself", async () => {
      await noor.goto(journey.program.coordinatorsLink);
      await button(noor, "Verder").click();
      await journey.passNotice(noor);
      await button(noor, "Ik doe mee").click();
      await button(noor, "Ik doe mee").waitFor({ state: "detached" });
      await whole(noor, "a programme on its first day");
    });

    await journey.step("she makes a link for the team", async () => {
      await go(noor, "Coördineren");
      await title(noor, "Coördineren");
      await whole(noor, "coordinating on the first day");
      await noor.getByRole("link", { name: "Mensen uitnodigen" }).click();
      await button(noor, "Link maken").click();
      link = await noor.getByText(/^http:\S+#\S+$/).first().textContent();
    });

    await journey.step("two colleagues come in by it, one of them on a phone", async () => {
      await join(journey, sanne, link, "Sanne");
      await join(journey, yusuf, link, "Yusuf");
      await whole(sanne, "the first day on a phone");
    });

    await journey.step("they form two groups, and the coordinator joins one", async () => {
      await go(sanne, /^Groepen/);
      await sanne.getByText("Nog geen groepen").first().waitFor();
      await whole(sanne, "no groups yet");
      await formGroup(sanne, "De Luisteraars");
      await formGroup(yusuf, "Team Balie");
      await go(noor, /^Groepen/);
      await button(noor, "Doe mee met Team Balie").click();
      await title(noor, "Team Balie");
    });

    await journey.step("they work out an idea", async () => {
      await yusuf.getByRole("navigation", { name: "Van jullie groep" }).getByRole("link", { name: "Idee" }).click();
      await button(yusuf, "Stel een idee voor").click();
      await fill(yusuf, /Jullie idee in een paar woorden/, "Een kwartier hulp, op afspraak");
      await fill(yusuf, /Vertel erover/, "Wie iets met zijn telefoon wil leren, maakt een afspraak aan de balie.");
      await button(yusuf, "Opslaan").click();
      await yusuf.getByRole("heading", { name: "Een kwartier hulp, op afspraak" }).waitFor();
    });

    await journey.step("without two pitches there is no vote, and the coordinator reads why", async () => {
      await go(noor, "Coördineren");
      assert.ok(await button(noor, "Stemronde openen").isDisabled());
      await noor.getByText("Er zijn ten minste twee pitches nodig.").first().waitFor();
    });

    await journey.step("each group hands in a pitch", async () => {
      await pitch(sanne, "Luisterboeken lenen in de bus", "In de bus hangt een code. Wie scant, luistert een half uur mee.");
      await pitch(yusuf, "Een kwartier hulp, op afspraak", "Een vraag over je telefoon? Wij maken er een kwartier voor vrij.");
      await whole(sanne, "an own pitch on a phone");
    });

    await journey.step("the coordinator opens the vote, and all three vote", async () => {
      await button(noor, "Stemronde openen").click();
      await noor.getByRole("dialog").getByRole("button", { name: "Stemronde openen" }).click();
      await noor.getByText("0 van de 3 hebben gestemd").first().waitFor();
      await vote(sanne, /^Luisterboeken/);
      await vote(yusuf, /^Een kwartier/);
      await vote(noor, /^Een kwartier/);
      await whole(sanne, "the receipt on a phone");
    });

    await journey.step("she closes it, and everybody sees the winner", async () => {
      await go(noor, "Coördineren");
      await noor.getByText("3 van de 3 hebben gestemd").first().waitFor();
      await button(noor, "Stemronde sluiten").click();
      await noor.getByRole("dialog").getByRole("button", { name: "Stemronde sluiten" }).click();
      for (const page of [sanne, yusuf]) {
        await page.getByRole("heading", { name: "‘Een kwartier hulp, op afspraak’ wint!" }).waitFor();
        await page.getByText("Jouw stem is meegeteld").first().waitFor();
      }
      await whole(sanne, "the result on a phone");
    });
  },
  { own: { file, coordinator: "Noor" } },
);
