// Losing the connection and finding it again.

/** What a page says by itself while it is offline. */
export const offline = { expected: [/ERR_INTERNET_DISCONNECTED/] };

/** Makes `sever(off)` for a window: going offline alone leaves an open WebSocket open. */
export async function severable(window) {
  const lines = new Set();
  let severed = false;
  await window.routeWebSocket(/\/api\/sync$/, (line) => {
    if (severed) {
      line.close();
      return;
    }
    lines.add(line);
    line.connectToServer();
  });
  return async (off) => {
    severed = off;
    await window.setOffline(off);
    for (const line of off ? lines : []) await line.close();
    lines.clear();
  };
}
