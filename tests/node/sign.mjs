/**
 * Signs the JSON documents on standard input with @digitalbazaar's suites and a fixed key, and writes
 * them back: one list of [rdfc, jcs] for each. Nothing is fetched.
 */
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {createSignCryptosuite} from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import {cryptosuite as rdfc} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {documentLoader} from './loader.mjs';
import {issue} from '@digitalbazaar/vc';
import {readFileSync} from 'node:fs';

const {key, at, documents} = JSON.parse(readFileSync(0, 'utf8'));
const pair = await Ed25519Multikey.from(key);
const signed = [];
for(const document of documents) {
  const both = [];
  for(const cryptosuite of [rdfc, createSignCryptosuite()]) {
    const suite = new DataIntegrityProof({signer: pair.signer(), cryptosuite, date: at});
    both.push(await issue({credential: structuredClone(document), suite, documentLoader, now: new Date(at)}));
  }
  signed.push(both);
}
process.stdout.write(JSON.stringify(signed));
