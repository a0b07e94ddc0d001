// The signed copy inside a PDF, found in the same way as `goodword verify` does.
//
// A stream is never inside another one, so it is found by reading the bytes from front to back;
// no table of the file is believed. Of two copies that differ none is taken.

const MOST_BYTES_OF_PAPER = 20_000_000;
const MOST_FILES = 64;
const EMBEDDED = /\/Type[\t\n\v\f\r ]*\/EmbeddedFile\b/g;

function isPaper(bytes) {
  return latin1(bytes.subarray(0, 5)) === "%PDF-";
}

// A character for each byte.
function latin1(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

async function signedCopyIn(bytes) {
  if (bytes.length > MOST_BYTES_OF_PAPER) {
    refuse("unreadable", `a PDF of ${bytes.length.toLocaleString("en")} bytes; at most ${MOST_BYTES_OF_PAPER.toLocaleString("en")} are read`);
  }
  const pdf = latin1(bytes);
  const found = [...pdf.matchAll(EMBEDDED)];
  if (found.length > MOST_FILES) refuse("unreadable", `a PDF with more than ${MOST_FILES} files inside`);
  const copies = new Map();
  for (const { index, 0: { length } } of found) {
    const content = await embeddedAt(bytes, pdf, index, index + length);
    if (content !== null && /^[\t\n\v\f\r ]*\{/.test(latin1(content.subarray(0, 1024)))) copies.set(latin1(content), content);
  }
  if (copies.size === 0) refuse("unreadable", "a PDF without a signed copy inside");
  if (copies.size > 1) refuse("unreadable", `a PDF with ${copies.size} signed copies that differ`);
  return [...copies.values()][0];
}

async function embeddedAt(bytes, pdf, typeStart, typeEnd) {
  const opened = typeStart < 3 ? -1 : pdf.lastIndexOf("obj", typeStart - 3);
  const stream = firstFrom(pdf, /stream\r?\n/g, typeEnd);
  if (opened < 0 || stream === null || pdf.slice(typeEnd, stream.index).includes("endobj")) return null;
  const dictionary = pdf.slice(opened, stream.index);
  const start = stream.index + stream[0].length;
  const end = endOf(pdf, dictionary, start);
  const filter = /\/Filter[\t\n\v\f\r ]*(\[[^\]]*\]|\/\w+)/.exec(dictionary);
  if (end < 0) return null;
  if (filter === null) return bytes.slice(start, Math.min(end, start + MOST_BYTES + 1));
  if (!/^\[?[\t\n\v\f\r ]*\/FlateDecode[\t\n\v\f\r ]*\]?$/.test(filter[1])) return null;
  // Where the length stands elsewhere, what looks like a line end may be the last of the data.
  for (let more = 0; more < 3; more += 1) {
    const content = await inflated(bytes.slice(start, end + more));
    if (content !== null) return content;
  }
  return null;
}

function firstFrom(text, pattern, at) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function endOf(pdf, dictionary, start) {
  const length = /\/Length[\t\n\v\f\r ]+([0-9]{1,10})(?![\t\n\v\f\r ]+[0-9]+[\t\n\v\f\r ]+R)(?![0-9])/.exec(dictionary);
  if (length !== null && firstFrom(pdf, /[\t\n\v\f\r ]*endstream/y, start + Number(length[1]))) return start + Number(length[1]);
  return firstFrom(pdf, /(?:\r\n|\n|\r)?endstream/g, start)?.index ?? -1;
}

// Null for what is no whole deflated stream; cut short after what is ever read.
async function inflated(packed) {
  const unpacking = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  const parts = [];
  let size = 0;
  try {
    for (let { done, value } = await unpacking.read(); !done; { done, value } = await unpacking.read()) {
      parts.push(value);
      size += value.length;
      if (size > MOST_BYTES) break;
    }
  } catch {
    return null;
  }
  unpacking.cancel().catch(() => {});
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
