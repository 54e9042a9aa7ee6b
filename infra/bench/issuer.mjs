// An OpenID issuer for the bench alone: a key of its own, its discovery document, and tokens as Jiheng wants them.
import { createServer } from 'node:http';
import { generateKeyPairSync, sign } from 'node:crypto';

const text = value => Buffer.from(JSON.stringify(value)).toString('base64url');

export async function issuer(port) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const url = `http://127.0.0.1:${port}`;
  const key = { ...publicKey.export({ format: 'jwk' }), kid: 'bench', use: 'sig', alg: 'RS256' };
  const documents = {
    '/.well-known/openid-configuration': { issuer: url, jwks_uri: `${url}/jwks`, authorization_endpoint: `${url}/none`, token_endpoint: `${url}/none`,
      response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'] },
    '/jwks': { keys: [key] },
  };
  const server = createServer((request, response) => {
    const document = documents[request.url];
    response.writeHead(document ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(document ?? {}));
  });
  await new Promise(resolve => server.listen(port, '127.0.0.1', resolve));
  return {
    url,
    close: () => server.close(),
    token(subject) {
      const now = Math.floor(Date.now() / 1000);
      const signed = `${text({ alg: 'RS256', typ: 'at+jwt', kid: 'bench' })}.${text({ iss: url, aud: 'jiheng', sub: subject, iat: now, exp: now + 6 * 3600, client_id: 'bench' })}`;
      return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
    },
  };
}
