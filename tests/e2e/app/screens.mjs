// A picture of every screen, in light and dark, on a desktop and at the width of a phone, in the folder that VERDIEP_SCREENS
// names: for people to look at. What a program can see is asserted: it is drawn, and nothing sticks out.

import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { desktop, phone } from "../support/browser.mjs";
import { Journey } from "../support/journey.mjs";
import { assertWhole, coloursOf, settled } from "../support/page_state.mjs";
import { onEachScreen } from "../support/screens.mjs";

const folder = process.env.VERDIEP_SCREENS;
assert.ok(folder, "VERDIEP_SCREENS names the folder for the pictures");
await mkdir(folder, { recursive: true });

async function photograph(page, what) {
  await settled(page);
  await assertWhole(page, what);
  const picture = await page.screenshot();
  await writeFile(join(folder, `${what}.png`), picture);
  assert.ok((await coloursOf(page, picture)) > 30, `${what} is blank`);
}

await Journey.run(async (journey) => {
  for (const [width, view] of Object.entries({ desktop, phone })) {
    await onEachScreen(journey, view, (page, name) =>
      journey.step(`${name}, ${width}`, async () => {
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme });
          await photograph(page, `${name}-${width}-${colorScheme}`);
        }
      }),
    );
  }
});
