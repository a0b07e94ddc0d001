/**
 * Contexts from conformance/contexts, and a did:key as its own document; any other address is an error.
 */
import {readFileSync} from 'node:fs';

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

export async function documentLoader(url) {
  if(url.startsWith('did:key:z6Mk')) {
    return {documentUrl: url, document: resolve(url)};
  }
  const file = CONTEXTS.get(url);
  if(!file) {
    throw new Error(`This verifier fetches nothing: ${url}`);
  }
  return {documentUrl: url, document: JSON.parse(readFileSync(new URL(file, FOLDER)))};
}
