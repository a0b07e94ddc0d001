// Whether a recommendation was withdrawn or its key given up, as far as the file tells (Bitstring
// Status List v1.0, Multikey); in the same steps as `goodword.credential.standing`.

const LIST_TYPES = ["BitstringStatusListCredential", "VerifiableCredential"];
const MULTIKEY_CONTEXT = "https://w3id.org/security/multikey/v1";
const MOST_BESIDE = 8; // each is checked; a file of ours carries a list, and perhaps a statement
const FEWEST_LIST_BYTES = 16_384;
const MOST_LIST_BYTES = 1_048_576; // unpacked; a bomb ends here
const ENTRY = { type: [(value) => value === "BitstringStatusListEntry"], statusPurpose: [isText], statusListIndex: [isText], statusListCredential: [isWords] };
const LIST_SUBJECT = { type: [(value) => value === "BitstringStatusList"], statusPurpose: [isText], encodedList: [isText], id: [orNull(isText), true] };
const LIST = {
  id: [isWords],
  issuer: [(value) => isText(value) || hasForm(value, PROFILE)],
  validFrom: [isText],
  credentialSubject: [(value) => hasForm(value, LIST_SUBJECT) && unknownMembers(value, LIST_SUBJECT).length === 0],
  validUntil: [orNull(isText), true],
};

function isStatusList(credential) {
  return Array.isArray(credential.type) && credential.type.includes("BitstringStatusListCredential");
}

// Where a credential stands in a list of withdrawals; null where it names none that is known here.
function entryOf(credential) {
  const entry = credential.credentialStatus ?? null;
  if (!hasForm(entry, ENTRY) || entry.statusPurpose !== "revocation") return null;
  if (!/^(?:0|[1-9][0-9]{0,7})$/.test(entry.statusListIndex)) return null;
  return { list: entry.statusListCredential, index: Number(entry.statusListIndex) };
}

async function readStatusList(credential, now) {
  if (!isSame(credential["@context"] ?? null, [CREDENTIALS_CONTEXT])) refuse("status-list", "its context is another");
  requireForm("status-list", credential, LIST);
  const { type, id, credentialSubject: subject, validFrom, validUntil = null } = credential;
  if (!isTexts(type) || !isSame([...type].sort(), LIST_TYPES) || subject.statusPurpose !== "revocation") {
    refuse("status-list", "its type or its purpose is another");
  }
  const issuer = profileOf(credential).id;
  const { writer } = await checkProofs(credential, issuer, now);
  const asOf = timeOf("The time of the list", validFrom);
  if (asOf > now + TOLERANCE) refuse("future", "The time of the list", validFrom);
  if (validUntil !== null && timeOf("`validUntil`", validUntil) < now - TOLERANCE) refuse("expired", "The end of the list", validUntil);
  return { id, issuer, writer, asOf, bits: await unpacked(subject.encodedList) };
}

// The bits of an encoded list, read piece by piece, so that a bomb is not unpacked to its end.
async function unpacked(encoded) {
  if (!/^u[A-Za-z0-9_-]+$/.test(encoded)) refuse("status-list", "it is not written in base64url");
  const bits = [];
  let size = 0;
  try {
    const packed = Uint8Array.from(atob(encoded.slice(1).replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
    const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
    for (let piece = await reader.read(); !piece.done && size <= MOST_LIST_BYTES; piece = await reader.read()) {
      bits.push(piece.value);
      size += piece.value.length;
    }
    if (size > MOST_LIST_BYTES) await reader.cancel();
  } catch {
    refuse("status-list", "it cannot be unpacked");
  }
  if (size > MOST_LIST_BYTES) refuse("status-list", `unpacked it is larger than ${MOST_LIST_BYTES.toLocaleString("en")} bytes`);
  if (size < FEWEST_LIST_BYTES) refuse("status-list", `it has fewer than ${(FEWEST_LIST_BYTES * 8).toLocaleString("en")} places`);
  return new Uint8Array(await new Blob(bits).arrayBuffer());
}

// Refused where the newest list in the file says that it was withdrawn.
async function judgeLists({ recommendation, answer, lists }, { credential, writer }, since, now) {
  const entry = entryOf(recommendation ?? answer);
  const found = [];
  for (const one of lists) {
    const list = await readStatusList(one, now);
    if (entry === null || list.id !== entry.list) refuse("status-list", "it is of other recommendations");
    if (list.issuer !== profileOf(credential).id || list.writer !== writer) refuse("status-list", "it is not by the writer");
    if (since === null || list.asOf <= since) found.push(list);
  }
  if (found.length === 0) return { asOf: null, cautions: "credentialStatus" in credential ? [caution("status-not-asked")] : [] };
  const newest = found.reduce((latest, one) => (one.asOf > latest.asOf ? one : latest));
  if (entry.index >= newest.bits.length * 8) refuse("status-list", `it ends before place ${entry.index}`);
  if (newest.bits[entry.index >> 3] & (0x80 >> (entry.index & 7))) refuse("withdrawn", inWords(newest.asOf));
  return { asOf: newest.asOf, cautions: [] };
}

// ── Keys that were given up ──

function isRevocation(credential) {
  return isObject(credential.credentialSubject) && credential.credentialSubject.type === "Multikey";
}

// A statement about a key counts where that key signed it.
async function readRevocation(credential, now) {
  const { issuer, type, validFrom, credentialSubject: { revoked, ...key } } = credential;
  if (!isSame(credential["@context"] ?? null, [CREDENTIALS_CONTEXT, MULTIKEY_CONTEXT]) || !isSame(type ?? null, ["VerifiableCredential"])) {
    refuse("revocation", "its context or type is another");
  }
  if (!isText(issuer) || !isText(validFrom)) refuse("revocation", "its issuer or its time is missing or of another kind");
  const publicKeyMultibase = issuer.replace(/^did:key:/, "");
  const own = { id: `${issuer}#${publicKeyMultibase}`, type: "Multikey", controller: issuer, publicKeyMultibase };
  if (!isSame(own, { ...key }) || !isText(revoked)) refuse("revocation", "it is about another key than the one that signed it");
  await checkProofs(credential, issuer, now);
  if (timeOf("The time of the statement", validFrom) > now + TOLERANCE) refuse("future", "The time of the statement", validFrom);
  return { did: issuer, since: timeOf("The end of the key", revoked) };
}

// Since when the writer's key is given up. Nobody but the signature says that it is older, unless
// the recipient's signature does.
async function judgeKeys({ revocations }, { writer, signedAt }, acceptance, now) {
  let since = null;
  for (const one of revocations) {
    const found = await readRevocation(one, now);
    if (found.did !== writer) refuse("revocation", "it is not about the writer’s key");
    since = since === null ? found.since : Math.min(since, found.since);
  }
  if (since === null) return { since, isUncertain: false, cautions: [] };
  if (signedAt > since) refuse("key-revoked", writer, inWords(since), inWords(signedAt));
  const isSeen = acceptance !== null && acceptance.acceptedAt < since;
  const told = isSeen ? caution("key-revoked-seen", inWords(since), inWords(acceptance.acceptedAt)) : caution("key-revoked-later", inWords(since));
  return { since, isUncertain: !isSeen, cautions: [told] };
}

// ── A site that is named as the issuer (did:web) ──

const DID_CONTEXT = "https://www.w3.org/ns/did/v1";

function isSiteCopy({ credentialSubject: subject }) {
  return isObject(subject) && isText(subject.id) && subject.id.startsWith("did:web:") && "verificationMethod" in subject;
}

// A copy of the document of a site; it has the form of one, and its own signer among its keys.
async function readSiteCopy(credential, now) {
  const { issuer, type, validFrom, credentialSubject: subject } = credential;
  const isContext = isSame(credential["@context"] ?? null, [CREDENTIALS_CONTEXT, DID_CONTEXT, MULTIKEY_CONTEXT]);
  if (!isContext || !isSame(type ?? null, ["VerifiableCredential"])) refuse("site", "the context or the type of the copy of its document is another");
  const methods = subject.verificationMethod;
  const isKey = (method) => hasForm(method, METHOD) && unknownMembers(method, METHOD).length === 0;
  const hasKeys = Array.isArray(methods) && methods.every(isKey) && isTexts(subject.assertionMethod ?? []);
  if (!isText(issuer) || !isText(validFrom) || !hasKeys) refuse("site", "the copy of its document is none");
  await checkProofs(credential, issuer, now);
  if (timeOf("The time of the copy", validFrom) > now + TOLERANCE) refuse("future", "The time of the copy", validFrom);
  return { signer: issuer, site: subject.id, keys: methods.map(({ publicKeyMultibase }) => `did:key:${publicKeyMultibase}`) };
}

const isTime = (value) => isText(value) && TIME.test(value);
const METHOD = { id: [isText], type: [(value) => value === "Multikey"], controller: [isText], publicKeyMultibase: [isText], revoked: [orNull(isTime), true], expires: [orNull(isText), true] };

// Whether a site is named as the issuer: it was not asked, and what travels of it has to fit.
async function judgeSite({ sites }, { credential, writer }, now) {
  const issuer = profileOf(credential).id;
  for (const one of sites) {
    const { signer, site, keys } = await readSiteCopy(one, now);
    if (signer !== writer || site !== issuer || site === writer || !keys.includes(writer)) refuse("site", "the copy of its document in this file is another’s");
  }
  return issuer === writer ? [] : [caution("site-not-asked", issuer, addressOfSite(issuer))];
}

function addressOfSite(site) {
  const [host, ...path] = site.slice("did:web:".length).split(":");
  return ["https:/", host.replace("%3A", ":"), ...(path.length > 0 ? path : [".well-known"]), "did.json"].join("/");
}

function inWords(milliseconds) {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
