// A real OpenID provider for tests: panva's certified one, with a sign-in form where the test says who it is and how
// surely. Takes one argument, JSON: {library, port, clients, accounts}. Says «ready» when it listens.
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";

const { library, port, clients, accounts } = JSON.parse(process.argv[2]);
const { default: Provider } = await import(pathToFileURL(library));
const issuer = `http://127.0.0.1:${port}`;

const provider = new Provider(issuer, {
  clients,
  cookies: { keys: ["a key for tests alone"] },
  acrValues: ["idporten-loa-low", "idporten-loa-substantial", "idporten-loa-high"],
  claims: { openid: ["sub", "acr", "amr", "pid", "tid", "groups", "roles", "authorization_details"] },
  conformIdTokenClaims: false,
  subjectTypes: ["pairwise"],
  pairwiseIdentifier: (_ctx, login, client) => createHash("sha256").update(`${client.clientId} ${login}`).digest("hex"),
  extraParams: ["authorization_details"],
  pkce: { required: () => true },
  enabledJWA: { clientAuthSigningAlgValues: ["RS256", "ES256"] },
  // Its own way of asking calls nobody on this machine, and we are on it.
  fetch: (address, { dispatcher, ...options }) => fetch(address, { ...options, signal: AbortSignal.timeout(5000) }),
  interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
  features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
  findAccount: (_ctx, login) => ({ accountId: login, claims: () => ({ ...accounts[login], sub: login }) }),
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope("openid");
    await grant.save();
    return grant;
  },
});

provider.on("backchannel.error", (_ctx, error) => console.error("back-channel logout:", error.message, error.cause?.message ?? ""));

const form = `<!doctype html><html lang="nb"><title>Innlogging</title><form method="post">
  <label>Hvem <input name="login"></label><label>Nivå <input name="acr"></label><label>Måte <input name="amr"></label>
  <button>Fortsett</button><button name="cancel" value="yes">Avbryt</button></form></html>`;

async function body(request) {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  return new URLSearchParams(Buffer.concat(pieces).toString());
}

async function interaction(request, response) {
  if (request.method !== "POST") {
    response.setHeader("Content-Type", "text/html; charset=utf-8").end(form);
    return;
  }
  const sent = await body(request);
  const login = { accountId: sent.get("login"), acr: sent.get("acr") || undefined };
  if (sent.get("amr")) login.amr = [sent.get("amr")];
  const result = sent.get("cancel") ? { error: "access_denied", error_description: "cancelled" } : { login };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

const answer = provider.callback();
createServer((request, response) => {
  if (!request.url.startsWith("/interaction/")) return answer(request, response);
  return interaction(request, response).catch((error) => response.writeHead(500).end(String(error)));
}).listen(port, "127.0.0.1", () => console.log("ready"));

// Whoever started us is gone, however it went.
process.stdin.on("end", () => process.exit()).resume();
