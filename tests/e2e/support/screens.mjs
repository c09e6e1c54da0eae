// Every screen of the app in the states that look different: for the journeys that look at all of them.

const menu = (page, name) =>
  page.getByRole("navigation", { name: "Hoofdmenu" }).first().getByRole("link", { name }).click();
/** What the bar of a small window has no room for stands on the page More. */
async function visit(page, name) {
  const bar = page.getByRole("navigation", { name: "Hoofdmenu" }).first();
  const own = bar.getByRole("link", { name });
  const more = bar.getByRole("link", { name: "Meer" });
  await own.or(more).first().waitFor(); // the menu may be about to change
  if ((await own.count()) > 0) return own.click();
  await more.click();
  await title(page, "Meer");
  return page.getByRole("main").getByRole("link", { name }).click();
}
const title = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();

/** By their addresses, and by nobody: what is seen before somebody is known. */
const doors = (links) => [
  {
    name: "invitation",
    at: links.newcomer,
    shows: (page) => page.getByRole("textbox", { name: /Hoe heet je/ }).waitFor(),
  },
  { name: "log-in", at: links.participant, shows: (page) => page.getByRole("button", { name: "Verder" }).waitFor() },
  {
    name: "invalid-invitation",
    at: links.newcomer.replace(/#.*/, `#${"A".repeat(43)}`),
    shows: (page) => title(page, "Deze uitnodiging werkt niet (meer)"),
  },
  {
    name: "sign-in",
    at: links.newcomer.replace(/join#.*/, "inloggen"),
    shows: (page) => title(page, "Inloggen"),
  },
  {
    name: "no-invitation",
    at: links.newcomer.replace(/#.*/, ""),
    shows: (page) => title(page, "Je hebt een uitnodiging nodig"),
  },
];

/** The thread in which Joost wrote, and the Ding that he has not completed. */
export const ownThread = "Hoelang bewaren we chats eigenlijk?";
export const openDing = "WhatsApp: een kanaal of een gesprek?";
export const doneDing = "Kan iedereen onze webpagina gebruiken?";

async function openOwnThread(page) {
  await menu(page, "Forum");
  await page.getByRole("link", { name: ownThread }).click();
  await title(page, ownThread);
}

const joosts = [
  {
    name: "home",
    async open(page) {
      await menu(page, "Begin");
      await title(page, "Hallo Joost");
    },
  },
  {
    name: "dingen",
    async open(page) {
      await menu(page, "Dingen");
      await title(page, "Dingen");
    },
  },
  {
    name: "ding-open",
    async open(page) {
      await page.getByRole("link", { name: openDing }).click();
      await page.getByRole("button", { name: "Ding afronden" }).waitFor();
    },
  },
  {
    name: "ding-refused-link",
    async open(page) {
      await page.getByRole("textbox", { name: /Link naar wat je maakte/ }).fill("bibliotheek");
      await page.getByRole("button", { name: "Ding afronden" }).click();
      await page.getByText("Een link begint met https:// of http://").first().waitFor();
    },
    leave: (page) => page.getByRole("textbox", { name: /Link naar wat je maakte/ }).fill(""),
  },
  {
    name: "ding-completed",
    async open(page) {
      await menu(page, "Dingen");
      await page.getByRole("link", { name: doneDing }).click();
      await page.getByRole("heading", { name: "Afgerond" }).waitFor();
    },
  },
  {
    name: "ding-reopen",
    async open(page) {
      await page.getByRole("button", { name: "Toch nog niet klaar" }).click();
      await page.getByRole("dialog").waitFor();
    },
    leave: (page) => page.getByRole("dialog").getByRole("button", { name: "Annuleren" }).click(),
  },
  {
    name: "forum",
    async open(page) {
      await menu(page, "Forum");
      await title(page, "Forum");
    },
  },
  {
    name: "forum-filter",
    async open(page) {
      await page.getByRole("link", { name: "Over Dingen" }).click();
      await page.waitForURL(/over=dingen/);
    },
  },
  {
    name: "new-thread-errors",
    async open(page) {
      await page.getByRole("link", { name: "Begin een gesprek" }).click();
      await page.getByRole("button", { name: "Plaatsen" }).click();
      await page.getByText("Geef je gesprek een korte titel.").first().waitFor();
    },
  },
  { name: "thread", open: openOwnThread },
  {
    name: "thread-edit",
    async open(page) {
      await page.getByRole("button", { name: /^Bewerken/ }).first().click();
      await page.getByRole("textbox", { name: "Je bericht bewerken" }).waitFor();
    },
    leave: (page) => page.getByRole("button", { name: "Annuleren" }).click(),
  },
  {
    name: "thread-remove",
    async open(page) {
      await page.getByRole("button", { name: /^Verwijderen/ }).first().click();
      await page.getByRole("dialog").waitFor();
    },
    leave: (page) => page.getByRole("dialog").getByRole("button", { name: "Annuleren" }).click(),
  },
  {
    name: "help",
    async open(page) {
      await visit(page, /^Hulp/);
      await title(page, "Hulp");
    },
  },
  {
    name: "ask-errors",
    async open(page) {
      await page.getByRole("link", { name: "Stel een vraag" }).click();
      await page.getByRole("button", { name: "Vraag stellen" }).click();
      await page.getByText("Schrijf je vraag in één zin op.").first().waitFor();
    },
  },
  {
    name: "groups",
    async open(page) {
      await visit(page, /^Groepen/);
      await title(page, "Groepen");
    },
  },
  {
    name: "group-room",
    async open(page) {
      await page.getByRole("link", { name: "Naar je groep" }).click();
      await page.getByRole("link", { name: "Begin een gesprek" }).waitFor();
    },
  },
  {
    name: "group-idea",
    async open(page) {
      await page.getByRole("navigation", { name: "Van jullie groep" }).getByRole("link", { name: "Idee" }).click();
      await page.waitForURL(/idee$/);
    },
  },
  {
    name: "group-plan",
    async open(page) {
      await page.getByRole("navigation", { name: "Van jullie groep" }).getByRole("link", { name: "Plan" }).click();
      await page.waitForURL(/plan$/);
    },
  },
  {
    name: "group-people",
    async open(page) {
      await page.getByRole("navigation", { name: "Van jullie groep" }).getByRole("link", { name: "Groep" }).click();
      await page.waitForURL(/mensen$/);
    },
  },
  {
    name: "pitches",
    async open(page) {
      await visit(page, /^Pitches/);
      await title(page, "Pitches");
    },
  },
  {
    name: "pitch",
    async open(page) {
      await page.getByRole("link", { name: /^Foto-activiteit/ }).click();
      await page.getByRole("heading", { name: "Reacties" }).waitFor();
    },
  },
  {
    name: "own-pitch",
    async open(page) {
      await page.goto(new URL("/pitches/mijn", page.url()).href);
      await title(page, "Jullie pitch");
    },
  },
  {
    name: "vote",
    async open(page) {
      await visit(page, /^Pitches/);
      await page.getByRole("link", { name: "Nu stemmen" }).click();
      await page.getByRole("button", { name: "Stem uitbrengen" }).waitFor();
    },
  },
  {
    name: "history",
    async open(page) {
      await visit(page, "Geschiedenis");
      await title(page, "Geschiedenis");
      await page.getByRole("button", { name: "Toon meer" }).waitFor();
    },
  },
  {
    name: "history-filter",
    async open(page) {
      await page.getByRole("button", { name: "Persoon" }).click();
      await page.getByRole("searchbox", { name: "Zoek een persoon" }).waitFor();
    },
    leave: (page) => page.getByRole("button", { name: "Persoon" }).click(),
  },
  {
    name: "proof",
    async open(page) {
      await page.getByRole("link", { name: "Bekijk het bewijs" }).click();
      await title(page, "Bewijs");
    },
  },
  {
    name: "then-home",
    async open(page) {
      await visit(page, "Geschiedenis");
      await page.getByRole("link", { name: /bracht een stem uit$/ }).first().click();
      await title(page, "Stemmen");
      await menu(page, "Begin");
      await title(page, "Hallo Joost");
    },
    leave: (page) => page.getByRole("link", { name: "Terug naar nu" }).click(),
  },
  {
    name: "insights",
    async open(page) {
      await visit(page, "Inzicht");
      await title(page, "Inzicht");
    },
  },
  {
    name: "me",
    async open(page) {
      await page.getByRole("link", { name: "Joost" }).first().click();
      await title(page, "Over mij");
    },
  },
];

const marleens = [
  {
    name: "coordinate",
    async open(page) {
      await visit(page, "Coördineren");
      await title(page, "Coördineren");
    },
  },
  {
    name: "coordinate-people",
    async open(page) {
      await page.getByRole("link", { name: "Mensen", exact: true }).click();
      await title(page, "Mensen");
    },
  },
  {
    name: "coordinate-person",
    async open(page) {
      await page.getByRole("button", { name: "Beheren Joost" }).click();
      await page.getByRole("button", { name: /^Nieuwe inloglink maken/ }).waitFor();
    },
  },
  {
    name: "coordinate-invite",
    async open(page) {
      await visit(page, "Coördineren");
      await page.getByRole("link", { name: "Mensen uitnodigen" }).click();
      await title(page, "Mensen uitnodigen");
    },
  },
  {
    name: "coordinate-link",
    async open(page) {
      await page.getByRole("button", { name: "Link maken" }).click();
      await page.getByRole("img", { name: "QR-code van de link" }).waitFor();
    },
  },
  {
    name: "coordinate-sheet",
    async open(page) {
      await page.getByRole("link", { name: "Blad met de code" }).click();
      await page.getByRole("button", { name: "Afdrukken" }).waitFor();
    },
  },
  {
    name: "coordinator-insights",
    async open(page) {
      await visit(page, "Inzicht");
      await title(page, "Inzicht");
    },
  },
  {
    name: "presenting",
    async open(page) {
      await visit(page, /^Pitches/);
      await page.getByRole("link", { name: "Presenteren" }).click();
      await title(page, "Presenteren");
    },
  },
  {
    name: "group-of-others",
    async open(page) {
      await visit(page, /^Groepen/);
      await page.getByRole("link", { name: "Het Appèl" }).click();
      await title(page, "Het Appèl");
    },
  },
];

const newcomers = [
  { name: "home-not-enrolled", open: (page) => page.getByRole("button", { name: "Ik doe mee" }).waitFor() },
  {
    name: "thread-not-enrolled",
    async open(page) {
      await menu(page, "Forum");
      await page.getByRole("link", { name: ownThread }).click();
      await page.getByText("Schrijf je eerst in, dan kun je meepraten.").first().waitFor();
    },
  },
];

/** Calls `look(page, name)` on each screen, in turn. */
export async function onEachScreen(journey, options, look) {
  const { links } = journey.program;
  const strangers = await journey.context(options);
  for (const door of doors(links)) {
    const page = await journey.page(strangers, { expected: [/status of 40[14]/] }); // unknown is who, or the invitation
    await page.goto(door.at);
    await door.shows(page);
    await look(page, door.name);
    await page.close();
  }

  const newcomer = await journey.page(strangers);
  await newcomer.goto(links.newcomer);
  await newcomer.getByRole("textbox", { name: /Hoe heet je/ }).fill("Noor");
  await newcomer.getByRole("button", { name: "Meedoen" }).click();
  await title(newcomer, "Wat gebeurt er met mijn gegevens?");
  await look(newcomer, "notice");
  await journey.passNotice(newcomer);
  await walk(newcomer, newcomers, look);
  await newcomer.close();

  const known = await journey.context(options);
  const joost = await journey.logIn(known, links.participant);
  await walk(joost, joosts, look);
  await known.close();

  const leading = await journey.context(options);
  const marleen = await journey.logIn(leading, links.coordinator);
  await walk(marleen, marleens, look);
  await leading.close();
}

async function walk(page, screens, look) {
  for (const { name, open, leave } of screens) {
    await open(page);
    await look(page, name);
    await leave?.(page);
  }
}
