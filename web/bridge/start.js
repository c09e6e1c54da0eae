// The loader: fetches the program and the fonts, shows how far it is, starts the page, or says why it cannot.

import * as assetsOf from "./assets.js";
import * as clipboard from "./clipboard.js";
import * as files from "./files.js";
import * as frames from "./frames.js";
import * as http from "./http.js";
import * as installation from "./installation.js";
import * as leaving from "./leaving.js";
import * as mirror from "./mirror.js";
import * as pointer from "./pointer.js";
import * as preferences from "./preferences.js";
import * as presence from "./presence.js";
import * as printing from "./printing.js";
import * as remembered from "./remembered.js";
import * as routes from "./routes.js";
import * as socket from "./socket.js";
import * as store from "./store.js";
import * as tabs from "./tabs.js";
import * as views from "./views.js";
import * as wasm from "./wasm.js";

const page = document.documentElement;
const loader = document.getElementById("loader");
const words = document.getElementById("loader-words");
const bar = document.getElementById("loader-bar");

// What is said before the program is there; it brings its own words.
const spoken = {
  nl: {
    loading: "VerdiepDingen wordt geladen",
    failed:
      "VerdiepDingen kon niet starten. Controleer je verbinding en laad de pagina opnieuw. Helpt dat niet, probeer dan een andere browser.",
    noCanvas:
      "Deze browser kan de pagina niet tekenen (WebGL 2 ontbreekt). Gebruik een recente versie van Firefox, Chrome, Edge of Safari.",
  },
  en: {
    loading: "Loading VerdiepDingen",
    failed:
      "VerdiepDingen could not start. Check your connection and reload the page. If that does not help, try another browser.",
    noCanvas:
      "This browser cannot draw the page (WebGL 2 is missing). Use a recent version of Firefox, Chrome, Edge or Safari.",
  },
}[preferences.language()];

installation.holdBuild(page.dataset.build);
preferences.show();
words.textContent = spoken.loading;
try {
  await run(page.dataset.program);
} catch (reason) {
  fail(spoken.failed);
  console.error(reason);
}

async function run(program) {
  if (!document.createElement("canvas").getContext("webgl2")) {
    fail(spoken.noCanvas);
    return;
  }
  const [{ default: create }, binary, fonts] = await Promise.all([
    import(`${program}.js`),
    assetsOf.fetchBytes(`${program}.wasm`, showProgress),
    assetsOf.loadFonts(page.dataset.fonts),
  ]);
  const bridge = {
    assets: fonts,
    clipboard,
    files,
    frames,
    http,
    installation,
    mirror,
    pointer,
    preferences,
    presence,
    printing,
    remembered,
    routes,
    socket,
    store,
    tabs,
    wasm,
  };
  const canvas = document.getElementById("canvas");
  const module = await create({
    bridge,
    canvas,
    noInitialRun: true,
    instantiateWasm(imports, ready) {
      WebAssembly.instantiate(binary, imports).then(({ instance, module: compiled }) => ready(instance, compiled), fail);
      return {};
    },
  });
  wasm.attach(module);
  globalThis.verdiep = {
    frames: frames.counts,
    mirror: mirror.counts,
    places: mirror.places,
    setFlow: (on) => views.because("wanted", on),
    probe: wasm.probe,
  };
  module._main(0, 0);
  leaving.watch();
  loader.remove();
}

// The build knows how large the program is; an answer's length only tells how large it travels, packed.
function showProgress(bytes) {
  const total = Number(page.dataset.programBytes);
  if (total) {
    bar.max = total;
    bar.value = bytes;
  }
  const share = total ? `${Math.round((100 * bytes) / total)} %` : `${Math.round(bytes / 1000)} kB`;
  words.textContent = `${spoken.loading}: ${share}`;
}

function fail(message) {
  words.textContent = typeof message === "string" ? message : spoken.failed;
  words.setAttribute("role", "alert");
  bar.remove();
}
