// A provider of identities for tests: the certified `oidc-provider`, on loopback, where any login signs in.
// node identity-provider.mjs PORT REDIRECT_URI SECRET
import Provider from 'oidc-provider';

const [port, redirectUri, secret] = process.argv.slice(2);

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id: 'ringhall', client_secret: secret, redirect_uris: [redirectUri], grant_types: ['authorization_code'], response_types: ['code'] }],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['preferred_username', 'name'] },
  // As the usual providers do: what scopes ask for stands in the identity token.
  conformIdTokenClaims: false,
  cookies: { keys: [secret] },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, preferred_username: id, email: `${id}@example.com`, email_verified: true }) }),
});

provider.listen(Number(port), '127.0.0.1', () => console.log('ready'));
