// Bytes by key, in IndexedDB. One transaction per call, answered when it is complete.
// A store without a name is kept in this page's memory: nothing of it is left when the page is closed.

import { call } from "./wasm.js";
import { wake } from "./frames.js";

const result = { ok: 0, full: 1, unavailable: 2 };
let database = null;
let memory = null; // of a store without a name: Map of Map
let pending = null; // the transaction that is being written: { id, strict, changes }
let writes = 0; // under way
let promises = 0; // of those, the ones that somebody is told of when they are done
let waiting = []; // for there to be none

export async function open(id, name, stores) {
  database?.close();
  database = null;
  memory = name === "" ? new Map(stores.map((store) => [store, new Map()])) : null;
  if (memory) {
    done(id, result.ok);
    return;
  }
  try {
    database = await opened(name, stores);
    done(id, result.ok);
  } catch {
    done(id, result.unavailable);
  }
}

// The version only counts up; stores that are missing are made, those that are there stay.
async function opened(name, stores) {
  let found = await attempt(name);
  if (stores.some((store) => !found.objectStoreNames.contains(store))) {
    const version = found.version + 1;
    found.close();
    found = await attempt(name, version, stores);
  }
  found.onversionchange = () => {
    // Another tab with a newer version, or a log-out, must not wait for this one.
    found.close();
    if (database === found) {
      database = null;
    }
  };
  return found;
}

function attempt(name, version, stores = []) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      for (const store of stores) {
        if (!request.result.objectStoreNames.contains(store)) {
          request.result.createObjectStore(store);
        }
      }
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export function begin(id, strict) {
  pending = { id, strict, changes: [] };
}

export function change(store, key, value) {
  pending.changes.push([store, key, value]);
}

export function commit() {
  const { id, strict, changes } = pending;
  pending = null;
  if (memory) {
    changes.forEach(([store, key, value]) => (value === null ? memory.get(store).delete(key) : memory.get(store).set(key, value.slice())));
    done(id, result.ok);
    return;
  }
  if (!database || changes.length === 0) {
    done(id, changes.length === 0 ? result.ok : result.unavailable);
    return;
  }
  try {
    const stores = [...new Set(changes.map(([store]) => store))];
    const transaction = database.transaction(stores, "readwrite", { durability: strict ? "strict" : "relaxed" });
    writes += 1;
    promises += strict ? 1 : 0;
    transaction.oncomplete = () => written(id, strict, result.ok);
    transaction.onabort = () =>
      written(id, strict, transaction.error?.name === "QuotaExceededError" ? result.full : result.unavailable);
    for (const [store, key, value] of changes) {
      if (value === null) {
        transaction.objectStore(store).delete(key);
      } else {
        transaction.objectStore(store).put(value, key);
      }
    }
    transaction.commit(); // by the browser, which then needs this page no more
  } catch {
    done(id, result.unavailable);
  }
}

function written(id, strict, outcome) {
  writes -= 1;
  promises -= strict ? 1 : 0;
  if (writes === 0) {
    waiting.forEach((ready) => ready());
    waiting = [];
  }
  done(id, outcome);
}

/** Resolves when nothing is being written any more. */
export const settled = () => (writes === 0 ? Promise.resolve() : new Promise((ready) => waiting.push(ready)));

/** Whether something is being written that somebody waits to hear the end of. */
export const isPromising = () => promises > 0;

/** Whether what the program stored is there after the page was loaded anew. */
export const keeps = () => memory === null;

export function read(id, store, prefix) {
  if (memory) {
    const found = [...(memory.get(store) ?? [])].filter(([key]) => key.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1));
    queueMicrotask(() => found.forEach(([key, value]) => call("store_entry", id, key, value)));
    done(id, result.ok);
    return;
  }
  if (!database) {
    done(id, result.unavailable);
    return;
  }
  try {
    const range = prefix === "" ? null : IDBKeyRange.bound(prefix, prefix + "\uffff");
    const transaction = database.transaction(store, "readonly");
    const keys = transaction.objectStore(store).getAllKeys(range);
    const values = transaction.objectStore(store).getAll(range);
    transaction.oncomplete = () => {
      keys.result.forEach((key, at) => call("store_entry", id, String(key), values.result[at]));
      done(id, result.ok);
    };
    transaction.onabort = () => done(id, result.unavailable);
  } catch {
    done(id, result.unavailable);
  }
}

export function destroy(id, name) {
  database?.close();
  database = null;
  memory = null;
  if (name === "") {
    done(id, result.ok);
    return;
  }
  const request = indexedDB.deleteDatabase(name);
  request.onsuccess = () => done(id, result.ok);
  request.onerror = () => done(id, result.unavailable);
}

export function persist() {
  navigator.storage?.persist?.();
}

// Never within the call that asked: listeners run later.
function done(id, outcome) {
  queueMicrotask(() => {
    call("store_done", id, outcome);
    wake();
  });
}
