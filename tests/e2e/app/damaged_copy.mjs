// What the device kept is damaged: that is seen, said and fetched again, and what waits to be sent is not lost with it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { desktop } from "../support/browser.mjs";
import { damage, keepSite, untilKept } from "../support/device.mjs";
import { Journey } from "../support/journey.mjs";
import { assertWhole, settled } from "../support/page_state.mjs";

const expected = [/Failed to load resource/, /WebSocket/, /the copy on this device is damaged/, /is left alone/];
const title = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();
const told = "Een deel van wat dit apparaat bewaarde, was beschadigd.";
const reply = "Dit wacht terwijl de rest stuk gaat.";
const unreadable = /is niet meer te lezen/;

await Journey.run(async (journey) => {
  const { program } = journey;
  const context = await journey.context(desktop);
  const joost = await journey.logIn(context, program.links.participant, { expected });
  const marleen = await journey.logIn(await journey.context(desktop), program.links.coordinator, { expected });

  await journey.step("Joost answers while the server is gone", async () => {
    await untilKept(joost, 2);
    await joost.getByRole("navigation", { name: "Hoofdmenu" }).first().getByRole("link", { name: "Forum" }).click();
    await title(joost, "Forum");
    await joost.getByRole("main").getByRole("listitem").getByRole("link").first().click();
    await program.end("SIGKILL");
    await joost.getByRole("textbox", { name: /Je reactie/ }).fill(reply);
    await joost.getByRole("button", { name: "Plaatsen" }).click();
    await joost.getByText("Opgeslagen hier").first().waitFor();
  });

  await journey.step("bytes change on his device, and he is told when he opens it again", async () => {
    assert.ok((await damage(joost, ["/records/00000001", "/values/00000000"])) >= 2);
    await keepSite(context);
    await joost.reload();
    await joost.getByText(told).first().waitFor();
    await joost.getByText("1 actie wacht op verzending").first().waitFor();
    await settled(joost);
    await assertWhole(joost, "a damaged copy");
  });

  await journey.step("when the server is back all of it is fetched, what waited arrives once, and the server counts it", async () => {
    await context.unroute("**/*");
    await program.resume();
    await joost.evaluate(() => dispatchEvent(new Event("online")));
    await joost.getByText("1 actie wacht op verzending").first().waitFor({ state: "detached", timeout: 90_000 });
    await joost.getByText(reply).first().waitFor();
    await marleen.evaluate(() => dispatchEvent(new Event("online")));
    await marleen.goto(joost.url().replace(new URL(joost.url()).origin, new URL(marleen.url()).origin));
    await marleen.getByText(reply).first().waitFor({ timeout: 90_000 });
    assert.equal(await marleen.getByText(reply).count(), 1);
    const figures = await (await fetch(`http://127.0.0.1:${program.port}/metrics`)).text();
    assert.match(figures, /verdiep_client_reports_total\{kind="copy_damaged"\} [1-9]/);
  });

  await journey.step("opened once more there is no damage left", async () => {
    await untilKept(joost, 2);
    await joost.reload();
    await joost.getByText(reply).first().waitFor();
    await settled(joost);
    assert.equal(await joost.getByText(told).count(), 0);
  });

  await journey.step("what waits is damaged itself: he is told until he has it as a file and lets it go", async () => {
    await program.end("SIGKILL");
    await joost.getByRole("textbox", { name: /Je reactie/ }).fill("Dit gaat zelf stuk.");
    await joost.getByRole("button", { name: "Plaatsen" }).click();
    await joost.getByText("Opgeslagen hier").first().waitFor();
    assert.equal(await damage(joost, [""], "outbox"), 1);
    await keepSite(context);
    await joost.reload();
    await joost.getByText(unreadable).waitFor();
    await settled(joost);
    await assertWhole(joost, "a damaged outbox");
    const [download] = await Promise.all([
      joost.waitForEvent("download"),
      joost.getByRole("button", { name: "Bewaren als bestand" }).click(),
    ]);
    assert.match(await readFile(await download.path(), "utf8"), /^[0-9a-f-]{36} [A-Za-z0-9+/]+=*$/m);
    await joost.getByRole("button", { name: "Weggooien" }).click();
    await joost.getByText(unreadable).waitFor({ state: "detached" });
    await joost.reload();
    await joost.getByText(reply).first().waitFor();
    await settled(joost);
    assert.equal(await joost.getByText(unreadable).count(), 0);
  });
});
