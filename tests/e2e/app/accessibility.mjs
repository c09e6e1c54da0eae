// axe finds nothing to say about any screen, in light and dark, on a desktop and at the width of a phone.

import { desktop, phone } from "../support/browser.mjs";
import { Journey } from "../support/journey.mjs";
import { assertAccessible, settled } from "../support/page_state.mjs";
import { onEachScreen } from "../support/screens.mjs";

await Journey.run((journey) =>
  onEachScreen(journey, desktop, (page, name) =>
    journey.step(name, async () => {
      for (const [width, { viewport }] of Object.entries({ desktop, phone })) {
        await page.setViewportSize(viewport);
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme });
          await settled(page);
          await assertAccessible(page, `${name}, ${width}, ${colorScheme}`);
        }
      }
      await page.setViewportSize(desktop.viewport);
      await settled(page);
    }),
  ),
);
