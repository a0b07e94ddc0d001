/**
 * Verifies documents with @digitalbazaar/vc: another implementation, in another language.
 *
 * Reads a JSON list of documents on standard input and writes a list of answers,
 * {"verified": true/false, "error": text or null, "undefined": text or null}: the last tells a term
 * that no context defines (JSON-LD safe mode). Nothing is fetched: contexts come from
 * conformance/contexts, and a did:key is its own document. Any other address is an error.
 */
import {createVerifyCryptosuite} from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {readFileSync} from 'node:fs';
import jsonld from 'jsonld';
import {verify, verifyCredential} from '@digitalbazaar/vc';

const FOLDER = new URL('../../conformance/contexts/', import.meta.url);
const CONTEXTS = new Map(Object.entries({
  'https://www.w3.org/ns/credentials/v2': 'credentials-v2.jsonld',
  'https://www.w3.org/ns/did/v1': 'did-v1.jsonld',
  'https://w3id.org/security/multikey/v1': 'multikey-v1.jsonld',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json': 'ob-v3p0-context-3.0.3.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json': 'ob-v3p0-extensions.json'
}));

/** The DID document of a did:key, or its one verification method (did:key, 3.1). */
function resolve(url) {
  const [did, fragment] = url.split('#');
  const publicKeyMultibase = did.slice('did:key:'.length);
  const id = `${did}#${publicKeyMultibase}`;
  const method = {
    '@context': 'https://w3id.org/security/multikey/v1',
    id, type: 'Multikey', controller: did, publicKeyMultibase
  };
  if(fragment) {
    return method;
  }
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did, verificationMethod: [method], assertionMethod: [id]
  };
}

async function documentLoader(url) {
  if(url.startsWith('did:key:z6Mk')) {
    return {documentUrl: url, document: resolve(url)};
  }
  const file = CONTEXTS.get(url);
  if(!file) {
    throw new Error(`This verifier fetches nothing: ${url}`);
  }
  return {documentUrl: url, document: JSON.parse(readFileSync(new URL(file, FOLDER)))};
}

async function check(document) {
  const suite = new DataIntegrityProof({cryptosuite: createVerifyCryptosuite()});
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
