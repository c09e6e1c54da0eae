// The end of the case: the sixteenth participant votes, the coordinator closes the round, both see the unanimous winner.

import assert from "node:assert/strict";
import { desktop, phone } from "../support/browser.mjs";
import { Journey } from "../support/journey.mjs";
import { assertAccessible, assertWhole, settled } from "../support/page_state.mjs";

const menu = (page, name) => page.getByRole("navigation", { name: "Hoofdmenu" }).first().getByRole("link", { name });
const title = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();

const winner = "Digitaal klantcontact: stuur ons een appje";
const code = /^([0-9A-F]{4} ){7}[0-9A-F]{4}$/;

async function whole(page, what) {
  await settled(page);
  await assertWhole(page, what);
  await assertAccessible(page, what);
}

const turnOut = (page, voted) => page.getByText(`${voted} van de 16 hebben gestemd`).first().waitFor();
const shownCode = async (page) => (await page.getByText(code).first().textContent()).trim();

async function choose(page, pitch) {
  await page.getByRole("radio", { name: pitch }).click();
}

await Journey.run(async (journey) => {
  const { links } = journey.program;
  const joost = await journey.logIn(await journey.context(desktop), links.participant);
  const marleen = await journey.logIn(await journey.context(phone), links.coordinator);
  let receipt;

  await journey.step("Joost finds the pitches, and says what he likes about one", async () => {
    await menu(joost, /^Pitches/).click();
    await title(joost, "Pitches");
    await turnOut(joost, 15);
    await whole(joost, "the pitches");
    await joost.getByRole("link", { name: "Foto-activiteit: waar was dit?" }).click();
    await title(joost, "Foto-activiteit: waar was dit?");
    await joost.getByRole("button", { name: "Plaatsen" }).click();
    await joost.getByText("Schrijf eerst je reactie.").first().waitFor();
    await joost.getByRole("textbox", { name: /Je reactie/ }).fill("Die doos foto's: daar wil ik bij zijn!");
    await joost.getByRole("button", { name: "Plaatsen" }).click();
    await joost.getByText("Die doos foto's: daar wil ik bij zijn!").first().waitFor();
    await whole(joost, "a pitch");
  });

  await journey.step("the own pitch stands as it is, because the vote has begun", async () => {
    await joost.goto(new URL("/pitches/mijn", joost.url()).href);
    await title(joost, "Jullie pitch");
    await joost.getByText("De stemming is begonnen. Daarom staan de pitches vast.").first().waitFor();
    assert.equal(await joost.getByRole("button", { name: "Pitch bewerken" }).count(), 0);
    await whole(joost, "the own pitch");
  });

  await journey.step("he votes, after having been asked for a choice", async () => {
    await joost.goto(new URL("/stemmen", joost.url()).href);
    await title(joost, "Stemmen");
    await joost.getByRole("button", { name: "Stem uitbrengen" }).click();
    await joost.getByText("Kies eerst een pitch.").first().waitFor();
    await choose(joost, /^Screencasts maken/);
    await joost.getByRole("button", { name: "Stem uitbrengen" }).click();
    await joost.getByRole("heading", { name: "Je hebt gestemd" }).waitFor();
    await turnOut(joost, 16);
    receipt = await shownCode(joost);
    await whole(joost, "the receipt");
  });

  await journey.step("he changes his mind, and gets another code", async () => {
    await joost.getByRole("button", { name: "Stem wijzigen" }).first().click();
    await choose(joost, new RegExp(`^${winner}`));
    await joost.getByRole("button", { name: "Stem wijzigen" }).last().click();
    await joost.getByText(`Je koos ‘${winner}’.`).first().waitFor();
    await turnOut(joost, 16);
    assert.notEqual(await shownCode(joost), receipt);
    receipt = await shownCode(joost);
    await joost.reload();
    await title(joost, "Stemmen");
    await joost.getByText(receipt).first().waitFor(); // kept on the device
  });

  await journey.step("the coordinator has no vote, and closes the round", async () => {
    await marleen.goto(new URL("/stemmen", marleen.url()).href);
    await marleen.getByText("In deze ronde stem je niet mee").first().waitFor();
    await marleen.goto(new URL("/coordineren", marleen.url()).href);
    await title(marleen, "Coördineren");
    await turnOut(marleen, 16);
    await whole(marleen, "coordinating");
    await marleen.getByRole("button", { name: "Stemronde sluiten" }).click();
    await marleen.getByRole("dialog").getByRole("button", { name: "Stemronde sluiten" }).click();
  });

  await journey.step("both see the unanimous winner", async () => {
    const result = `‘${winner}’ wint, met alle stemmen!`;
    await joost.getByRole("heading", { name: result }).waitFor();
    await marleen.goto(new URL("/stemmen", marleen.url()).href);
    await marleen.getByRole("heading", { name: result }).waitFor();
    await whole(joost, "the result");
    await whole(marleen, "the result on a phone");
  });

  await journey.step("Joost finds his code among all, and everybody can recount", async () => {
    await joost.getByText("Jouw stem is meegeteld").first().waitFor();
    await joost.getByRole("button", { name: "Alle codes" }).click();
    const row = joost.getByRole("row").filter({ hasText: receipt });
    await row.filter({ hasText: winner }).waitFor();
    assert.equal(await joost.getByRole("row").filter({ hasText: winner }).count(), 16);
    await whole(joost, "all codes");
  });
});
