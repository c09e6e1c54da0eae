// Serves the gallery: the shell of web/, with the gallery's program in the place of the client's, under the policy of the
// real server.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".ttf": "font/ttf",
};
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; img-src 'self'; manifest-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** `folders` maps the first part of a path to a folder. Answers { address, close }. */
export async function serve(shell, folders) {
  const page = (await readFile(join(shell, "index.html"), "utf8"))
    .replaceAll("@ASSETS@/client/verdiep_client", "/client/verdiep_gallery")
    .replaceAll("@ASSETS@", "");
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    const [, first, ...rest] = path.split("/");
    const file = folders[first] && rest.length > 0 ? join(folders[first], ...rest) : first.includes(".") ? join(shell, first) : null;
    response.setHeader("content-security-policy", policy);
    try {
      const body = file ? await readFile(file) : page;
      response.setHeader("content-type", file ? (types[extname(file)] ?? "application/octet-stream") : types[".html"]);
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((closed) => (server.closeAllConnections(), server.close(closed))),
  };
}
