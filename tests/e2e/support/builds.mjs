// Another build of the same site: the same files under another name, as the next release would be.

import { createHash } from "node:crypto";
import { cp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

const integrity = (bytes) => `sha256-${createHash("sha256").update(bytes).digest("base64")}`;

/** Copies the site to `folder` as build `name` (16 hexadecimal digits). */
export async function nextBuild(site, folder, name) {
  await cp(site, folder, { recursive: true });
  const page = await readFile(join(folder, "index.html"), "utf8");
  const build = /data-build="([0-9a-f]{16})"/.exec(page)[1];
  await rename(join(folder, "assets", build), join(folder, "assets", name));
  const nextPage = page.replaceAll(build, name);
  await rewrite(folder, "index.html", nextPage);
  const worker = (await readFile(join(folder, "sw.js"), "utf8")).replaceAll(build, name);
  await rewrite(folder, "sw.js", worker.replace(integrity(page), integrity(nextPage)));
}

/** As if one of its files had come from another build: the worker's list does not fit. */
export async function mixIn(folder) {
  await rewrite(folder, "index.html", `${await readFile(join(folder, "index.html"), "utf8")}<!-- another build -->`);
}

async function rewrite(folder, file, text) {
  await writeFile(join(folder, file), text);
  await rm(join(folder, `${file}.br`), { force: true });
}
