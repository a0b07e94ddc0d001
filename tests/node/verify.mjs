/**
 * Verifies documents with @digitalbazaar/vc: another implementation, in another language.
 *
 * Reads a JSON list of documents on standard input and writes a list of answers,
 * {"verified": true/false, "error": text or null, "undefined": text or null, "withdrawn": true/false or
 * null}: `undefined` tells a term that no context defines (JSON-LD safe mode), `withdrawn` what the list
 * says that travels in a presentation. Nothing is fetched: contexts come from
 * conformance/contexts, a did:key is its own document, and that of a did:web is the copy that travels in the
 * presentation. Any other address is an error.
 */
import {createVerifyCryptosuite as createJcs} from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import {cryptosuite as rdfc} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {documentLoader} from './loader.mjs';
import {readFileSync} from 'node:fs';
import jsonld from 'jsonld';
import {verify, verifyCredential} from '@digitalbazaar/vc';

async function check(document) {
  const suite = [createJcs(), rdfc].map(cryptosuite => new DataIntegrityProof({cryptosuite}));
  const isPresentation = document.type.includes('VerifiablePresentation');
  const now = new Date('2026-11-24T09:30:00Z');
  const held = isPresentation ? document.verifiableCredential : [];
  const lists = new Map(held.filter(isList).map(list => [list.id, list]));
  const beside = new Map([...lists, ...held.filter(isSite).flatMap(documentsOfSite)]);
  const loader = async url => beside.has(url) ?
    {documentUrl: url, document: beside.get(url)} : documentLoader(url);
  const statuses = [];
  // Its answer `verified` is true for a withdrawn credential too: what counts is `results[].status`.
  const status = async options => {
    const answer = await checkStatus({...options, documentLoader: loader});
    statuses.push(...(answer.results ?? []).map(result => result.status));
    return answer;
  };
  const options = {suite, documentLoader: loader, now, ...(lists.size ? {checkStatus: status} : {})};
  const answer = isPresentation ?
    await verify({presentation: document, unsignedPresentation: true, ...options}) :
    await verifyCredential({credential: document, ...options});
  const errors = answer.error?.errors ?? (answer.error ? [answer.error] : []);
  return {
    verified: answer.verified,
    error: errors.map(String).join('; ') || null,
    undefined: await undefinedTerm(document),
    withdrawn: statuses.length > 0 ? statuses.some(Boolean) : null
  };
}

function isList(credential) {
  return credential.type.includes('BitstringStatusListCredential');
}

function isSite({credentialSubject: {verificationMethod}}) {
  return verificationMethod !== undefined;
}

/** The document of a site as its copy tells it, and each of its methods. */
function documentsOfSite({credentialSubject: document}) {
  const multikey = 'https://w3id.org/security/multikey/v1';
  const contexts = ['https://www.w3.org/ns/did/v1', multikey];
  const methods = document.verificationMethod.map(method => [method.id, {'@context': multikey, ...method}]);
  return [[document.id, {'@context': contexts, ...document}], ...methods];
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
