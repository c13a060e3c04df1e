// A passkey is made or used: the browser is asked, and its answer goes along in the form. Nothing else is sent.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const known = (keys) => keys?.map((key) => ({ ...key, id: bytes(key.id) }));

const asked = ({ publicKey }) => ({
  publicKey: {
    ...publicKey,
    challenge: bytes(publicKey.challenge),
    ...(publicKey.user && { user: { ...publicKey.user, id: bytes(publicKey.user.id) } }),
    ...(publicKey.excludeCredentials && { excludeCredentials: known(publicKey.excludeCredentials) }),
    ...(publicKey.allowCredentials && { allowCredentials: known(publicKey.allowCredentials) }),
  },
});

const answered = (credential) => {
  const { id, rawId, type, authenticatorAttachment, response } = credential;
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const said = Object.fromEntries(parts.filter((part) => response[part]).map((part) => [part, text(response[part])]));
  const clientExtensionResults = credential.getClientExtensionResults();
  return JSON.stringify({ id, rawId: text(rawId), type, authenticatorAttachment, response: said, clientExtensionResults });
};

const optionsOf = async (form) => {
  if (!form.dataset.optionsUrl) return JSON.parse(document.getElementById(form.dataset.options).textContent);
  const answer = await fetch(form.dataset.optionsUrl, { headers: { Accept: "application/json" } });
  return (await answer.json()).request_options;
};

const ask = async (form) => {
  const options = asked(await optionsOf(form));
  return navigator.credentials[form.dataset.passkey](options);
};

const send = async (event) => {
  event.preventDefault();
  const form = event.target;
  const trouble = form.querySelector("[data-trouble]");
  trouble.hidden = true;
  try {
    form.elements.credential.value = answered(await ask(form));
    form.submit();
  } catch {
    // Cancelled, or there was no passkey here: the browser does not tell which.
    form.removeAttribute("aria-busy");
    trouble.hidden = false;
  }
};

// Passkeys belong to a name: where the address is a number, as on a developer's machine, there are none.
const possible = window.PublicKeyCredential && !/^[\d.]+$|^\[/.test(location.hostname);

for (const form of possible ? document.querySelectorAll("form[data-passkey]") : []) {
  form.hidden = false;
  form.addEventListener("submit", send);
  for (const instead of document.querySelectorAll("[data-without-passkeys]")) instead.hidden = true;
}
