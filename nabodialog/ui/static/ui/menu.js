// Where a menu is wider than the screen, the line of this page is brought into sight.
const line = document.querySelector(".page-navigation [aria-current]");

if (line) {
  const menu = line.closest("ul");
  menu.scrollLeft = line.offsetLeft - (menu.clientWidth - line.offsetWidth) / 2;
}
