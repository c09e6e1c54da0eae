// What readers choose for their device: language, size of text, the view. And what the page does by itself for them.

import assert from "node:assert/strict";
import { desktop } from "../support/browser.mjs";
import { Journey } from "../support/journey.mjs";
import { assertAccessible, assertWhole, settled } from "../support/page_state.mjs";

const languageOf = (page) => page.evaluate(() => document.documentElement.lang);
const isFlow = (page) => page.evaluate(() => document.documentElement.classList.contains("flow"));
const tooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
const person = (page) => page.locator('a[href="/ik"]').first();

async function openSettings(page) {
  await person(page).click();
  await page.getByRole("heading", { level: 1, name: /^(Over mij|About me)$/ }).waitFor();
  await settled(page);
}

async function choose(page, name) {
  await page.getByRole("radio", { name, exact: true }).check();
  await settled(page);
}

await Journey.run(async (journey) => {
  const { participant, newcomer } = journey.program.links;
  const context = await journey.context(desktop);
  const page = await journey.page(context);

  await journey.step("the door speaks the browser's language, and another at a press", async () => {
    const english = await journey.context({ ...desktop, locale: "en-GB" });
    const guest = await journey.page(english);
    await guest.goto(newcomer);
    await guest.getByRole("button", { name: "Join", exact: true }).waitFor();
    assert.equal(await languageOf(guest), "en");
    const other = guest.getByRole("button", { name: "Nederlands" });
    assert.equal(await other.getByText("Nederlands").getAttribute("lang"), "nl");
    await other.click();
    await guest.getByRole("button", { name: "Meedoen", exact: true }).waitFor();
    assert.equal(await languageOf(guest), "nl");
    await english.close();
    const turkish = await journey.context({ ...desktop, locale: "tr-TR" });
    const another = await journey.page(turkish);
    await another.goto(newcomer);
    await another.getByRole("button", { name: "Meedoen", exact: true }).waitFor();
    await turkish.close();
  });

  await journey.step("a chosen language is kept on the device", async () => {
    await page.goto(participant);
    await page.getByRole("button", { name: "Verder" }).click();
    await journey.passNotice(page);
    await openSettings(page);
    await choose(page, "English");
    await page.getByRole("heading", { level: 1, name: "About me" }).waitFor();
    assert.equal(await languageOf(page), "en");
    assert.match(await page.title(), /^About me/);
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "About me" }).waitFor();
    assert.equal(await languageOf(page), "en");
    await settled(page);
    assert.equal(await page.getByRole("radio", { name: "Nederlands" }).isChecked(), false);
  });

  await journey.step("the first Tab finds the way to the content", async () => {
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "About me" }).waitFor();
    await settled(page);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the content");
    await page.keyboard.press("Enter");
    await settled(page);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "About me");
  });

  await journey.step("everything grows with the text, at every size", async () => {
    const heading = page.getByRole("heading", { level: 1 });
    const { height } = await heading.boundingBox();
    for (const percent of [90, 125, 150, 175, 200]) {
      await choose(page, `${percent}%`);
      await assertWhole(page, `at ${percent} %`);
      const grown = (await heading.boundingBox()).height / height;
      // In a layout of a phone's width the heading is one step smaller.
      assert.ok(grown > (percent / 100) * 0.7 && grown <= (percent / 100) * 1.05, `${percent} %: ${grown}`);
      await assertAccessible(page, `at ${percent} %`);
    }
  });

  await journey.step("large text on a small screen is shown as plain HTML, whole", async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.waitForFunction(() => document.documentElement.classList.contains("flow"));
    await settled(page);
    assert.ok(!(await tooWide(page)), "nothing sticks out sideways");
    await page.getByText("That is why you now see the reading view.").waitFor();
    await page.getByRole("radio", { name: "100%", exact: true }).check();
    await settled(page);
    assert.ok(!(await isFlow(page)));
    await page.setViewportSize(desktop.viewport);
    await settled(page);
  });

  await journey.step("the reading view is a choice that stays, and works", async () => {
    await page.getByRole("checkbox", { name: "Reading view" }).check();
    await settled(page);
    assert.ok(await isFlow(page));
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "About me" }).waitFor();
    assert.ok(await isFlow(page));
    await assertAccessible(page, "reading view");
    await page.getByRole("link", { name: "Forum" }).first().click();
    await page.getByRole("heading", { level: 1, name: "Forum" }).waitFor();
    assert.ok(!(await tooWide(page)));
    await openSettings(page);
    await page.getByRole("checkbox", { name: "Reading view" }).uncheck();
    await settled(page);
    assert.ok(!(await isFlow(page)));
  });

  await journey.step("a canvas that is lost for good gives way to plain HTML, and work goes on", async () => {
    await page.evaluate(() => {
      globalThis.lose = document.getElementById("canvas").getContext("webgl2").getExtension("WEBGL_lose_context");
      lose.loseContext();
    });
    await page.waitForFunction(() => document.documentElement.classList.contains("flow"), null, { timeout: 3000 });
    await page.getByRole("link", { name: "Forum" }).first().click();
    await page.getByRole("heading", { level: 1, name: "Forum" }).waitFor();
    await page.evaluate(() => lose.restoreContext());
    await page.waitForFunction(() => !document.documentElement.classList.contains("flow"));
    await settled(page);
    await assertWhole(page, "after the canvas came back");
  });

  await journey.step("a browser that goes offline says so at once, and comes back at once", async () => {
    await context.setOffline(true);
    await page.getByText("No connection").first().waitFor({ timeout: 1500 });
    await context.setOffline(false);
    await page.getByText("No connection").first().waitFor({ state: "detached", timeout: 5000 });
  });
});
