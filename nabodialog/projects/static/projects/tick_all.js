// Ticks every line of a checklist. Without JavaScript the button stays hidden, and each line is ticked by hand.
const button = document.querySelector("[data-tick-all]");
const ticks = [...document.querySelectorAll(".checklist-tick")];

function show() {
  button.setAttribute("aria-pressed", String(ticks.every((tick) => tick.checked)));
}

if (button && ticks.length > 1) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const all = ticks.every((tick) => tick.checked);
    for (const tick of ticks) tick.checked = !all;
    show();
  });
  for (const tick of ticks) tick.addEventListener("change", show);
}
