// An account from its first visit on: the notice, a passphrase, another device, a shared computer.

import assert from "node:assert/strict";
import { desktop } from "../support/browser.mjs";
import { Journey } from "../support/journey.mjs";

const passphrase = "een lange wandeling";
const refused = { expected: [/status of (40[13]|422)/] }; // nobody is known yet; a passphrase is wrong or too short

const databases = (page) => page.evaluate(async () => (await indexedDB.databases()).map((one) => one.name));
const title = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();

async function openMe(page, name) {
  await page.goto(new URL("/ik", page.url()).href);
  await page.getByRole("link", { name, exact: true }).click();
  await title(page, name);
}

async function logIn(page, name, words) {
  await page.getByRole("textbox", { name: /E-mailadres of inlognaam/ }).fill(name);
  await page.getByLabel("Wachtwoordzin").fill(words);
  await page.getByRole("button", { name: "Inloggen" }).click();
}

await Journey.run(async (journey) => {
  const { links } = journey.program;
  const home = new URL("/", links.participant).href;
  const own = await journey.context(desktop);
  const elsewhere = await journey.context(desktop);
  const shared = await journey.context(desktop);
  let joost, other, library;

  await journey.step("the notice comes before anything else, once", async () => {
    joost = await journey.page(own, refused);
    await joost.goto(links.participant);
    await joost.getByRole("button", { name: "Verder" }).click();
    await title(joost, "Wat gebeurt er met mijn gegevens?");
    assert.deepEqual(await databases(joost), [], "nothing is kept before it was read");
    await joost.getByRole("button", { name: "Ik heb dit gelezen" }).click();
    await title(joost, "Hallo Joost");
    await joost.reload();
    await title(joost, "Hallo Joost");
  });

  await journey.step("a passphrase that is too short is refused beside its field", async () => {
    await openMe(joost, "Wachtwoordzin");
    await joost.getByRole("textbox", { name: /E-mailadres of inlognaam/ }).fill("joost@example.org");
    await joost.getByLabel(/Nieuwe wachtwoordzin/).fill("te kort");
    await joost.getByRole("button", { name: "Wachtwoordzin opslaan" }).click();
    await joost.getByText("Deze wachtwoordzin is te kort. Neem er minstens 12 tekens voor.").waitFor();
  });

  await journey.step("a good one is saved", async () => {
    await joost.getByLabel(/Nieuwe wachtwoordzin/).fill(passphrase);
    await joost.getByRole("button", { name: "Wachtwoordzin opslaan" }).click();
    await joost.getByText("Je wachtwoordzin is opgeslagen").waitFor();
    await joost.getByText("Je logt in als joost@example.org.").waitFor();
  });

  await journey.step("on another device a wrong one is refused and the right one opens", async () => {
    other = await journey.page(elsewhere, refused);
    await other.goto(home);
    await title(other, "Inloggen");
    await logIn(other, "joost@example.org", "een verkeerde gok");
    await other.getByText("Deze naam en deze wachtwoordzin horen niet bij elkaar. Kijk ze nog eens na.").waitFor();
    await logIn(other, "Joost@Example.org", passphrase);
    await title(other, "Hallo Joost");
  });

  await journey.step("the browser is told which field is which", async () => {
    const stranger = await journey.page(shared, refused);
    await stranger.goto(`${home}inloggen`);
    await title(stranger, "Inloggen");
    const told = await stranger.evaluate(() =>
      [...document.querySelectorAll("#mirror input")].map((field) => `${field.type} ${field.autocomplete}`),
    );
    assert.ok(told.includes("text username"), told.join());
    assert.ok(told.includes("password current-password"), told.join());
    await stranger.close();
  });

  await journey.step("a shared computer keeps nothing on disk", async () => {
    library = await journey.page(shared, refused);
    await library.goto(`${home}inloggen`);
    await library.getByRole("checkbox", { name: /Anderen gebruiken deze computer ook/ }).check();
    await logIn(library, "joost@example.org", passphrase);
    await title(library, "Hallo Joost");
    assert.deepEqual(await databases(library), []);
    const [cookie] = await shared.cookies();
    assert.equal(cookie.expires, -1, "the cookie goes with the browser");
  });

  await journey.step("Joost sees where he is logged in, and ends it there", async () => {
    await openMe(joost, "Waar je bent ingelogd");
    await joost.getByText("Dit apparaat").waitFor();
    await joost.getByText("Gedeelde computer").waitFor();
    await joost.getByRole("button", { name: "Overal uitloggen, behalve hier" }).click();
    await joost.getByText("Je bent alleen hier ingelogd.").waitFor();
    await other.getByText("Je bent niet ingelogd").first().waitFor();
    await title(library, "Inloggen");
  });

  await journey.step("who was logged out elsewhere sees nothing of it when the app is opened again", async () => {
    await other.addInitScript(() => {
      globalThis.titles = new Set();
      const look = () => globalThis.titles.add(document.querySelector("#mirror h1")?.textContent);
      new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
    });
    await other.goto(home);
    await title(other, "Inloggen");
    await other.getByText(/^Hier was Joost ingelogd/).waitFor();
    assert.ok(!(await other.evaluate(() => [...globalThis.titles])).includes("Hallo Joost"));
  });
});
