// Short texts that outlive the page. Without storage nothing is remembered.

export function read(key) {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

export function write(key, text) {
  try {
    if (text === "") {
      localStorage.removeItem(key);
    } else {
      localStorage.setItem(key, text);
    }
  } catch {
    // Storage is forbidden here, or full.
  }
}
