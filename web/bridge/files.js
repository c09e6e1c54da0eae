// Files that people take with them, into the folder where their browser puts downloads.

/** The bytes are the program's memory, which may grow or be used again as soon as this returns: they are copied. */
export function save(name, type, bytes) {
  keep(name, new Blob([bytes.slice()], { type }));
}

/** Puts a blob where people find it. */
export function keep(name, blob) {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // by then the browser has begun to read it
}
