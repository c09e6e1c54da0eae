// A whole task with the keyboard alone: the focus is always somewhere that can be seen, and Tab leaves the page at its end.

import assert from "node:assert/strict";
import { desktop } from "../support/browser.mjs";
import { Journey } from "../support/journey.mjs";
import { assertHeading, backTo, focus, press, stops_max, tabTo } from "../support/keyboard.mjs";
import { assertWhole, settled } from "../support/page_state.mjs";
import { openDing, ownThread } from "../support/screens.mjs";

await Journey.run(async (journey) => {
  const window = await journey.context(desktop);
  const page = await journey.logIn(window, journey.program.links.participant);

  await journey.step("the first stop of the page leads past the menu", async () => {
    await page.goto(new URL("/dingen", page.url()).href);
    await page.getByRole("heading", { level: 1, name: "Dingen" }).waitFor();
    await settled(page);
    await backTo(page, /^Naar de inhoud$/);
    await press(page, "Enter");
    await assertHeading(page, "Dingen");
  });

  await journey.step("from the menu to a Ding", async () => {
    await press(page, "Shift+Tab");
    await tabTo(page, new RegExp(`^${openDing.slice(0, 20)}`), /^a$/);
    await press(page, "Enter");
    await assertHeading(page, openDing);
  });

  await journey.step("complete it, with a reflection for everybody", async () => {
    await tabTo(page, /^Wat heb je gemerkt/, /^textarea$/);
    await page.keyboard.type("Met het toetsenbord gaat het ook.");
    await tabTo(page, /Alleen de coördinatoren/, /^input$/);
    await press(page, "ArrowDown");
    assert.ok(await page.getByRole("radio", { name: /Iedereen in het programma/ }).isChecked());
    await tabTo(page, /^Ding afronden/, /^button$/);
    await press(page, "Enter");
    await page.getByRole("heading", { name: "Afgerond" }).waitFor();
    await settled(page);
    assert.ok(!(await focus(page)).lost, "the button is gone, the focus is not");
  });

  await journey.step("a dialog takes the focus, Escape gives it back", async () => {
    const opener = page.getByRole("button", { name: "Toch nog niet klaar" });
    await opener.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    await settled(page);
    assert.ok(await dialog.evaluate((element) => element.contains(document.activeElement)));
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await settled(page);
    assert.ok(await opener.evaluate((element) => element === document.activeElement));
  });

  await journey.step("to a thread, and write there", async () => {
    await page.goto(new URL("/forum", page.url()).href);
    await page.getByRole("heading", { level: 1, name: "Forum" }).waitFor();
    await settled(page);
    await tabTo(page, new RegExp(`^${ownThread.slice(0, 20)}`), /^a$/);
    await press(page, "Enter");
    await assertHeading(page, ownThread);
    await tabTo(page, /^Je reactie/, /^textarea$/);
    await page.keyboard.type("Zonder muis geschreven.");
    await page.keyboard.press("Enter"); // a new line, no sending
    await page.keyboard.type("In twee regels.");
    await tabTo(page, /^Plaatsen/, /^button$/);
    await press(page, "Enter");
    await page.getByRole("listitem").filter({ hasText: "Zonder muis geschreven." }).waitFor();
  });

  await journey.step("Tab leaves the page at its end", async () => {
    for (let stop = 0; stop < stops_max; ++stop) {
      await page.keyboard.press("Tab");
      if ((await focus(page)).lost) return; // out of the page: the browser's own controls come next
    }
    assert.fail("Tab never leaves the page");
  });

  await assertWhole(page, "at the end");
});
