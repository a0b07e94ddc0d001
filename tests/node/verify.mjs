/**
 * Verifies documents with @digitalbazaar/vc: another implementation, in another language.
 *
 * Reads a JSON list of documents on standard input and writes a list of answers,
 * {"verified": true/false, "error": text or null, "undefined": text or null}: the last tells a term
 * that no context defines (JSON-LD safe mode). Nothing is fetched: contexts come from
 * conformance/contexts, and a did:key is its own document. Any other address is an error.
 */
import {createVerifyCryptosuite as createJcs} from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import {cryptosuite as rdfc} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {documentLoader} from './loader.mjs';
import {readFileSync} from 'node:fs';
import jsonld from 'jsonld';
import {verify, verifyCredential} from '@digitalbazaar/vc';

async function check(document) {
  const suite = [createJcs(), rdfc].map(cryptosuite => new DataIntegrityProof({cryptosuite}));
  const isPresentation = document.type.includes('VerifiablePresentation');
  const now = new Date('2026-11-24T09:30:00Z');
  const answer = isPresentation ?
    await verify({presentation: document, unsignedPresentation: true, suite, documentLoader, now}) :
    await verifyCredential({credential: document, suite, documentLoader, now});
  const errors = answer.error?.errors ?? (answer.error ? [answer.error] : []);
  return {
    verified: answer.verified,
    error: errors.map(String).join('; ') || null,
    undefined: await undefinedTerm(document)
  };
}

/** What strict readers of JSON-LD object to, or null: every term has to mean something. */
async function undefinedTerm(document) {
  try {
    await jsonld.canonize(document, {algorithm: 'RDFC-1.0', safe: true, documentLoader});
    return null;
  } catch(error) {
    return String(error.details?.event?.message ?? error);
  }
}

const documents = JSON.parse(readFileSync(0, 'utf8'));
const answers = [];
for(const document of documents) {
  answers.push(await check(document));
}
process.stdout.write(JSON.stringify(answers));
