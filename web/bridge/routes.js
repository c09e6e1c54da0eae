// Addresses. The program asks for them; back and forward come as a call.

import { call } from "./wasm.js";
import { wake } from "./frames.js";

export const current = () => location.pathname + location.search;
export const fragment = () => location.hash.slice(1);
export const push = (route) => history.pushState(null, "", route);
export const replace = (route) => history.replaceState(null, "", route);

export function start() {
  history.scrollRestoration = "manual"; // the page's own scroll areas keep their places
  addEventListener("popstate", () => {
    call("route_changed", current());
    wake();
  });
}
