// The page: takes a file, asks `verifyFile`, and says the answer in words.
//
// Everything from the file goes in as text, never as markup.

const $ = (id) => document.getElementById(id);
const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const dated = (milliseconds) => day.format(new Date(milliseconds)).replaceAll(" ", "\u00a0");

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// A joiner beside a letter of these scripts has no use there.
const PLAIN = "[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}]";
const SHOWN_BY_NAME = new RegExp(`${HIDDEN.source}|(?<=${PLAIN})${JOINERS.source}|${JOINERS.source}(?=${PLAIN})`, "gu");

// Text as it was signed; what cannot be seen is shown by its name, without its effect.
function shown(text) {
  const isolated = element("bdi");
  let done = 0;
  for (const found of text.matchAll(SHOWN_BY_NAME)) {
    isolated.append(text.slice(done, found.index), element("span", { className: "hidden-character" }, pointName(found[0])));
    done = found.index + found[0].length;
  }
  isolated.append(text.slice(done));
  return isolated;
}

// A sentence in which the facts between braces are filled in, each isolated.
function saying(template, facts) {
  const parts = template.split(/\{(\w+)\}/);
  return parts.map((part, place) => (place % 2 ? shown(String(facts[part])) : part));
}

function isWebAddress(text) {
  return /^https?:\/\//.test(text ?? "") && URL.canParse(text);
}

async function answerTo(bytes) {
  $("answer").replaceChildren("Checking …");
  const answer = await verifyFile(bytes, Date.now());
  showVerdict(answer);
  showDetails(answer);
  $("answer").scrollIntoView({ block: "start" });
}

function showVerdict(answer) {
  const verdict = $("answer");
  verdict.className = answer.verified ? "narrow verdict holds" : "narrow verdict fails";
  verdict.dataset.reason = answer.reason ?? "";
  verdict.dataset.accepted = !answer.acceptance ? "" : answer.acceptance.isBySubject ? "by-subject" : "by-holder";
  verdict.dataset.cautions = [...new Set((answer.cautions ?? []).map(({ key }) => key))].join(" ");
  verdict.replaceChildren(
    element("strong", {}, answer.verified ? "The signature holds." : "Not verified."),
    " ",
    ...(answer.verified ? saying(verdictTemplate(answer), factsOf(answer)) : [shown(answer.problem)]),
  );
}

function verdictTemplate({ isAnswer }) {
  return isAnswer
    ? "This is not a recommendation but an answer to one, signed on {signed} and unchanged since."
    : "Signed in the name of {giver} on {signed}, and unchanged since.";
}

function factsOf({ credential, signedAt, acceptance, notWithdrawnAsOf }) {
  const giver = profileOf(credential);
  return {
    giver: giver.name || giver.id,
    subject: credential.credentialSubject.name || credential.credentialSubject.id,
    signed: dated(signedAt),
    accepted: acceptance === null ? "" : dated(acceptance.acceptedAt),
    asOf: notWithdrawnAsOf === null ? "" : dated(notWithdrawnAsOf),
  };
}

function showDetails(answer) {
  $("details").hidden = !answer.verified;
  $("no-details").hidden = answer.verified;
  if (!answer.verified) return;
  const facts = factsOf(answer);
  $("cautions").hidden = answer.cautions.length === 0;
  fillList("caution-list", answer.cautions.map(({ text }) => [shown(text)]));
  fillList("proven", proven(answer).map((sentence) => saying(sentence, facts)));
  fillList("not-proven", notProven(answer).map((sentence) => saying(sentence, facts)));
  showSheet(answer.credential, facts);
  showKeys(answer);
}

function fillList(id, items) {
  $(id).replaceChildren(...items.map((parts) => element("li", {}, ...parts)));
}

function proven({ acceptance, isAnswer, notWithdrawnAsOf }) {
  if (isAnswer) return ["Every word below was signed on {signed} with the key shown at the end, and nothing was changed since."];
  const standing = notWithdrawnAsOf === null ? [] : ["Not withdrawn as of {asOf}: the writer’s own list of that day is in the file."];
  const signed = ["Every word on the sheet below was signed on {signed} with the key shown at the end, and nothing was changed since.", ...standing];
  if (acceptance === null) return signed;
  const accepted = acceptance.isBySubject
    ? "Accepted by {subject} on {accepted}, with the key to which the recommendation is made out."
    : "Accepted by the holder of the file on {accepted}.";
  return [...signed, accepted];
}

function notProven({ acceptance, isAnswer, notWithdrawnAsOf }) {
  const owner = "That the key belongs to {giver}. Compare it with the one on their own page, or ask them.";
  if (isAnswer) return [owner];
  const unaccepted = "That {subject} accepted it: this file holds no acceptance of these words.";
  const holder = "That the holder of the file is {subject}.";
  return [
    owner,
    ...(acceptance === null ? [unaccepted] : acceptance.isBySubject ? [] : [holder]),
    notWithdrawnAsOf === null
      ? "That it was not withdrawn since: this page makes no connection, so nobody was asked."
      : "That it was not withdrawn after {asOf}: this page makes no connection, so nobody was asked.",
    "That the praise is deserved. A signature says who stands behind the words, not whether they are right.",
  ];
}

function showSheet(credential, facts) {
  const { credentialSubject: subject, description, evidence = [], inLanguage } = credential;
  const sheet = $("sheet");
  sheet.lang = /^[A-Za-z0-9-]+$/.test(inLanguage ?? "") ? inLanguage : "en";
  sheet.replaceChildren(
    element("h3", {}, shown(credential.name)),
    element("p", { className: "by" }, ...saying("{giver}, {signed}", facts)),
    ...subject.endorsementComment.split("\n\n").map((paragraph) => element("p", { className: "signed", dir: "auto" }, shown(paragraph))),
  );
  showPart(sheet, "Known for", (subject.description ?? "").split("\n").filter(Boolean).map((skill) => [shown(skill)]));
  showPart(sheet, "Relation, and what the writer disclosed", (description ?? "").split("\n").filter(Boolean).map((line) => [shown(line)]));
  showPart(sheet, "What this rests on", evidence.filter(({ genre }) => genre !== "Own statement").map(evidenceParts));
  showPart(sheet, "The writer’s own statements, without a record", evidence.filter(({ genre }) => genre === "Own statement").map(({ narrative }) => [shown(narrative ?? "")]));
}

function showPart(sheet, title, items) {
  if (items.length === 0) return;
  const list = element("ul", {}, ...items.map((parts) => element("li", { dir: "auto" }, ...parts)));
  sheet.append(element("h4", { lang: "en" }, title), list);
}

function evidenceParts({ id, narrative, description }) {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(description ?? "") && !Number.isNaN(Date.parse(description));
  const when = isDay ? dated(Date.parse(description)) : description;
  const parts = when ? [element("span", { className: "when", lang: "en" }, shown(when))] : [];
  parts.push("“", shown(narrative ?? ""), "”");
  if (isWebAddress(id)) {
    const link = element("a", { href: id, rel: "noreferrer nofollow", lang: "en" }, `original on ${new URL(id).host}`);
    parts.push(" (", link, ")");
  }
  return parts;
}

function showKeys({ credential, writer, acceptance }) {
  const issuer = profileOf(credential).id;
  const rows = [["Key of the writer", writer], ...(issuer === writer ? [] : [["Site that is named as the writer", issuer]])];
  if (acceptance !== null) rows.push(["Key of the acceptance", acceptance.recipient]);
  rows.push(["Made out to", credential.credentialSubject.id], ["Number of the recommendation", credential.id]);
  $("keys").replaceChildren(...rows.flatMap(([label, value]) => [element("dt", {}, label), element("dd", { className: "code" }, shown(value))]));
}

// ── Ways in: drop, choose, paste ──

async function takeFile(file) {
  if (file) await answerTo(new Uint8Array(await file.slice(0, MOST_BYTES_OF_PAPER + 1).arrayBuffer()));
}

function takePasted(event) {
  event.preventDefault();
  return answerTo(new TextEncoder().encode($("pasted").value.trim()));
}

function listenToDrops() {
  const area = $("drop");
  const mark = (isOver) => area.classList.toggle("over", isOver);
  for (const kind of ["dragenter", "dragover"]) {
    document.addEventListener(kind, (event) => (event.preventDefault(), mark(true)));
  }
  document.addEventListener("dragleave", (event) => event.relatedTarget === null && mark(false));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    mark(false);
    takeFile(event.dataTransfer.files[0]);
  });
}

// A link from a recommendation's page names its signed copy; only a file beside this page is offered.
function offerLinkedCopy() {
  const path = location.hash.slice(1);
  const isBeside = /^[a-z0-9-]+\/credential\.json$/.test(path);
  $("linked").hidden = !isBeside;
  if (isBeside) $("linked-copy").href = path;
}

// A browser is slow at what it does for the first time. So it checks a key and a signature of nobody's (the first key of RFC 8032,
// 7.1) while the reader still looks for the file.
async function warmUp() {
  try {
    const key = publicKeyOf("did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw");
    await isSignedBy(key, new Uint8Array(64), key);
    await verifyProof({}, { proofValue: `z${"1".repeat(64)}` }, key);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
  }
}

$("file").addEventListener("change", (event) => takeFile(event.target.files[0]));
$("paste").addEventListener("submit", takePasted);
addEventListener("hashchange", offerLinkedCopy);
listenToDrops();
offerLinkedCopy();
$("ways").hidden = false;
setTimeout(warmUp, 0);
