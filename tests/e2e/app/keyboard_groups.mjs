// With the keyboard alone: one's group, help, the pitches, the vote, and what the coordinator does about them.

import assert from "node:assert/strict";
import { desktop } from "../support/browser.mjs";
import { Journey } from "../support/journey.mjs";
import { assertHeading, backTo, focus, press, tabTo } from "../support/keyboard.mjs";
import { assertWhole, settled } from "../support/page_state.mjs";

const group = "Het Appèl";
const pitch = "Foto-activiteit: waar was dit?";
const winner = "Digitaal klantcontact: stuur ons een appje";

/** From anywhere, by the menu. */
async function visit(page, name, heading) {
  await backTo(page, /^Naar de inhoud$/);
  await tabTo(page, name, /^a$/);
  await press(page, "Enter");
  await assertHeading(page, heading);
}

async function type(page, name, tag, text) {
  await tabTo(page, name, tag);
  await page.keyboard.type(text);
}

/** A question is asked in a dialog: the focus is in it, and `name` says yes. */
async function confirm(page, name) {
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await settled(page);
  assert.ok(await dialog.evaluate((element) => element.contains(document.activeElement)));
  await tabTo(page, name, /^button$/);
  await press(page, "Enter");
  await dialog.waitFor({ state: "detached" });
}

await Journey.run(async (journey) => {
  const { links } = journey.program;
  const joost = await journey.logIn(await journey.context(desktop), links.participant);
  const marleen = await journey.logIn(await journey.context(desktop), links.coordinator);

  await journey.step("to the own group, and along its pages", async () => {
    await visit(joost, /^Groepen/, "Groepen");
    await tabTo(joost, /^Naar je groep$/, /^a$/);
    await press(joost, "Enter");
    await assertHeading(joost, group);
    await tabTo(joost, /^Plan$/, /^a$/);
    await press(joost, "Enter");
    await joost.waitForURL(/plan$/);
    await settled(joost);
  });

  await journey.step("a section of the plan is opened, written and saved; the focus goes where the work is", async () => {
    await tabTo(joost, /^(Aanpassen|Invullen) Voor wie$/, /^button$/);
    await press(joost, "Enter");
    assert.equal((await focus(joost)).tag, "textarea");
    await joost.keyboard.press("Control+A");
    await joost.keyboard.type("Voor wie liever appt dan belt.");
    await tabTo(joost, /^Opslaan Voor wie$/, /^button$/);
    await press(joost, "Enter");
    await joost.getByRole("article", { name: "Voor wie" }).getByText("Voor wie liever appt dan belt.").waitFor();
    await settled(joost);
    assert.ok(!(await focus(joost)).lost, "the field is gone, the focus is not");
  });

  await journey.step("the idea is opened and left as it was", async () => {
    await backTo(joost, /^Idee$/);
    await press(joost, "Enter");
    await joost.waitForURL(/idee$/);
    await settled(joost);
    await tabTo(joost, /^Aanpassen$/, /^button$/);
    await press(joost, "Enter");
    assert.equal((await focus(joost)).tag, "input");
    await tabTo(joost, /^Annuleren$/, /^button$/);
    await press(joost, "Enter");
    await settled(joost);
    assert.ok(!(await focus(joost)).lost, "the form is gone, the focus is not");
  });

  await journey.step("a question for the helpers", async () => {
    await visit(joost, /^Hulp/, "Hulp");
    await tabTo(joost, /^Stel een vraag$/, /^a$/);
    await press(joost, "Enter");
    await settled(joost);
    await type(joost, /^Wat is je vraag/, /^input$/, "Hoe zet ik het geluid aan?");
    await type(joost, /^Vertel er meer over/, /^textarea$/, "Ik hoor niets.");
    await tabTo(joost, /^Vraag stellen$/, /^button$/);
    await press(joost, "Enter");
    await assertHeading(joost, "Hoe zet ik het geluid aan?");
  });

  await journey.step("a pitch is read, and gets a remark of another kind", async () => {
    await visit(joost, /^Pitches/, "Pitches");
    await tabTo(joost, new RegExp(`^${pitch.slice(0, 15)}`), /^a$/);
    await press(joost, "Enter");
    await assertHeading(joost, pitch);
    await tabTo(joost, /^Lof/, /^input$/);
    await press(joost, "ArrowDown");
    assert.ok(await joost.getByRole("radio", { name: /^Vraag/ }).isChecked());
    await type(joost, /^Je reactie/, /^textarea$/, "Welke straten eerst?");
    await tabTo(joost, /^Plaatsen$/, /^button$/);
    await press(joost, "Enter");
    await joost.getByText("Welke straten eerst?").first().waitFor();
  });

  await journey.step("the vote", async () => {
    await visit(joost, /^Pitches/, "Pitches");
    await tabTo(joost, /^Nu stemmen$/, /^a$/);
    await press(joost, "Enter");
    await assertHeading(joost, "Stemmen");
    const now = await press(joost, "Tab");
    assert.equal(now.tag, "input", "the choice comes first");
    for (let stop = 0; stop < 5 && !(await joost.getByRole("radio", { name: winner }).isChecked()); ++stop) {
      await press(joost, "ArrowDown");
    }
    await tabTo(joost, /^Stem uitbrengen$/, /^button$/);
    await press(joost, "Enter");
    await joost.getByRole("heading", { name: "Je hebt gestemd" }).waitFor();
    await settled(joost);
    assert.ok(!(await focus(joost)).lost, "the form is gone, the focus is not");
  });

  await journey.step("the coordinator leads the presenting", async () => {
    await visit(marleen, /^Pitches/, "Pitches");
    await tabTo(marleen, /^Presenteren$/, /^a$/);
    await press(marleen, "Enter");
    await assertHeading(marleen, "Presenteren");
    await press(marleen, "ArrowLeft");
    await marleen.getByText("Pitch 3 van 4").waitFor();
    await tabTo(marleen, /^Start$/, /^button$/);
    await press(marleen, "Enter");
    await marleen.getByRole("button", { name: "Pauze" }).waitFor();
    await marleen.keyboard.press("Enter");
    await marleen.getByRole("button", { name: "Start" }).waitFor();
  });

  await journey.step("she closes the round, after a question in which the focus is held", async () => {
    await visit(marleen, /^Coördineren/, "Coördineren");
    await tabTo(marleen, /^Stemronde sluiten$/, /^button$/);
    await press(marleen, "Enter");
    await confirm(marleen, /^Stemronde sluiten$/);
    await marleen.getByText(`‘${winner}’ wint, met alle stemmen!`).first().waitFor();
    await settled(marleen);
    assert.ok(!(await focus(marleen)).lost, "the button is gone, the focus is not");
  });

  await journey.step("she makes a link, and finds a person", async () => {
    await backTo(marleen, /^Mensen uitnodigen$/);
    await press(marleen, "Enter");
    await assertHeading(marleen, "Mensen uitnodigen");
    await tabTo(marleen, /^Link maken$/, /^button$/);
    await press(marleen, "Enter");
    await marleen.getByRole("img", { name: "QR-code van de link" }).waitFor();
    await settled(marleen);
    assert.ok(!(await focus(marleen)).lost);
    await visit(marleen, /^Coördineren/, "Coördineren");
    await tabTo(marleen, /^Mensen$/, /^a$/);
    await press(marleen, "Enter");
    await assertHeading(marleen, "Mensen");
    await type(marleen, /^Zoek op naam/, /^input$/, "joost");
    await tabTo(marleen, /^Beheren Joost$/, /^button$/);
    await press(marleen, "Enter");
    await tabTo(marleen, /^Geef rol controleur/, /^button$/);
    await press(marleen, "Enter");
    await marleen.getByRole("button", { name: /^Neem rol controleur af/ }).waitFor();
    await settled(marleen);
    assert.ok(!(await focus(marleen)).lost, "the button says something else now, and keeps the focus");
  });

  await assertWhole(joost, "at the end");
  await assertWhole(marleen, "at the end, for the coordinator");
});
