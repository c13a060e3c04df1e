// Where a menu is wider than the screen, the line of this page is brought into sight.
for (const line of document.querySelectorAll(":is(.page-navigation, .tabs) [aria-current]")) {
  const menu = line.closest("ul");
  menu.scrollLeft = line.offsetLeft - (menu.clientWidth - line.offsetWidth) / 2;
}
