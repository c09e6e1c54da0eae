// What two people do at once, also while one of them is offline: nothing that was typed is lost, what was refused comes
// back with its reason, to edit and to send again, and holds nothing up.

import assert from "node:assert/strict";
import { desktop, phone } from "../support/browser.mjs";
import { offline, severable } from "../support/connection.mjs";
import { Journey } from "../support/journey.mjs";
import { assertAccessible, assertWhole, settled } from "../support/page_state.mjs";
import { ownThread } from "../support/screens.mjs";

const group = "Het Appèl";
const question = "Wat willen jullie bereiken?";
const goal = "Wie ons appt, krijgt dezelfde dag antwoord.";

const menu = (page, name) => page.getByRole("navigation", { name: "Hoofdmenu" }).first().getByRole("link", { name });
const title = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();
const button = (page, name) => page.getByRole("button", { name });
const section = (page) => page.getByRole("article", { name: "Doel" });
const field = (page) => section(page).getByRole("textbox", { name: question });
const refusal = (page, words) => page.getByRole("region", { name: "Niet gelukt" }).getByText(words).first();

/** To the page that `other` shows; everybody has an address of their own. */
const follow = (page, other) => page.goto(new URL(new URL(other.url()).pathname, page.url()).href);

async function whole(page, what) {
  await settled(page);
  await assertWhole(page, what);
  await assertAccessible(page, what);
}

async function openPlan(page) {
  await menu(page, /^Groepen/).click();
  await page.getByRole("link", { name: "Naar je groep" }).click();
  await page.getByRole("navigation", { name: "Van jullie groep" }).getByRole("link", { name: "Plan" }).click();
  await section(page).waitFor();
}

async function revise(page, text) {
  await button(section(page), "Aanpassen Doel").click();
  await field(page).fill(text);
}

/** What a text says of itself until its event has come. */
const underWay = /Opgeslagen hier|Onderweg/;

const save = (page) => button(section(page), "Opslaan Doel").click();

await Journey.run(async (journey) => {
  const { links } = journey.program;
  const joostsWindow = await journey.context(desktop);
  const noorsWindow = await journey.context(phone);
  const severJoost = await severable(joostsWindow);
  const severNoor = await severable(noorsWindow);
  const joost = await journey.logIn(joostsWindow, links.participant, offline);
  const marleen = await journey.logIn(await journey.context(desktop), links.coordinator);
  const noor = await journey.page(noorsWindow, { expected: [...offline.expected, /status of 40[14]/] });

  await journey.step("two who are in no group yet take part", async () => {
    await noor.goto(links.newcomer);
    await noor.getByRole("textbox", { name: /Hoe heet je/ }).fill("Noor");
    await button(noor, "Meedoen").click();
    await journey.passNotice(noor);
    for (const page of [noor, marleen]) {
      await button(page, "Ik doe mee").click();
      await button(page, "Ik doe mee").waitFor({ state: "detached" });
    }
  });

  await journey.step("both take the last place of a group, one of them offline: that one is told what to do", async () => {
    await menu(noor, /^Groepen/).click();
    await title(noor, "Groepen");
    await severNoor(true);
    await noor.getByText("Geen verbinding.").first().waitFor();
    await button(noor, `Doe mee met ${group}`).click();
    await title(noor, group);
    await menu(marleen, /^Groepen/).click();
    await button(marleen, `Doe mee met ${group}`).click();
    await title(marleen, group);
    await menu(noor, /^Forum/).click();
    await noor.getByRole("link", { name: ownThread }).click();
    await noor.getByRole("textbox", { name: /Je reactie/ }).fill("Getypt in de trein.");
    await button(noor, "Plaatsen").click();
    await severNoor(false);
    await refusal(noor, /^Deze groep is vol: er kunnen 5 mensen in\. Kies een andere groep/).waitFor();
    await whole(noor, "a place that was taken");
    await follow(joost, noor);
    await joost.getByText("Getypt in de trein.").waitFor(); // what came after it was not held up
    await button(noor, "Weggooien").click();
    await noor.getByRole("dialog").getByRole("button", { name: "Weggooien" }).click();
    await noor.getByRole("heading", { name: "Niet gelukt" }).waitFor({ state: "detached" });
  });

  await journey.step("two write one section: the second sees it coming, and what is saved holds the words of both", async () => {
    await openPlan(joost);
    await openPlan(marleen);
    await revise(joost, goal);
    await save(joost);
    await section(marleen).getByText(goal).waitFor();
    await revise(joost, `${goal} Ook in het weekend.`);
    await revise(marleen, `Ons doel: ${goal}`);
    await save(marleen);
    await section(joost).getByText("Marleen heeft dit intussen aangepast.").first().waitFor();
    await whole(joost, "somebody saved meanwhile");
    await save(joost);
    await section(joost).getByText("Samengevoegd met de tekst van Marleen").first().waitFor();
    assert.equal(await field(joost).inputValue(), `Ons doel: ${goal} Ook in het weekend.`);
    await whole(joost, "a merged draft");
    await save(joost);
    await section(marleen).getByText(`Ons doel: ${goal} Ook in het weekend.`).waitFor();
    await section(joost).getByText(underWay).waitFor({ state: "detached" }); // his own screen knows it too
  });

  await journey.step("one of them was offline: the version that lost comes back, wherever they are by then", async () => {
    await severJoost(true);
    await joost.getByText("Geen verbinding.").first().waitFor();
    await revise(joost, `Ons doel: ${goal} Ook in het weekend. Joost zorgt voor de telefoon.`);
    await save(joost);
    await section(joost).getByText("Opgeslagen hier").waitFor();
    await revise(marleen, `Ons grote doel: ${goal} Ook in de vakantie.`);
    await save(marleen);
    await button(section(marleen), "Aanpassen Doel").waitFor();
    await menu(joost, /^Forum/).click();
    await title(joost, "Forum");
    await severJoost(false);
    await refusal(joost, /^Iemand anders heeft dit intussen aangepast\./).waitFor();
    await whole(joost, "a refused version, far from the plan");
    await joost.reload();
    await joost.getByRole("link", { name: "Voeg de teksten samen" }).click();
    await section(joost).getByText("Marleen paste dit aan voordat jouw versie aankwam.").first().waitFor();
    await whole(joost, "a refused version");
  });

  await journey.step("merged, it holds every word of both", async () => {
    await button(section(joost), "Voeg de teksten samen").click();
    await field(joost).waitFor();
    const merged = await field(joost).inputValue();
    for (const words of ["grote", "de vakantie", "het weekend", "Joost zorgt voor de telefoon"]) {
      assert.ok(merged.includes(words), `"${words}" is not in "${merged}"`);
    }
    await save(joost);
    await section(marleen).getByText("Joost zorgt voor de telefoon").waitFor();
    assert.equal(await joost.getByRole("heading", { name: "Niet gelukt" }).count(), 0);
  });

  await journey.step("a post that was refused is edited, and sent again when it can be", async () => {
    await menu(joost, /^Forum/).click();
    await joost.getByRole("link", { name: ownThread }).click();
    await title(joost, ownThread);
    await severJoost(true);
    await joost.getByText("Geen verbinding.").first().waitFor();
    await joost.getByRole("textbox", { name: /Je reactie/ }).fill("Zonder bereik geschreven.");
    await button(joost, "Plaatsen").click();
    await follow(marleen, joost);
    await button(marleen, "Gesprek sluiten").click();
    await button(marleen, "Gesprek weer openen").waitFor();
    await severJoost(false);
    await refusal(joost, "Dit gesprek is intussen gesloten.").waitFor();
    await button(joost, "Bewerken").last().click();
    await joost.getByRole("textbox", { name: "Wat je schreef" }).fill("Alsnog, met bereik.");
    await whole(joost, "editing what was refused");
    await joost.reload();
    await joost.getByRole("textbox", { name: "Wat je schreef" }).waitFor();
    assert.equal(await joost.getByRole("textbox", { name: "Wat je schreef" }).inputValue(), "Alsnog, met bereik.");
    await button(marleen, "Gesprek weer openen").click();
    await joost.getByRole("textbox", { name: /Je reactie/ }).waitFor(); // it is open here too
    await button(joost, "Probeer opnieuw").click();
    await marleen.getByText("Alsnog, met bereik.").waitFor();
    await joost.getByRole("heading", { name: "Niet gelukt" }).waitFor({ state: "detached" });
    assert.equal(await marleen.getByText("Zonder bereik geschreven.").count(), 0);
  });
});
