// Files that the program needs before its first frame.

/** All bytes of a file; tells how many have come. */
export async function fetchBytes(address, tell) {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`${address}: ${response.status}`);
  }
  const parts = [];
  let bytes = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    bytes += part.value.length;
    tell(bytes);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

const weights = { "inter-400": "400", "inter-600": "600", "inter-700": "700" };

/** The same bytes draw the canvas and the DOM: their widths agree because they are one font. */
export async function loadFonts(folder) {
  const names = [...Object.keys(weights), "icons"];
  const files = await Promise.all(
    names.map(async (name) => (await fetchBytes(`${folder}/${name}.ttf`, () => {})).buffer),
  );
  const fonts = Object.fromEntries(names.map((name, at) => [name, files[at]]));
  for (const [name, weight] of Object.entries(weights)) {
    const face = new FontFace("Verdiep", fonts[name], { weight });
    document.fonts.add(await face.load());
  }
  return fonts;
}
