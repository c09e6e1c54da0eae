// Checks a saved proof as docs/formats/proof.md says, with nothing but the hash and signature functions of node: it shares
// no code with the program, so that both cannot be wrong in the same way.

import assert from "node:assert/strict";
import { createHash, createPublicKey, verify } from "node:crypto";

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
const leafHash = (record) => sha256(Buffer.of(0), record);
const nodeHash = (left, right) => sha256(Buffer.of(1), left, right);

/** `<name>+<hash>+<key>` to an Ed25519 key, and what signature lines of it begin with. */
function openVerifier(text) {
  const [name, hash, key] = text.split("+").length === 3 ? text.split("+") : splitAtFirstTwo(text);
  const bytes = Buffer.from(key, "base64");
  assert.equal(bytes[0], 1, "an Ed25519 key");
  const raw = bytes.subarray(1);
  assert.equal(sha256(`${name}\n`, bytes).subarray(0, 4).toString("hex"), hash, "the key hash of the key");
  const publicKey = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: raw.toString("base64url") }, format: "jwk" });
  return { name, hash: Buffer.from(hash, "hex"), publicKey };
}

/** The key in base64 may hold plus signs of its own. */
function splitAtFirstTwo(text) {
  const first = text.indexOf("+");
  const second = text.indexOf("+", first + 1);
  return [text.slice(0, first), text.slice(first + 1, second), text.slice(second + 1)];
}

/** Size and root of a signed note, if the key signed it. */
function openCheckpoint(note, verifierText) {
  const verifier = openVerifier(verifierText);
  const end = note.indexOf("\n\n");
  const text = note.slice(0, end + 1);
  const line = note.slice(end + 2).split("\n").find((each) => each.startsWith(`— ${verifier.name} `));
  assert.ok(line, "a signature of the key");
  const signature = Buffer.from(line.split(" ")[2], "base64");
  assert.deepEqual(signature.subarray(0, 4), verifier.hash);
  assert.ok(verify(null, Buffer.from(text), verifier.publicKey, signature.subarray(4)), "the signature is of this text");
  const [origin, size, root] = text.split("\n");
  assert.equal(origin, verifier.name);
  return { size: Number(size), root };
}

/** RFC 9162, section 2.1.3.2. */
function rootOf(leaf, index, size, hashes) {
  let [place, last, hash] = [index, size - 1, leaf];
  for (const sibling of hashes) {
    assert.ok(last > 0, "no hash too many");
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sibling, hash);
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  assert.equal(last, 0, "no hash too few");
  return hash;
}

/** Throws unless the proof holds; what it is about. */
export function checkProof(text, verifierText) {
  const gap = text.indexOf("\n\n");
  const [format, extra, index, ...hashes] = text.slice(0, gap).split("\n");
  assert.equal(format, "c2sp.org/tlog-proof@v1");
  const record = Buffer.from(extra.replace(/^extra /, ""), "base64");
  const place = Number(index.replace(/^index /, ""));
  const head = openCheckpoint(text.slice(gap + 2), verifierText);
  const siblings = hashes.map((hash) => Buffer.from(hash, "base64"));
  assert.equal(rootOf(leafHash(record), place, head.size, siblings).toString("base64"), head.root, "the signed root");
  return { record, position: place + 1, size: head.size };
}
