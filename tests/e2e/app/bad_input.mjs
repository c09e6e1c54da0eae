// What people do by accident, or on purpose: nothing is doubled, run as code, lost, or in the way of what comes after.

import assert from "node:assert/strict";
import { desktop } from "../support/browser.mjs";
import { offline, severable } from "../support/connection.mjs";
import { Journey } from "../support/journey.mjs";
import { assertAccessible, assertWhole, settled } from "../support/page_state.mjs";
import { openDing, ownThread } from "../support/screens.mjs";

const answerField = (page) => page.getByRole("textbox", { name: /Je reactie/ });
const place = (page) => page.getByRole("button", { name: "Plaatsen" });
const posts = (page) => page.getByRole("list", { name: "Forum" }).getByRole("listitem");
const post = (page, text) => posts(page).filter({ hasText: text });

async function answer(page, text) {
  await answerField(page).fill(text);
  await place(page).click();
}

async function openThread(page, name) {
  await page.goto(new URL("/forum", page.url()).href);
  await page.getByRole("link", { name }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

await Journey.run(async (journey) => {
  const { links } = journey.program;
  const joostsWindow = await journey.context(desktop);
  const sever = await severable(joostsWindow);
  const joost = await journey.logIn(joostsWindow, links.participant, offline);
  const marleen = await journey.logIn(await journey.context(desktop), links.coordinator);
  await openThread(joost, ownThread);
  await openThread(marleen, ownThread);
  const thread = joost.url();

  await journey.step("a double click writes one post", async () => {
    await answerField(joost).fill("Twee keer gedrukt.");
    await place(joost).dblclick();
    await post(marleen, "Twee keer gedrukt.").waitFor();
    await answer(joost, "En daarna dit.");
    await post(marleen, "En daarna dit.").waitFor(); // in order: a second one would have come before it
    assert.equal(await post(marleen, "Twee keer gedrukt.").count(), 1);
  });

  await journey.step("code is shown as it was typed, and not run", async () => {
    const code = `<img src=x onerror="document.title='gekraakt'"><script>document.title='gekraakt'</script> & &amp;`;
    await answer(joost, code);
    await marleen.getByText(code).waitFor();
    await settled(marleen);
    assert.equal(await marleen.locator("#mirror img, #mirror script").count(), 0);
    assert.doesNotMatch(await marleen.title(), /gekraakt/);
  });

  await journey.step("a very long word, and as many characters as fit, stay within the page", async () => {
    const word = "arbeidsongeschiktheidsverzekering".repeat(12);
    await answer(joost, word);
    await marleen.getByText(word).waitFor();
    const most = "Lang. ".repeat(700).slice(0, 3999) + "!";
    await answer(joost, most);
    await marleen.getByText(most).waitFor();
    for (const page of [joost, marleen]) {
      await settled(page);
      await assertWhole(page, "with long words");
    }
  });

  await journey.step("nothing, or only spaces, is no post", async () => {
    const before = await posts(joost).count();
    await answer(joost, "   \n ");
    await joost.getByText("Schrijf eerst een bericht.").first().waitFor();
    assert.equal(await posts(joost).count(), before);
    await answerField(joost).fill("");
  });

  await journey.step("back, forward, a deep link and one that leads nowhere", async () => {
    await joost.goBack();
    await joost.getByRole("heading", { level: 1, name: "Forum" }).waitFor();
    await joost.goForward();
    await joost.getByRole("heading", { level: 1, name: ownThread }).waitFor();
    await joost.goto(new URL("/bestaat-niet", thread).href);
    await joost.getByRole("heading", { level: 1, name: "Deze pagina bestaat niet" }).waitFor();
    await joost.goto(new URL("/forum/01a07ae1-0000-7000-8000-000000000000", thread).href);
    await joost.getByRole("heading", { level: 1, name: "Dit gesprek bestaat niet" }).waitFor();
    await joost.getByRole("link", { name: "Naar het begin" }).click();
    await joost.getByRole("heading", { level: 1, name: "Hallo Joost" }).waitFor();
    await joost.goto(thread);
    await joost.getByRole("heading", { level: 1, name: ownThread }).waitFor();
  });

  await journey.step("what is refused comes back with its reason and its words, and holds nothing up", async () => {
    await sever(true);
    await joost.getByText("Geen verbinding. Wat je doet, wordt hier bewaard en later verstuurd.").waitFor();
    await answer(joost, "Geschreven toen het nog open was.");
    await joost.getByText("Opgeslagen hier").waitFor();
    await marleen.getByRole("button", { name: "Gesprek sluiten" }).click();
    await marleen.getByText("Dit gesprek is gesloten. Lezen kan wel, reageren niet.").waitFor();
    await joost.getByRole("link", { name: "Dingen", exact: true }).first().click();
    await joost.getByRole("link", { name: openDing }).click();
    await joost.getByRole("button", { name: "Ding afronden" }).click();
    await joost.getByRole("heading", { name: "Afgerond" }).waitFor();
    await sever(false);
    await joost.getByRole("heading", { name: "Niet gelukt" }).waitFor();
    await joost.getByText("Dit gesprek is intussen gesloten.").waitFor();
    await joost.getByText("Geschreven toen het nog open was.").waitFor();
    await joost.locator('[id^="~toasts/"]').first().waitFor({ state: "detached" }); // it was about the Ding
    await settled(joost);
    await assertAccessible(joost, "with a refused post");
    await marleen.goto(new URL("/", marleen.url()).href);
    await marleen.getByText(`Joost rondde ‘${openDing}’ af`).waitFor();
  });

  await journey.step("it survives a reload, and can be thrown away", async () => {
    await joost.reload();
    await joost.getByText("Geschreven toen het nog open was.").waitFor();
    await joost.getByRole("button", { name: "Weggooien" }).click();
    await joost.getByRole("dialog").getByRole("button", { name: "Weggooien" }).click();
    await joost.getByText("Geschreven toen het nog open was.").waitFor({ state: "detached" });
    await joost.reload();
    await joost.getByRole("heading", { name: "Afgerond" }).waitFor();
    assert.equal(await joost.getByRole("heading", { name: "Niet gelukt" }).count(), 0);
  });

  await journey.step("two tabs of one person both work", async () => {
    const second = await journey.page(joostsWindow);
    await second.goto(new URL("/forum/nieuw", thread).href);
    await second.getByRole("textbox", { name: /Waar gaat het over/ }).fill("Uit een tweede tabblad");
    await second.getByRole("textbox", { name: /Je bericht/ }).fill("Hier ook.");
    await place(second).click();
    await second.getByRole("heading", { level: 1, name: "Uit een tweede tabblad" }).waitFor();
    await joost.bringToFront();
    await joost.getByRole("link", { name: "Forum" }).first().click();
    await joost.getByRole("link", { name: "Uit een tweede tabblad" }).click();
    await answer(joost, "En hier uit het eerste.");
    await second.bringToFront();
    await post(second, "En hier uit het eerste.").waitFor();
    assert.equal(await second.getByText("Hier ook.").count(), 1);
  });
});
