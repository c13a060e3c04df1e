// While files are being made, the page asks how far it has come. Without this, whoever waits loads the page anew.
const EVERY = 2000;

async function look() {
  const answer = await fetch(location.href);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("framdrift");
  const shown = document.getElementById("framdrift");
  if (!answer.ok || !fresh) return;
  if (fresh.innerHTML !== shown.innerHTML) shown.replaceWith(fresh);
  if ("waiting" in fresh.dataset) setTimeout(look, EVERY);
  else location.reload();
}

if (document.querySelector("#framdrift[data-waiting]")) setTimeout(look, EVERY);
