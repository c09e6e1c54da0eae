// What a coordinator does up to the vote: the goal, the people, links, presenting, and a vote that ends in a tie.

import assert from "node:assert/strict";
import { desktop } from "../support/browser.mjs";
import { Journey } from "../support/journey.mjs";
import { assertAccessible, assertWhole, settled } from "../support/page_state.mjs";

const title = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();
const button = (page, name) => page.getByRole("button", { name });

async function open(page, route, heading) {
  await page.goto(new URL(route, page.url()).href);
  await title(page, heading);
}

async function whole(page, what) {
  await settled(page);
  await assertWhole(page, what);
  await assertAccessible(page, what);
}

async function vote(page, pitch) {
  await open(page, "/stemmen", "Stemmen");
  await page.getByRole("radio", { name: pitch }).click();
  await button(page, "Stem uitbrengen").click();
  await page.getByRole("heading", { name: "Je hebt gestemd" }).waitFor();
}

async function closeRound(page) {
  await open(page, "/coordineren", "Coördineren");
  await button(page, "Stemronde sluiten").click();
  await page.getByRole("dialog").getByRole("button", { name: "Stemronde sluiten" }).click();
}

const goal = "Over een half jaar helpt iedereen aan de balie ook online.";
const revised = "Digitaal klantcontact: app ons gerust";
const rival = /^Screencasts maken/;

await Journey.run(
  async (journey) => {
    const { links } = journey.program;
    const joost = await journey.logIn(await journey.context(desktop), links.participant);
    const marleen = await journey.logIn(await journey.context(desktop), links.coordinator);

    await journey.step("who is no coordinator is told so", async () => {
      await open(joost, "/coordineren", "Dit is voor coördinatoren");
      assert.equal(await joost.getByRole("link", { name: "Coördineren" }).count(), 0);
    });

    await journey.step("the goal is changed, and everybody reads it", async () => {
      await open(marleen, "/coordineren", "Coördineren");
      await button(marleen, "Doel aanpassen").click();
      await marleen.getByRole("textbox", { name: /Het doel in het Nederlands/ }).fill("");
      await marleen.getByRole("textbox", { name: /Het doel in het Engels/ }).fill("");
      await button(marleen, "Opslaan").click();
      await marleen.getByText("Schrijf het doel in ten minste één taal.").first().waitFor();
      await marleen.getByRole("textbox", { name: /Het doel in het Nederlands/ }).fill(goal);
      await button(marleen, "Opslaan").click();
      await button(marleen, "Doel aanpassen").waitFor();
      await joost.goto(new URL("/", joost.url()).href);
      await joost.getByText(goal).first().waitFor();
    });

    await journey.step("a link is made, copied by hand or eye, and revoked", async () => {
      await open(marleen, "/coordineren/uitnodigen", "Mensen uitnodigen");
      await marleen.getByRole("textbox", { name: /Hoe vaak/ }).fill("vaak");
      await button(marleen, "Link maken").click();
      await marleen.getByText("Vul een heel getal in.").first().waitFor();
      await marleen.getByRole("textbox", { name: /Hoe vaak/ }).fill("3");
      await button(marleen, "Link maken").click();
      await marleen.getByRole("img", { name: "QR-code van de link" }).waitFor();
      await marleen.getByText("nog 3 keer te gebruiken").waitFor();
      await whole(marleen, "a link just made");
      await marleen.getByRole("link", { name: "Blad met de code" }).click();
      await button(marleen, "Afdrukken").waitFor();
      await whole(marleen, "the sheet");
      await open(marleen, "/coordineren/uitnodigen", "Mensen uitnodigen");
      const made = marleen.getByRole("listitem").filter({ hasText: "nog 3 keer te gebruiken" });
      await made.getByRole("button", { name: /^Intrekken/ }).click();
      await marleen.getByRole("dialog").getByRole("button", { name: "Intrekken" }).click();
      await made.waitFor({ state: "detached" });
    });

    await journey.step("a person is found, gets a role and a way back in", async () => {
      await open(marleen, "/coordineren/mensen", "Mensen");
      await marleen.getByRole("textbox", { name: /Zoek op naam/ }).or(marleen.getByRole("searchbox")).fill("joost");
      await marleen.getByText("1 persoon").waitFor();
      await button(marleen, "Beheren Joost").click();
      await button(marleen, /^Geef rol controleur/).click();
      await button(marleen, /^Neem rol controleur af/).waitFor();
      await button(marleen, /^Nieuwe inloglink maken/).click();
      await marleen.getByRole("img", { name: "QR-code van de link" }).waitFor();
      await whole(marleen, "a person who is managed");
      await button(marleen, /^Neem rol controleur af/).click();
      await button(marleen, /^Geef rol controleur/).waitFor();
    });

    await journey.step("the last coordinator stays one, and reads why", async () => {
      await marleen.getByRole("searchbox").or(marleen.getByRole("textbox", { name: /Zoek/ })).fill("marleen");
      await button(marleen, "Beheren Marleen").click();
      await button(marleen, /^Neem rol coördinator af/).click();
      await marleen.getByText("Dit is de laatste coördinator. Maak eerst iemand anders coördinator.").waitFor();
    });

    await journey.step("a pitch is revised, and its turn comes with a key", async () => {
      await open(joost, "/pitches/mijn", "Jullie pitch");
      await button(joost, "Pitch bewerken").click();
      await joost.getByRole("textbox", { name: /Hoe heet jullie idee/ }).fill(revised);
      await button(joost, "Opslaan").click();
      await joost.getByRole("heading", { name: revised }).waitFor();
      await open(marleen, "/pitches/presenteren", "Presenteren");
      await marleen.getByText("Pitch 4 van 4").waitFor(); // the story left it there
      await marleen.keyboard.press("PageUp");
      await marleen.getByText("Pitch 3 van 4").waitFor();
      await marleen.keyboard.press("ArrowRight");
      await marleen.getByText("Pitch 4 van 4").waitFor();
      await marleen.keyboard.press("ArrowLeft");
      await marleen.getByText("Pitch 3 van 4").waitFor();
      await button(marleen, /^Omlaag Foto-activiteit/).click();
      await marleen.getByText("Pitch 4 van 4").waitFor(); // it is still their turn, in another place
      await button(marleen, "Start").click();
      await button(marleen, "Pauze").click();
      await whole(marleen, "presenting");
      await open(joost, "/pitches", "Pitches");
      await joost.getByText("nu aan de beurt").first().waitFor();
    });

    await journey.step("a round opens on two pitches, for whoever takes part now", async () => {
      await marleen.goto(new URL("/", marleen.url()).href);
      await button(marleen, "Ik doe mee").click();
      await button(marleen, "Ik doe mee").waitFor({ state: "detached" });
      await open(marleen, "/coordineren", "Coördineren");
      for (const other of [/^Livestreaming/, /^Foto-activiteit/]) await marleen.getByRole("checkbox", { name: other }).click();
      await whole(marleen, "a round about to open");
      await button(marleen, "Stemronde openen").click();
      await marleen.getByRole("dialog", { name: "Stemronde over 2 pitches openen?" }).waitFor();
      await marleen.getByRole("dialog").getByRole("button", { name: "Stemronde openen" }).click();
      await marleen.getByText("0 van de 17 hebben gestemd").first().waitFor();
    });

    await journey.step("a tie is told, and the runoff decides", async () => {
      await vote(joost, revised);
      await vote(marleen, rival);
      await closeRound(marleen);
      await joost.getByRole("heading", { name: /^Gelijkspel: 2 pitches/ }).waitFor();
      await whole(joost, "a tie");
      await marleen.getByText("Er is nog geen winnaar.").first().waitFor();
      await button(marleen, "Herstemming openen").click();
      await marleen.getByRole("dialog").getByRole("button", { name: "Herstemming openen" }).click();
      await vote(joost, revised);
      await vote(marleen, revised);
      await closeRound(marleen);
      await joost.getByRole("heading", { name: `‘${revised}’ wint, met alle stemmen!` }).waitFor();
      await joost.getByRole("heading", { name: "Eerdere rondes" }).waitFor();
    });
  },
  { until: "closing_session" },
);
