// What can be said of a signed file, in the same steps as `goodword verify`.
//
// Each step refuses with a reason of the shared table; what does not break the signature and
// still has to be told is a caution. No step opens a connection.

const CREDENTIALS_CONTEXT = "https://www.w3.org/ns/credentials/v2";
const BADGES_CONTEXT = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
const EXTENSIONS_CONTEXT = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";
const CONTEXTS = [
  [CREDENTIALS_CONTEXT, BADGES_CONTEXT, EXTENSIONS_CONTEXT],
  [CREDENTIALS_CONTEXT, BADGES_CONTEXT],
];
const TYPES = ["EndorsementCredential", "VerifiableCredential"];
const SUITE = "eddsa-jcs-2022";
const OTHER_SUITES = ["ecdsa-rdfc-2019", "ecdsa-jcs-2019", "ecdsa-sd-2023", "bbs-2023"]; // told, not checked; others are refused
const RDFC = "eddsa-rdfc-2022"; // needs a reader of JSON-LD: looked at here, and not checked
const TOLERANCE = 5 * 60 * 1000; // how far two clocks may be apart
const EARLIEST = Date.UTC(2022, 0, 1); // the suite carries its year in its name
const MOST_PROOFS = 8; // each is checked against the whole document; a set of ours has two
const ANSWERS = new Map([
  ["Acceptance of a recommendation", "accepted"],
  ["Refusal of a recommendation", "declined"],
  ["Wish for a correction of a recommendation", "correction"],
]);
const MAY_BE_SHOWN = "I accept this recommendation. It may be shown.";
const KEPT_PRIVATE = "I accept this recommendation. It is for me alone and may not be shown.";

// ── Forms: what a member must be, and whether it may be absent ──

const isText = (value) => typeof value === "string";
const isWords = (value) => isText(value) && value !== "";
const isTexts = (value) => Array.isArray(value) && value.every(isText);
const orNull = (test) => (value) => value === null || test(value);
const each = (form) => (value) => Array.isArray(value) && value.every((item) => hasForm(item, form));

const PROFILE = { id: [isWords], type: [isTexts, true], name: [orNull(isText), true], url: [orNull(isText), true], description: [orNull(isText), true] };
const SUBJECT = { id: [isWords], type: [isTexts], endorsementComment: [isWords], name: [orNull(isText), true], url: [orNull(isText), true], description: [orNull(isText), true] };
const EVIDENCE = { type: [isTexts], id: [orNull(isText), true], name: [orNull(isText), true], narrative: [orNull(isText), true], description: [orNull(isText), true], genre: [orNull(isText), true] };
const RESOURCE = { id: [isWords], digestMultibase: [isWords], mediaType: [orNull(isText), true] };
const ENDORSEMENT = {
  id: [isWords],
  type: [isTexts],
  name: [isWords],
  issuer: [(value) => isText(value) || hasForm(value, PROFILE)],
  validFrom: [isText],
  credentialSubject: [(value) => hasForm(value, SUBJECT)],
  description: [orNull(isText), true],
  awardedDate: [orNull(isText), true],
  validUntil: [orNull(isText), true],
  evidence: [each(EVIDENCE), true],
  relatedResource: [each(RESOURCE), true],
  inLanguage: [orNull(isText), true],
};
const BESIDE_THE_FORM = ["@context", "proof", "credentialSchema", "credentialStatus"];
const PROOF = {
  type: [isText],
  cryptosuite: [isText],
  created: [isText],
  verificationMethod: [isText],
  proofPurpose: [isText],
  proofValue: [isText],
  "@context": [() => true, true],
  id: [orNull(isText), true],
  expires: [orNull(isText), true],
};

function hasForm(value, form) {
  return isObject(value) && flaws(value, form).length === 0;
}

function flaws(value, form) {
  return Object.keys(form).filter((name) => {
    const [test, mayBeAbsent] = form[name];
    return name in value ? !test(value[name]) : !mayBeAbsent;
  });
}

function unknownMembers(value, form, allowed = []) {
  return isObject(value) ? Object.keys(value).filter((name) => !Object.hasOwn(form, name) && !allowed.includes(name)) : [];
}

function requireForm(reason, value, form) {
  const wrong = flaws(value, form);
  if (wrong.length > 0) refuse(reason, `\`${wrong[0]}\` is missing or of another kind`);
}

// ── Times ──

const TIME = /^(?:19[7-9]\d|[2-8]\d{3})-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d(?:\.\d{1,6})?(?:Z|[+-][01]\d:[0-5]\d)$/;

// Milliseconds since 1970; refused where the text is no time with a zone.
function timeOf(label, text) {
  const [date, hour] = [text.slice(0, 10), Number(text.slice(11, 13))];
  const midnight = TIME.test(text) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  const isDay = !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(date);
  const isHour = hour < 24 && Number(/[+-](\d\d):\d\d$/.exec(text)?.[1] ?? 0) < 24;
  if (!isDay || !isHour) refuse("time", label, text);
  return Date.parse(text);
}

// ── One credential ──

// 1 to 5 as in `goodword.credential.checks.check`.
async function check(credential, now) {
  // 1. Context, type and form are exactly those that give these words their meaning.
  requireShape(credential);
  // 2, 3. The proofs hold, and are the issuer's.
  const { writer, signedAt, others } = await checkProofs(credential, profileOf(credential).id, now);
  // 4. The times in the document have come, and have not passed.
  checkTimes(credential, now);
  // 5. What does not break the signature and has to be told.
  return { credential, writer, signedAt, cautions: cautionsOf(credential, writer, others) };
}

async function checkProofs(credential, issuer, now) {
  // 2. There is a proof, and none builds on another.
  const proofs = proofsOf(credential);
  // 3. Every proof of a known suite is by the issuer, and every one that can be checked here holds.
  const ours = proofs.filter((proof) => [SUITE, RDFC].includes(proof.cryptosuite));
  const unknown = proofs.filter((proof) => ![SUITE, RDFC, ...OTHER_SUITES].includes(proof.cryptosuite));
  if (unknown.length > 0) refuse("proof-suite", unknown.map(suiteOf).join(", "));
  if (!ours.some((proof) => proof.cryptosuite === SUITE)) {
    if (ours.length > 0) refuse("rdfc-missing");
    refuse("proof-suite", proofs.map(suiteOf).join(", "));
  }
  const times = [];
  for (const proof of ours) times.push(await checkProof(credential, proof, issuer, now));
  // A site may have several keys; an answer can name one.
  const [method, other] = new Set(ours.map((proof) => proof.verificationMethod));
  if (other !== undefined) refuse("issuer", other, method);
  const writer = keyOfMethod(issuer, method);
  return { writer, signedAt: Math.max(...times), others: proofs.filter((proof) => proof.cryptosuite !== SUITE) };
}

function requireShape(credential) {
  const context = credential["@context"] ?? null;
  if (!CONTEXTS.some((known) => isSame(known, context))) refuse("context", canonical(context));
  const types = credential.type ?? null;
  if (!isTexts(types) || !isSame([...types].sort(), TYPES)) refuse("type", canonical(types));
  requireForm("shape", credential, ENDORSEMENT);
}

function profileOf(credential) {
  return isText(credential.issuer) ? { id: credential.issuer } : credential.issuer;
}

function proofsOf(credential) {
  const held = credential.proof ?? null;
  const listed = Array.isArray(held) ? held : [held];
  const proofs = listed.filter(isObject);
  if (proofs.length === 0) refuse("no-proof");
  if (proofs.length !== listed.length) refuse("proof-shape", "not an object");
  if (proofs.length > MOST_PROOFS) refuse("proof-shape", `${proofs.length} of them; at most ${MOST_PROOFS} are checked`);
  if (proofs.some((proof) => "previousProof" in proof)) refuse("proof-chain");
  return proofs;
}

function suiteOf(proof) {
  const name = proof.cryptosuite || proof.type;
  return isText(name) ? name : "without a name";
}

async function checkProof(credential, proof, issuer, now) {
  requireForm("proof-shape", proof, PROOF);
  const unknown = unknownMembers(proof, PROOF);
  if (unknown.length > 0) refuse("proof-shape", `it holds \`${unknown[0]}\``);
  if (proof.type !== "DataIntegrityProof") refuse("proof-shape", `the type is ${proof.type}`);
  if (proof.proofPurpose !== "assertionMethod") refuse("proof-purpose", proof.proofPurpose);
  const key = publicKeyOf(keyOfMethod(issuer, proof.verificationMethod));
  if (proof.cryptosuite === SUITE) await verifyProof(credential, proof, key);
  return checkProofTimes(proof, now);
}

function checkProofTimes(proof, now) {
  const created = timeOf("The time of signing", proof.created);
  if (created > now + TOLERANCE) refuse("future", "The time of signing", proof.created);
  if (created < EARLIEST) refuse("early", "The time of signing", proof.created);
  const expires = proof.expires ?? null;
  if (expires !== null && timeOf("`expires`", expires) < now - TOLERANCE) refuse("expired", "The end of the signature", expires);
  return created;
}

function checkTimes({ validFrom, awardedDate = null, validUntil = null }, now) {
  if (timeOf("`validFrom`", validFrom) > now + TOLERANCE) refuse("future", "`validFrom`", validFrom);
  if (awardedDate !== null) timeOf("`awardedDate`", awardedDate);
  if (validUntil !== null && timeOf("`validUntil`", validUntil) < now - TOLERANCE) refuse("expired", "`validUntil`", validUntil);
}

function cautionsOf(credential, writer, others) {
  const subject = credential.credentialSubject;
  const unknown = new Set([
    ...unknownMembers(credential, ENDORSEMENT, BESIDE_THE_FORM),
    ...unknownMembers(credential.issuer, PROFILE, BESIDE_THE_FORM),
    ...unknownMembers(subject, SUBJECT, BESIDE_THE_FORM),
  ]);
  const told = others.map((proof) => (proof.cryptosuite === RDFC ? caution("rdfc-not-checked") : caution("other-suite", suiteOf(proof))));
  for (const name of [...unknown].sort()) told.push(caution("unknown-member", name));
  if ([profileOf(credential).id, writer].includes(subject.id)) told.push(caution("own-praise"));
  return told;
}

function caution(key, ...facts) {
  return { key, text: sentence(key, facts) };
}

// ── The file around it: a credential, a proposal, an acceptance, an answer alone ──

function openFile(document) {
  const types = document.type;
  if (!Array.isArray(types)) refuse("unreadable", "JSON that is no credential (it has no list of types)");
  if (types.includes("VerifiablePresentation")) return openPresentation(document);
  if (!types.includes("VerifiableCredential")) refuse("unreadable", "JSON that is no credential");
  const isAlone = isAnswer(document);
  return { recommendation: isAlone ? null : document, answer: isAlone ? document : null, message: null, lists: [], revocations: [], sites: [] };
}

// Only an answer binds itself to another document by its digest.
function isAnswer(credential) {
  return "relatedResource" in credential;
}

function openPresentation(whole) {
  if (!isSame(whole["@context"] ?? null, [CREDENTIALS_CONTEXT]) || !isSame(whole.type, ["VerifiablePresentation"])) {
    refuse("envelope", "its context or type is another");
  }
  const held = whole.verifiableCredential;
  const members = Object.keys(whole).filter((name) => !["@context", "type", "verifiableCredential"].includes(name)).join();
  const listed = Array.isArray(held) ? held.filter(isObject) : [];
  const lists = listed.filter(isStatusList);
  const revocations = listed.filter(isRevocation);
  const sites = listed.filter(isSiteCopy);
  const beside = [...lists, ...revocations, ...sites];
  const credentials = listed.filter((item) => !beside.includes(item));
  if (!isSame(held ?? null, [...credentials, ...beside]) || beside.length > MOST_BESIDE) {
    refuse("envelope", "it holds something else than a recommendation and its acceptance");
  }
  const isProposal = credentials.length === 1 && ["", "description"].includes(members);
  const isAcceptance = credentials.length === 2 && members === "holder";
  if (!isProposal && !isAcceptance) refuse("envelope", "it holds something else than a recommendation and an acceptance");
  const [recommendation, answer = null] = credentials;
  if (answer !== null && whole.holder !== (isObject(answer.issuer) ? answer.issuer.id : answer.issuer)) {
    refuse("envelope", "the holder is not who accepted");
  }
  if (isAnswer(recommendation) || (answer !== null && !isAnswer(answer))) {
    refuse("envelope", "the recommendation has to stand before its acceptance");
  }
  const message = whole.description ?? null;
  if (message !== null && !isText(message)) refuse("envelope", "the message is no text");
  return { recommendation, answer, message, lists, revocations, sites };
}

// An answer has the form of one: its kind by its name, one document by its digest.
function answerOf({ credential, writer, signedAt }) {
  const kind = ANSWERS.get(credential.name);
  const [resource, ...more] = credential.relatedResource;
  const comment = credential.credentialSubject.endorsementComment;
  if (kind === undefined) refuse("shape", "an answer of a kind that is not known");
  if (kind === "accepted" && ![MAY_BE_SHOWN, KEPT_PRIVATE].includes(comment)) refuse("shape", "an acceptance in other words than those agreed");
  if (resource === undefined || more.length > 0 || resource.id !== credential.credentialSubject.id) {
    refuse("shape", "an answer to something else than one recommendation");
  }
  return { kind, about: resource.id, recipient: writer, digest: resource.digestMultibase, answeredAt: signedAt, mayBeShown: comment === MAY_BE_SHOWN };
}

async function judgeAcceptance(opened, first, now) {
  const { recommendation, answer } = opened;
  if (answer === null) return { acceptance: null, cautions: [] };
  if (recommendation === null) return { acceptance: null, cautions: [caution("an-answer", answerOf(first).kind)] };
  const checked = await check(answer, now);
  const { kind, about, recipient, digest, answeredAt, mayBeShown } = answerOf(checked);
  if (kind !== "accepted") refuse("envelope", `it holds an answer of the kind “${kind}”`);
  const subject = recommendation.credentialSubject.id;
  const isOfTheseWords = about === recommendation.id && digest === (await digestOf(canonical(recommendation)));
  if (!isOfTheseWords) return { acceptance: null, cautions: [...checked.cautions, caution("stale-acceptance")] };
  if (recipient === first.writer) return { acceptance: null, cautions: [...checked.cautions, caution("own-acceptance")] };
  if (subject.startsWith("did:") && subject !== recipient) refuse("other-acceptance", recipient, subject);
  return { acceptance: { recipient, acceptedAt: answeredAt, mayBeShown, isBySubject: subject === recipient }, cautions: checked.cautions };
}

// The bytes as Goodword writes them, or laid out anew as a whole; refused where one byte was touched.
function checkLayout(text, document) {
  if (text === canonical(document)) return [];
  if (isLaidOutEvenly(text, document)) return [caution("rewritten")];
  return refuse("layout");
}

// ── The answer ──

// Never throws: what cannot be read is not verified, and says why.
async function verifyFile(given, now) {
  try {
    const onPaper = isPaper(given);
    const { document, text } = readJson(onPaper ? await signedCopyIn(given) : given);
    const opened = openFile(document);
    const first = await check(opened.recommendation ?? opened.answer, now);
    const { acceptance, cautions } = await judgeAcceptance(opened, first, now);
    const relaid = checkLayout(text, document);
    const keys = await judgeKeys(opened, first, acceptance, now);
    const status = await judgeLists(opened, first, keys.since, now);
    const ofSite = await judgeSite(opened, first, now);
    return { verified: true, ...first, acceptance, notWithdrawnAsOf: keys.isUncertain ? null : status.asOf, isAnswer: opened.recommendation === null, cautions: [...(onPaper ? [caution("on-paper")] : []), ...first.cautions, ...ofSite, ...keys.cautions, ...status.cautions, ...cautions, ...relaid, ...forTheEye(opened, first)] };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return { verified: false, reason: refusal.reason, problem: refusal.message };
  }
}

// ── Names and words that look like others (Unicode Technical Standard 39) ──

const ALIKE = ["Armenian", "Cherokee", "Coptic", "Cyrillic", "Georgian", "Greek", "Latin", "Lisu"];
const ALIKE_LETTERS = ALIKE.map((script) => [script.toUpperCase(), new RegExp(`(?=\\p{L})\\p{Script=${script}}`, "u")]);
const HIDDEN = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\u{e0000}-\u{e007f}]|[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu;
const JOINERS = /[\u200c\u200d]/gu;

function forTheEye({ message }, { credential }) {
  const told = [
    ...cautionsAboutName("The name of the writer", profileOf(credential).name ?? ""),
    ...cautionsAboutName("The name of the person recommended", credential.credentialSubject.name ?? ""),
    ...cautionsAboutText("The text", credential.credentialSubject.endorsementComment),
  ];
  if (message !== null) told.push(caution("message-unsigned"));
  return told;
}

function cautionsAboutName(label, name) {
  const told = cautionsAboutText(label, name);
  const scripts = ALIKE_LETTERS.filter(([, letter]) => letter.test(name)).map(([script]) => script);
  if (scripts.length > 1) told.push(caution("mixed-scripts", label, scripts.join(", ")));
  if (scripts.length > 0 && name.match(JOINERS)) told.push(caution("hidden-characters", label, points(name.match(JOINERS))));
  if (name !== name.normalize("NFC")) told.push(caution("not-normal", label));
  return told;
}

function cautionsAboutText(label, text) {
  const hidden = text.match(HIDDEN);
  return hidden === null ? [] : [caution("hidden-characters", label, points(hidden))];
}

function points(letters) {
  return [...new Set(letters.map(pointName))].sort().slice(0, 5).join(", ");
}

function pointName(letter) {
  return `U+${letter.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}
