// Groups and help: leaving and forming a group, its helper, joining, a question from the queue to its answer.

import assert from "node:assert/strict";
import { desktop, phone } from "../support/browser.mjs";
import { Journey } from "../support/journey.mjs";
import { assertAccessible, assertWhole, settled } from "../support/page_state.mjs";

const menu = (page, name) => page.getByRole("navigation", { name: "Hoofdmenu" }).first().getByRole("link", { name });
/** What the menu says beside "Hulp" to a helper. */
const waiting = (page, words) => menu(page, /^Hulp/).and(page.locator(`[aria-description="${words}"]`)).waitFor();
const card = (page, name) => page.getByRole("article", { name });
const title = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();

const oldGroup = "Het Appèl";
const newGroup = "Foto's van de stad";
const question = "Hoe zet ik de meldingen uit tijdens een opname?";
const answer = "Zet eerst ‘Niet storen’ aan, bij de instellingen van je telefoon.";

async function whole(page, what) {
  await settled(page);
  await assertWhole(page, what);
  await assertAccessible(page, what);
}

await Journey.run(async (journey) => {
  const { links } = journey.program;
  const joost = await journey.logIn(await journey.context(desktop), links.participant);
  const marleen = await journey.logIn(await journey.context(desktop), links.coordinator);
  const noor = await journey.page(await journey.context(phone), { expected: [/status of 40[14]/] });

  await journey.step("Joost sees his own group first, and why he cannot join another", async () => {
    await menu(joost, /^Groepen/).click();
    await title(joost, "Groepen");
    await card(joost, oldGroup).getByRole("link", { name: "Naar je groep" }).waitFor();
    await joost.getByText("Je zit al in een groep. Wil je wisselen?").first().waitFor();
    assert.equal(await joost.getByRole("button", { name: /^Doe mee/ }).count(), 0);
    await whole(joost, "the groups");
  });

  await journey.step("he leaves it, after a question", async () => {
    await card(joost, oldGroup).getByRole("link", { name: "Naar je groep" }).click();
    await joost.getByRole("navigation", { name: "Van jullie groep" }).getByRole("link", { name: "Groep" }).click();
    await joost.getByRole("button", { name: "Uit de groep gaan" }).click();
    await joost.getByRole("dialog").getByRole("button", { name: "Blijven" }).click();
    await joost.getByRole("dialog").waitFor({ state: "detached" }); // it holds a button of the same name
    await joost.getByRole("button", { name: "Uit de groep gaan" }).click();
    await joost.getByRole("dialog").getByRole("button", { name: "Uit de groep gaan" }).click();
    await title(joost, "Groepen");
    await joost.getByRole("heading", { name: "Alle groepen" }).waitFor();
    await card(joost, oldGroup).getByText("nog 2 plaatsen").waitFor();
    assert.equal(await joost.getByRole("button", { name: /^Doe mee met/ }).count(), 4);
  });

  await journey.step("he forms one; a name that is missing is asked for, one that was typed survives a reload", async () => {
    await joost.getByRole("button", { name: "Groep beginnen" }).click();
    await joost.getByText("Geef je groep een naam.").first().waitFor();
    await joost.getByRole("textbox", { name: /Hoe heet jullie groep/ }).fill(newGroup);
    await settled(joost);
    await joost.reload();
    await title(joost, "Groepen");
    assert.equal(await joost.getByRole("textbox", { name: /Hoe heet jullie groep/ }).inputValue(), newGroup);
    await joost.getByRole("button", { name: "Groep beginnen" }).click();
    await title(joost, newGroup);
  });

  await journey.step("the group chooses its helper, who then sees in the menu how many questions wait", async () => {
    await joost.getByRole("navigation", { name: "Van jullie groep" }).getByRole("link", { name: "Groep" }).click();
    await joost.getByText("Wie wordt jullie vraagbaak?").first().waitFor();
    await joost.getByRole("button", { name: "Maak vraagbaak Joost" }).click();
    await joost.getByText("Joost is nu vraagbaak").first().waitFor();
    await waiting(joost, "1 open vraag");
    await whole(joost, "the people of a group");
  });

  await journey.step("the coordinator sees the new group, and renames it", async () => {
    await menu(marleen, /^Groepen/).click();
    await card(marleen, newGroup).getByText("nog 4 plaatsen").waitFor();
    await card(marleen, newGroup).getByRole("link", { name: newGroup }).click();
    await marleen.getByRole("button", { name: "Naam veranderen" }).click();
    await marleen.getByRole("textbox", { name: "Naam van de groep" }).fill("Foto-activiteit");
    await marleen.getByRole("button", { name: "Opslaan" }).click();
    await title(marleen, "Foto-activiteit");
    await title(joost, "Foto-activiteit");
  });

  await journey.step("somebody new enrols on a phone and joins it", async () => {
    await noor.goto(links.newcomer);
    await noor.getByRole("textbox", { name: /Hoe heet je/ }).fill("Noor");
    await noor.getByRole("button", { name: "Meedoen" }).click();
    await journey.passNotice(noor);
    await noor.getByRole("button", { name: "Ik doe mee" }).click();
    await noor.getByRole("button", { name: "Ik doe mee" }).waitFor({ state: "detached" });
    await menu(noor, /^Groepen/).click();
    await noor.getByRole("button", { name: "Doe mee met Foto-activiteit" }).click();
    await title(noor, "Foto-activiteit");
    await joost.getByRole("listitem").filter({ hasText: "Noor" }).waitFor();
    await whole(noor, "one's own group on a phone");
  });

  await journey.step("Noor asks for help about a Ding, and the question stands in the queue and once in the forum", async () => {
    await noor.goto(new URL("/hulp/nieuw", noor.url()).href);
    await noor.getByRole("button", { name: "Vraag stellen" }).click();
    await noor.getByText("Schrijf je vraag in één zin op.").first().waitFor();
    await noor.getByRole("textbox", { name: /Wat is je vraag/ }).fill(question);
    await noor.getByRole("textbox", { name: /Vertel er meer over/ }).fill("Er ploept steeds een berichtje in beeld.");
    await noor.getByRole("button", { name: "Hoort dit bij een Ding?" }).click();
    await noor.getByRole("radio", { name: "Maak een screencast van twee minuten" }).click();
    await whole(noor, "asking");
    await noor.getByRole("button", { name: "Vraag stellen" }).click();
    await title(noor, question);
    await noor.getByText("Deze vraag wacht op antwoord").first().waitFor();
    await waiting(joost, "2 open vragen");
    await menu(joost, /^Hulp/).click();
    await joost.getByRole("listitem").filter({ hasText: question }).getByText("nog geen reactie").waitFor();
    await whole(joost, "the queue");
    await menu(joost, /^Forum/).click();
    const found = joost.getByRole("listitem").filter({ hasText: question });
    await found.getByText("hulpvraag").waitFor();
    assert.equal(await found.count(), 1);
  });

  await journey.step("Joost answers, Noor marks the answer, and both see it stand out", async () => {
    await joost.getByRole("link", { name: question }).click();
    await joost.getByRole("textbox", { name: "Je reactie" }).fill(answer);
    await joost.getByRole("button", { name: "Plaatsen" }).click();
    await noor.getByText(answer).first().waitFor();
    await noor.getByRole("button", { name: "Dit is het antwoord Joost" }).click();
    for (const page of [noor, joost]) {
      await page.getByText("Deze vraag is beantwoord").first().waitFor();
      await page.getByRole("listitem").filter({ hasText: answer }).getByText("Het antwoord", { exact: true }).waitFor();
    }
    await whole(noor, "an answered question");
    await waiting(joost, "1 open vraag");
  });

  await journey.step("it was not solved after all: the question waits again", async () => {
    await noor.getByRole("button", { name: "Toch nog niet opgelost" }).click();
    await noor.getByText("Deze vraag wacht op antwoord").first().waitFor();
    await waiting(joost, "2 open vragen");
  });

  await journey.step("the coordinator takes Noor out of the group, after a question", async () => {
    await marleen.getByRole("button", { name: "Uit de groep halen Noor" }).click();
    await marleen.getByRole("dialog").getByRole("button", { name: "Uit de groep halen" }).click();
    await marleen.getByRole("listitem").filter({ hasText: "Noor" }).waitFor({ state: "detached" });
    await noor.goto(new URL("/groepen", noor.url()).href);
    await noor.getByRole("button", { name: "Doe mee met Foto-activiteit" }).waitFor();
  });
});
