// Memory and calls of the WebAssembly program. Texts and bytes go over in memory that the receiver frees.

let program = null;
const encoder = new TextEncoder();

export function attach(module) {
  program = module;
}

/** Calls an export with texts, byte arrays and numbers; each text or array becomes a pointer and a length. */
export function call(name, ...values) {
  if (!program) {
    return;
  }
  const args = [];
  for (const value of values) {
    if (typeof value === "string" || value instanceof Uint8Array) {
      args.push(...pass(typeof value === "string" ? encoder.encode(value) : value));
    } else {
      args.push(Number(value));
    }
  }
  program["_verdiep_" + name](...args);
}

/** What the program says about itself: times, counts, faults of the last frame. */
export function probe() {
  const begin = program._verdiep_probe();
  const end = program.HEAPU8.indexOf(0, begin);
  return JSON.parse(new TextDecoder().decode(program.HEAPU8.subarray(begin, end)));
}

/** A pointer to a text with a zero at its end. */
export function text(value) {
  return pass(encoder.encode(value + "\0"))[0];
}

function pass(bytes) {
  const pointer = program._verdiep_allocate(bytes.length);
  program.HEAPU8.set(bytes, pointer);
  return [pointer, bytes.length];
}
