// Two people in one browser: what one does appears at the other, and survives reload, restart and kill -9.

import assert from "node:assert/strict";
import { desktop, phone } from "../support/browser.mjs";
import { Journey } from "../support/journey.mjs";

const main = (page, name) => page.getByRole("navigation", { name: "Hoofdmenu" }).first().getByRole("link", { name });

await Journey.run(async (journey) => {
  const { links } = journey.program;
  const joostsWindow = await journey.context(desktop); // a window each: a hidden tab draws nothing
  const marleensWindow = await journey.context(desktop);
  const small = await journey.context(phone);
  let joost, marleen, newcomer;

  await journey.step("both open their links", async () => {
    joost = await journey.logIn(joostsWindow, links.participant, { expected: [/401/] });
    marleen = await journey.logIn(marleensWindow, links.coordinator);
    assert.equal(new URL(joost.url()).pathname, "/");
    assert.equal(new URL(joost.url()).hash, "", "the token has left the address");
  });

  await journey.step("the links live side by side in one browser too", async () => {
    const other = await journey.logIn(joostsWindow, links.coordinator);
    await other.getByRole("heading", { level: 1, name: "Hallo Marleen" }).waitFor();
    await joost.bringToFront();
    await joost.reload();
    await joost.getByRole("heading", { level: 1, name: "Hallo Joost" }).waitFor();
    await other.close();
  });

  await journey.step("Joost completes his last must-do with a reflection", async () => {
    await joost.getByRole("link", { name: "WhatsApp: een kanaal of een gesprek?", exact: true }).click();
    await joost.getByRole("textbox", { name: /Wat heb je gemerkt/ }).fill("Een kanaal is iets anders dan een gesprek. 🎉👩🏽‍💻");
    await joost.getByRole("button", { name: "Ding afronden" }).click();
    await joost.getByRole("heading", { name: "Afgerond" }).waitFor();
    await main(joost, "Begin").click();
    await joost.getByText("5 van 5 klaar").first().waitFor();
  });

  await journey.step("Marleen, who coordinates, reads the reflection at once", async () => {
    await main(marleen, "Dingen").click();
    await marleen.getByRole("heading", { level: 1, name: "Dingen" }).waitFor();
    await marleen.getByRole("link", { name: /^WhatsApp: een kanaal/ }).click();
    await marleen.getByText("Een kanaal is iets anders dan een gesprek. 🎉👩🏽‍💻").waitFor();
  });

  await journey.step("Joost begins a thread, and it is on Marleen's screen", async () => {
    await main(joost, "Forum").click();
    await joost.getByRole("link", { name: "Begin een gesprek" }).click();
    await joost.getByRole("textbox", { name: /Waar gaat het over/ }).fill("Wie doet er mee met Ömer Şahin?");
    await joost.getByRole("textbox", { name: /Je bericht/ }).fill("Hij zegt: شكرا voor de hulp.\n\nEn café ë €.");
    await joost.getByRole("button", { name: "Plaatsen" }).click();
    await joost.getByRole("heading", { level: 1, name: "Wie doet er mee met Ömer Şahin?" }).waitFor();
    await main(marleen, "Forum").click();
    await marleen.getByRole("link", { name: "Wie doet er mee met Ömer Şahin?", exact: true }).click();
    await marleen.getByText("شكرا").waitFor();
  });

  await journey.step("Marleen answers by keyboard alone", async () => {
    const field = marleen.getByRole("textbox", { name: /Je reactie/ });
    await field.focus();
    await marleen.keyboard.type("Ik kom ook.");
    await marleen.keyboard.press("Tab");
    await marleen.keyboard.press("Enter");
    await joost.getByText("Ik kom ook.").waitFor();
    assert.equal(await field.inputValue(), "", "the field is empty again");
  });

  await journey.step("Marleen revises her post, and Joost sees it", async () => {
    await marleen.getByRole("button", { name: /^Bewerken/ }).last().click();
    await marleen.getByRole("textbox", { name: "Je bericht bewerken" }).fill("Ik kom ook, om drie uur.");
    await marleen.getByRole("button", { name: "Opslaan" }).click();
    await joost.getByText("Ik kom ook, om drie uur.").waitFor();
    await joost.getByText("bewerkt").waitFor();
  });

  await journey.step("a draft survives a reload", async () => {
    await joost.getByRole("textbox", { name: /Je reactie/ }).fill("Nog niet af");
    await joost.waitForTimeout(200); // the write to the device
    await joost.reload();
    await joost.getByRole("heading", { level: 1, name: "Wie doet er mee met Ömer Şahin?" }).waitFor();
    assert.equal(await joost.getByRole("textbox", { name: /Je reactie/ }).inputValue(), "Nog niet af");
  });

  await journey.step("what is written while the server is gone waits, and arrives once after kill -9 and restart", async () => {
    await journey.program.end("SIGKILL");
    await joost.getByText("Geen verbinding. Wat je doet, wordt hier bewaard en later verstuurd.").waitFor();
    await joost.getByRole("textbox", { name: /Je reactie/ }).fill("Geschreven zonder verbinding.");
    await joost.getByRole("button", { name: "Plaatsen" }).click();
    await joost.getByText("Opgeslagen hier").waitFor();
    await journey.program.resume();
    await marleen.getByText("Geschreven zonder verbinding.").waitFor({ timeout: 90_000 });
    await joost.getByText("Opgeslagen hier").waitFor({ state: "detached" });
    assert.equal(await marleen.getByText("Geschreven zonder verbinding.").count(), 1);
    assert.equal(await marleen.getByText("Ik kom ook, om drie uur.").count(), 1, "the acknowledged is still there");
  });

  await journey.step("somebody new joins on a phone by touch, enrols, and is seen", async () => {
    newcomer = await journey.page(small);
    await newcomer.goto(links.newcomer);
    await newcomer.getByRole("textbox", { name: /Hoe heet je/ }).fill("Noor");
    await newcomer.getByRole("button", { name: "Meedoen" }).tap();
    await journey.passNotice(newcomer);
    await newcomer.getByRole("heading", { level: 1, name: "Hallo Noor" }).waitFor();
    await newcomer.getByRole("button", { name: "Ik doe mee" }).tap();
    await newcomer.getByText("0 van 5 klaar").waitFor();
    await main(marleen, "Begin").click();
    await marleen.getByText("Noor doet mee").waitFor();
  });

  await journey.step("Marleen locks the thread, and nobody can answer there", async () => {
    await main(marleen, "Forum").click();
    await marleen.getByRole("link", { name: "Wie doet er mee met Ömer Şahin?", exact: true }).click();
    await marleen.getByRole("button", { name: "Gesprek sluiten" }).click();
    await joost.getByText("Dit gesprek is gesloten. Lezen kan wel, reageren niet.").waitFor();
  });

  await journey.step("Joost removes his post, and Marleen sees that there was one", async () => {
    await joost.getByRole("button", { name: /^Verwijderen/ }).last().click();
    await joost.getByRole("dialog").getByRole("button", { name: "Verwijderen" }).click();
    await marleen.getByText("Dit bericht is verwijderd.").waitFor();
    assert.equal(await marleen.getByText("Geschreven zonder verbinding.").count(), 0);
  });

  await journey.step("Joost logs out in another tab, and the first one leaves too", async () => {
    const other = await journey.page(joostsWindow, { expected: [/401/] });
    await other.goto(new URL("/ik", joost.url()).href);
    await other.getByRole("button", { name: "Uitloggen" }).click();
    await other.getByRole("heading", { level: 1, name: "Inloggen" }).waitFor();
    await joost.getByRole("heading", { level: 1, name: "Inloggen" }).waitFor();
  });
});
