// Ed25519 signatures over eddsa-jcs-2022; keys by did:key, or in the method of a did:web.

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const P = 2n ** 255n - 19n; // the field of the curve, RFC 8032 5.1
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n; // of its main subgroup
const SQRT_OF_MINUS_1 = power(2n, (P - 1n) / 4n);
const D = modulo(-121665n * power(121666n, P - 2n));
const SIGN_BIT = 1n << 255n;

// The bytes of multibase base58btc; null where it is none.
function fromBase58(text) {
  if (typeof text !== "string" || !/^z[1-9A-HJ-NP-Za-km-z]{0,128}$/.test(text)) return null;
  const letters = text.slice(1);
  let number = 0n;
  for (const letter of letters) number = number * 58n + BigInt(BASE58.indexOf(letter));
  const bytes = new Array(/^1*/.exec(letters)[0].length).fill(0);
  const hex = number === 0n ? "" : number.toString(16);
  for (const pair of hex.padStart(hex.length + (hex.length % 2), "0").match(/../g) ?? []) bytes.push(parseInt(pair, 16));
  return new Uint8Array(bytes);
}

function littleEndian(bytes) {
  return bytes.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n);
}

function modulo(number) {
  const rest = number % P;
  return rest < 0n ? rest + P : rest;
}

function power(base, exponent) {
  let result = 1n;
  for (let square = base, left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = modulo(result * square);
    square = modulo(square * square);
  }
  return result;
}

// The point that 32 bytes write, in extended coordinates (RFC 8032 5.1.3); null where there is none.
function pointOf(bytes) {
  const written = littleEndian(bytes);
  const y = written & (SIGN_BIT - 1n);
  if (y >= P) return null;
  const u = modulo(y * y - 1n);
  const v = modulo(D * y * y + 1n);
  let x = modulo(u * v ** 3n * power(modulo(u * v ** 7n), (P - 5n) / 8n));
  if (modulo(v * x * x) === modulo(-u)) x = modulo(x * SQRT_OF_MINUS_1);
  if (modulo(v * x * x) !== u) return null;
  const isOdd = (written & SIGN_BIT) !== 0n;
  if (x === 0n && isOdd) return null;
  if ((x & 1n) !== (isOdd ? 1n : 0n)) x = P - x;
  return [x, y, 1n, modulo(x * y)];
}

// RFC 8032 5.1.4; the formula is complete, so it doubles as well.
function sum([x1, y1, z1, t1], [x2, y2, z2, t2]) {
  const a = modulo((y1 - x1) * (y2 - x2));
  const b = modulo((y1 + x1) * (y2 + x2));
  const c = modulo(2n * D * t1 * t2);
  const d = modulo(2n * z1 * z2);
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return [modulo(e * f), modulo(g * h), modulo(f * g), modulo(e * h)];
}

function isNeutral([x, y, z]) {
  return x === 0n && y === z;
}

// Whether the point lies on the main subgroup and is not its neutral element. WebCrypto accepts
// the other points too, and with a key of small order one signature holds for many texts.
function isStrong(point) {
  let result = [0n, 1n, 1n, 0n];
  for (let doubled = point, left = ORDER; left > 0n; left >>= 1n) {
    if (left & 1n) result = sum(result, doubled);
    doubled = sum(doubled, doubled);
  }
  return isNeutral(result) && !isNeutral(point);
}

// Whether 32 bytes write no point, or one of the eight of small order.
function isWeak(bytes) {
  let point = pointOf(bytes);
  for (let times = 0; point !== null && times < 3; times += 1) point = sum(point, point);
  return point === null || isNeutral(point);
}

const strongKeys = new Map();

function publicKeyOf(did) {
  if (strongKeys.has(did)) return strongKeys.get(did);
  if (!did.startsWith("did:key:")) refuse("key", did, "only did:key, and did:web with the key in its method, can be checked without a connection");
  const bytes = fromBase58(did.slice("did:key:".length));
  if (bytes === null || bytes.length !== 34 || bytes[0] !== 0xed || bytes[1] !== 0x01) refuse("key", did, "it is no Ed25519 key");
  const key = bytes.slice(2);
  const point = pointOf(key);
  if (point === null || !isStrong(point)) refuse("key", did, "it is one of the weak points with which anything can be forged");
  strongKeys.set(did, key);
  return key;
}

// The did:key that signs for the issuer by this verification method; refused where it is another's.
// A did:key has one method, and it may be used for every purpose (did:key, 3.1).
function keyOfMethod(issuer, method) {
  if (!issuer.startsWith("did:web:")) {
    publicKeyOf(issuer);
    if (method !== `${issuer}#${issuer.replace(/^did:key:/, "")}`) refuse("issuer", method, issuer);
    return issuer;
  }
  const [controller, ...key] = method.split("#");
  if (controller !== issuer) refuse("issuer", method, issuer);
  const did = `did:key:${key.join("#")}`;
  publicKeyOf(did);
  return did;
}

async function sha256(text) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}

// The digest as multihash in multibase base64url: `uEi…`.
async function digestOf(text) {
  const multihash = new Uint8Array([0x12, 0x20, ...(await sha256(text))]);
  const base64 = btoa(String.fromCharCode(...multihash));
  return `u${base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
}

// Data Integrity EdDSA Cryptosuites v1.0, 3.3.2: refuse unless the proof holds over the document.
async function verifyProof(secured, proof, key) {
  const unsecured = without(secured, "proof");
  const options = without(proof, "proofValue");
  const signature = fromBase58(proof.proofValue);
  if (signature === null || signature.length !== 64) refuse("signature");
  if ("@context" in options && !isSame(options["@context"], unsecured["@context"] ?? null)) refuse("proof-context");
  const message = new Uint8Array([...(await sha256(canonical(options))), ...(await sha256(canonical(unsecured)))]);
  if (littleEndian(signature.slice(32)) >= ORDER) refuse("signature");
  if (isWeak(signature.slice(0, 32))) refuse("signature");
  if (!(await isSignedBy(key, signature, message))) refuse("signature");
}

async function isSignedBy(key, signature, message) {
  let imported;
  try {
    imported = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
  } catch {
    refuse("no-ed25519");
  }
  return crypto.subtle.verify("Ed25519", imported, signature, message);
}
