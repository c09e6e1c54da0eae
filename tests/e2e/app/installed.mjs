// The app on a device: kept whole or not at all, opened without a server, renewed when somebody says so, in all tabs at once.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nextBuild, mixIn } from "../support/builds.mjs";
import { desktop, phone } from "../support/browser.mjs";
import { Journey } from "../support/journey.mjs";
import { assertAccessible, assertWhole, settled } from "../support/page_state.mjs";
import { ownThread } from "../support/screens.mjs";

const later = "1111111111111111";
const last = "2222222222222222";
const mixed = "3333333333333333";
const newer = (page) => page.getByText("Nieuwe versie klaar");
const buildOf = (page) => page.evaluate(() => document.documentElement.dataset.build);
const caches = (page) => page.evaluate(() => globalThis.caches.keys());
const menu = (page, name) => page.getByRole("navigation", { name: "Hoofdmenu" }).first().getByRole("link", { name });
const opensAlone = (page) => page.getByText("De app opent ook zonder verbinding.").waitFor();
const opened = (page) => page.waitForFunction(() => globalThis.verdiep?.frames.frames > 0);
const lost = { expected: [/Failed to load resource|ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|40[14]/] };

async function aboutMe(page) {
  await page.locator('a[href="/ik"]').first().click();
  await page.getByRole("heading", { level: 1, name: "Over mij" }).waitFor();
}

async function photograph(page, name) {
  const folder = process.env.VERDIEP_SHOTS;
  await settled(page);
  await assertWhole(page, name);
  await assertAccessible(page, name);
  if (!folder) return;
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    await page.screenshot({ path: `${folder}/${name}-${colorScheme}.png` });
  }
  await page.emulateMedia({ colorScheme: null });
}

const folder = await mkdtemp(join(tmpdir(), "verdiep-installed-"));
await Journey.run(async (journey) => {
  const { program } = journey;
  const { participant } = program.links;
  for (const build of [later, last, mixed]) await nextBuild(program.site, join(folder, build), build);
  await mixIn(join(folder, mixed));
  const profile = join(folder, "profile");
  let device = await journey.profile(profile, desktop);
  let joost;
  let other;
  let first;

  await journey.step("the device keeps the app, and the person sees that it does", async () => {
    joost = await journey.logIn(device, participant, lost);
    first = await buildOf(joost);
    await aboutMe(joost);
    await opensAlone(joost);
    assert.deepEqual(await caches(joost), [`site-${first}`]);
    await photograph(joost, "kept-desktop");
  });

  await journey.step("only the site's public files are kept", async () => {
    const kept = await joost.evaluate(async (name) => {
      const cache = await globalThis.caches.open(name);
      return (await cache.keys()).map((request) => new URL(request.url).pathname);
    }, `site-${first}`);
    assert.ok(kept.includes("/index.html") && kept.includes("/manifest.webmanifest") && kept.length > 20, kept.join());
    assert.deepEqual(kept.filter((path) => path.startsWith("/api") || path === "/sw.js"), []);
  });

  await journey.step("the browser finds nothing against installing it", async () => {
    const devtools = await device.newCDPSession(joost);
    const { errors, data } = await devtools.send("Page.getAppManifest");
    assert.deepEqual(errors, []);
    assert.equal(JSON.parse(data).shortcuts.length, 4);
    const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
    assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"), []);
    for (const size of ["180", "192", "512", "maskable-512"]) {
      const width = await joost.evaluate(async (path) => {
        const image = new Image();
        image.src = path;
        await image.decode();
        return image.naturalWidth;
      }, `/icon-${size}.png`);
      assert.equal(width, Number(size.replace("maskable-", "")));
    }
  });

  await journey.step("installing is offered when the browser can, and asked by the browser", async () => {
    const button = joost.getByRole("button", { name: "Op dit apparaat zetten" });
    await joost.evaluate(() => {
      // In place of the browser's own, which would ask a person.
      const event = Object.assign(new Event("beforeinstallprompt", { cancelable: true }), {
        prompt: async () => (globalThis.asked = true),
      });
      dispatchEvent(event);
    });
    await button.scrollIntoViewIfNeeded();
    await photograph(joost, "install-desktop");
    await button.click();
    await joost.waitForFunction(() => globalThis.asked);
    await button.waitFor({ state: "detached" });
  });

  await journey.step("without a server, and after a restart of the browser, the app opens", async () => {
    await program.end("SIGKILL");
    await device.close();
    device = await journey.profile(profile, desktop);
    joost = await journey.page(device, lost);
    await joost.goto(new URL("/forum", participant).href);
    await opened(joost);
    assert.equal(await buildOf(joost), first);
    await joost.getByRole("heading", { level: 1, name: "Forum" }).waitFor();
    await joost.getByRole("link", { name: ownThread }).waitFor();
  });

  await journey.step("the server's own pages are not the app's", async () => {
    await program.resume();
    const health = await journey.page(device, lost);
    const answer = await health.goto(new URL("/healthz", participant).href);
    assert.ok(!answer.fromServiceWorker());
    assert.equal(await health.locator("canvas").count(), 0);
    await health.close();
  });

  await journey.step("a draft stands in one tab, another is open", async () => {
    await joost.goto(new URL("/", participant).href);
    await joost.getByRole("heading", { level: 1, name: "Hallo Joost" }).waitFor();
    await menu(joost, "Forum").click();
    await joost.getByRole("link", { name: ownThread }).click();
    await joost.getByRole("textbox", { name: /Je reactie/ }).fill("Dit schrijf ik nog");
    other = await journey.page(device, lost);
    await other.goto(new URL("/dingen", participant).href);
    await other.getByRole("heading", { level: 1, name: "Dingen" }).waitFor();
  });

  await journey.step("a mixed build is not kept, and nothing changes", async () => {
    await program.end();
    program.site = join(folder, mixed);
    await program.resume();
    const outcome = await joost.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update().catch(() => {});
      const worker = registration.installing;
      if (worker) await new Promise((ended) => worker.addEventListener("statechange", ended));
      return { waits: registration.waiting !== null, caches: await globalThis.caches.keys() };
    });
    assert.deepEqual(outcome, { waits: false, caches: [`site-${first}`] });
  });

  await journey.step("a newer build waits, and both tabs say so", async () => {
    await program.end();
    program.site = join(folder, later);
    await program.resume();
    for (const page of [joost, other]) {
      await page.bringToFront();
      await newer(page).first().waitFor({ timeout: 60_000 });
    }
    assert.equal(await buildOf(joost), first);
    await photograph(other, "newer-desktop");
  });

  await journey.step("a tab that is opened now is of the same build as the others", async () => {
    const third = await journey.page(device, lost);
    await third.goto(new URL("/dingen", participant).href);
    await third.getByRole("heading", { level: 1, name: "Dingen" }).waitFor();
    assert.equal(await buildOf(third), first);
    await third.close();
  });

  await journey.step("by consent in one, all tabs move, and the draft is still there", async () => {
    await other.bringToFront();
    await other.getByRole("button", { name: "Vernieuwen" }).click();
    for (const page of [other, joost]) {
      await page.bringToFront();
      await page.waitForFunction((build) => document.documentElement.dataset.build === build, later);
      await newer(page).first().waitFor({ state: "detached" });
    }
    await joost.getByRole("heading", { level: 1, name: ownThread }).waitFor();
    assert.equal(await joost.getByRole("textbox", { name: /Je reactie/ }).inputValue(), "Dit schrijf ik nog");
  });

  await journey.step("what no page uses any more is removed", async () => {
    await joost.waitForFunction(async (name) => (await globalThis.caches.keys()).join() === name, `site-${later}`);
  });

  await journey.step("on a shared computer nothing moves unasked", async () => {
    const desk = await journey.context(phone);
    const guest = await journey.page(desk, lost);
    await guest.goto(program.links.coordinator);
    await guest.getByRole("checkbox", { name: "Anderen gebruiken deze computer ook" }).check();
    await guest.getByRole("button", { name: "Verder" }).click();
    await journey.passNotice(guest);
    await aboutMe(guest);
    await opensAlone(guest);
    await program.end();
    program.site = join(folder, last);
    await program.resume();
    await newer(guest).first().waitFor({ timeout: 60_000 });
    await guest.getByText("Op een gedeelde computer wordt niets bewaard.").waitFor();
    await photograph(guest, "newer-shared-phone");
    await guest.evaluate(async () => {
      const taken = new Promise((over) => navigator.serviceWorker.addEventListener("controllerchange", over, { once: true }));
      (await navigator.serviceWorker.ready).waiting.postMessage("renew"); // as another tab would
      await taken;
    });
    assert.equal(await buildOf(guest), later);
    await guest.getByRole("button", { name: "Vernieuwen" }).click();
    await guest.waitForFunction((build) => document.documentElement.dataset.build === build, last);
    await desk.close();
  });

  await journey.step("a device without room, or without workers, works as before and says so", async () => {
    const old = await journey.context(phone);
    await old.addInitScript(() => Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => undefined }));
    const without = await journey.logIn(old, program.links.coordinator, lost);
    await aboutMe(without);
    await without.getByText("deze browser staat dat niet toe").waitFor();
    await old.close();
    const full = await journey.context(phone);
    const small = await journey.page(full, lost);
    const devtools = await full.newCDPSession(small);
    const { origin } = new URL(program.links.coordinator);
    await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 500_000 }); // the site takes more
    await small.goto(program.links.coordinator);
    await small.getByRole("button", { name: "Verder" }).click();
    await journey.passNotice(small);
    await aboutMe(small);
    await small.getByText("er is te weinig ruimte op dit apparaat").waitFor();
    await full.close();
  });
});
await rm(folder, { recursive: true, force: true });
