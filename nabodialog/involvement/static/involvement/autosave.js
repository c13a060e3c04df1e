// What is written is sent a moment after the last key, as if the button had been pressed; without this, the button does.
// Where it is refused, or a colleague wrote meanwhile, the button is left to show both: nothing is sent over theirs.
const PAUSE = 1500;

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const state = form.querySelector("[data-autosave-state]");
  let timer, sending = false, written = false, refused = false;

  const say = (word, more = "") => {
    state.textContent = `${state.dataset[word]} ${more}`.trim();
    state.dataset.tone = word;
  };

  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  };

  const save = async () => {
    if (sending || refused || !written || form.hasAttribute("aria-busy")) return;
    [sending, written] = [true, false];
    say("saving");
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      if (!answer.ok) throw new Error(answer.statusText);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      form.elements.revision.value = page.getElementById(form.id).elements.revision.value;
      say("saved", new Date().toLocaleTimeString("nb-NO", { hour: "2-digit", minute: "2-digit" }));
    } catch {
      refused = true;
      say("refused");
    }
    sending = false;
    if (written) wait();
  };

  form.addEventListener("input", () => {
    written = true;
    if (!refused) {
      say("waiting");
      wait();
    }
  });
}
