// Strict JSON, and its canonical form (RFC 8785).
//
// Two programs that read one file must read one text. JSON.parse keeps the last of two equal
// names, so it may see another document than somebody else does; this reader refuses what is
// ambiguous and what is boundless, for the same reasons as `goodword verify`.

const MOST_BYTES = 1_000_000;
const MOST_DEPTH = 32;
const LONGEST_NUMBER = 24;

class Refusal extends Error {
  constructor(reason, ...facts) {
    super(sentence(reason, facts));
    this.reason = reason;
  }
}

function refuse(reason, ...facts) {
  throw new Refusal(reason, ...facts);
}

// The sentence of a reason, its facts filled in and made harmless: they come from the file.
function sentence(reason, facts) {
  const left = [...facts];
  return SENTENCES[reason].replaceAll("{}", () => printable(String(left.shift())));
}

function printable(fact) {
  const shown = fact.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (letter) => `\\u${letter.codePointAt(0).toString(16).padStart(4, "0")}`);
  return shown.length > 120 ? `${shown.slice(0, 120)}…` : shown;
}

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const WORD = /true|false|null/y;
const NO_NUMBER = /NaN|-?Infinity/y;

class StrictReader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  document() {
    const value = this.value(1);
    this.take(SPACE);
    if (this.at < this.text.length) refuse("unreadable", "text after the end of the JSON");
    return value;
  }

  take(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return null;
    this.at = pattern.lastIndex;
    return found[0];
  }

  sign(expected) {
    this.take(SPACE);
    if (this.text[this.at] !== expected) return false;
    this.at += 1;
    return true;
  }

  expect(sign) {
    if (!this.sign(sign)) refuse("unreadable", `text that is no JSON (“${sign}” is missing at character ${this.at})`);
  }

  value(level) {
    if (this.sign("{")) return this.object(level);
    if (this.sign("[")) return this.array(level);
    if (this.text[this.at] === '"') return this.string();
    const word = this.take(WORD);
    return word === null ? this.number() : JSON.parse(word);
  }

  object(level) {
    if (level > MOST_DEPTH) refuse("depth", MOST_DEPTH);
    const members = Object.create(null);
    if (this.sign("}")) return members;
    do {
      this.take(SPACE);
      const name = this.string();
      if (name in members) refuse("duplicate-key", name);
      this.expect(":");
      members[name] = this.value(level + 1);
    } while (this.sign(","));
    this.expect("}");
    return members;
  }

  array(level) {
    if (level > MOST_DEPTH) refuse("depth", MOST_DEPTH);
    const values = [];
    if (this.sign("]")) return values;
    do values.push(this.value(level + 1));
    while (this.sign(","));
    this.expect("]");
    return values;
  }

  string() {
    const written = this.take(STRING);
    if (written === null) refuse("unreadable", `text that is no JSON (at character ${this.at})`);
    return JSON.parse(written);
  }

  number() {
    const none = this.take(NO_NUMBER);
    if (none !== null) refuse("number", none);
    const written = this.take(NUMBER);
    if (written === null) refuse("unreadable", `text that is no JSON (at character ${this.at})`);
    const number = Number(written);
    const isWhole = /^-?[0-9]+$/.test(written);
    if (!Number.isFinite(number) || (isWhole && (written.length > LONGEST_NUMBER || !Number.isSafeInteger(number)))) {
      refuse("number", written);
    }
    return number;
  }
}

// The object in these bytes, and their text.
function readJson(bytes) {
  if (bytes.length > MOST_BYTES) refuse("unreadable", `a file of ${bytes.length.toLocaleString("en")} bytes; at most ${MOST_BYTES.toLocaleString("en")} are read`);
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    refuse("unreadable", "bytes that are no UTF-8 text");
  }
  const document = new StrictReader(text).document();
  if (!isObject(document)) refuse("unreadable", "JSON that is no object");
  return { document, text };
}

// RFC 8785: ECMAScript's own way of writing numbers and strings; names sorted by UTF-16 code units.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (isObject(value)) {
    const names = Object.keys(value).sort();
    return `{${names.map((name) => `${canonical(name)}:${canonical(value[name])}`).join(",")}}`;
  }
  if (typeof value === "string" && !value.isWellFormed()) refuse("surrogate");
  return JSON.stringify(value);
}

// Whether the text is the document as one of the usual programs lays it out as a whole. A file
// in which one byte was touched is not.
function isLaidOutEvenly(text, document) {
  const layouts = [
    JSON.stringify(document),
    spaced(document),
    ...[2, 4, "\t"].flatMap((indent) => {
      const indented = JSON.stringify(document, null, indent);
      return [indented, `${indented}\n`];
    }),
  ];
  return layouts.some((layout) => text === layout || text === inAscii(layout));
}

function spaced(value) {
  if (Array.isArray(value)) return `[${value.map(spaced).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  return `{${Object.keys(value).map((name) => `${JSON.stringify(name)}: ${spaced(value[name])}`).join(", ")}}`;
}

function inAscii(text) {
  return text.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function isObject(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function without(object, name) {
  const copy = { ...object };
  delete copy[name];
  return copy;
}

function isSame(left, right) {
  return canonical(left) === canonical(right);
}
