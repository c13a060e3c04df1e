// A form is sent once, however often its button is pressed. It opens again when someone comes back to the page.
// What opens beside the page, such as a look at the language, leaves the form as it is.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method === "get" || event.submitter?.formTarget === "_blank") return;
  if (form.hasAttribute("aria-busy")) event.preventDefault();
  else form.setAttribute("aria-busy", "true");
});

window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[aria-busy]")) form.removeAttribute("aria-busy");
});
