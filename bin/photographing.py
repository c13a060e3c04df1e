"""The camera of bin/screenshots: signs in to a running demo and takes one picture per page and size."""

import os
import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

SIZES: dict[str, ViewportSize] = {
    "telefon": {"width": 390, "height": 844},
    "skjerm": {"width": 1280, "height": 900},
}
TALLEST = 2400
COLOURS = 256
WORK = "/arbeid/tromso/smahus/"
NOBODY = ""


@dataclass
class Shot:
    name: str
    path: str
    seen_by: str = NOBODY
    # A page whose number differs between installations is reached by its first link from `path`.
    follow: str = ""


SHOTS = [
    Shot("forside", "/"),
    Shot("kommuneside", "/tromso/"),
    Shot("prosjektside", "/tromso/smahus/"),
    Shot("kontakt", "/tromso/smahus/kontakt/"),
    Shot("om-metoden", "/om-metoden/"),
    Shot("min-dag", "/arbeid/", "leader@tromso.example"),
    Shot("arbeidet", WORK, "leader@tromso.example"),
    Shot("element", WORK, "leader@tromso.example", follow=f'a[href^="{WORK}element/"]'),
    Shot("tidslinje", "/arbeid/stavanger/boligblokka/tidslinje/", "leader@stavanger.example"),
    Shot("publisering", f"{WORK}publisering/", "leader@tromso.example"),
]


def main(site: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        quiet = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=os.environ.get("NABODIALOG_CHROMIUM") or None, args=quiet)
        missing = [fault for size in SIZES for fault in photograph(browser, site, folder, size)]
        browser.close()
    if missing:
        sys.exit("\nNo picture was taken of these pages:\n" + "\n".join(missing))
    kept = sum(picture.stat().st_size for picture in folder.glob("*.png"))
    print(f"{len(SHOTS) * len(SIZES)} pictures in docs/screenshots, {kept / 1_000_000:.1f} MB", flush=True)


def photograph(browser: Browser, site: str, folder: Path, size: str) -> list[str]:
    """Every page in one size; answers which pages could not be had."""
    contexts: dict[str, BrowserContext] = {}
    missing = []
    for shot in SHOTS:
        if shot.seen_by not in contexts:
            contexts[shot.seen_by] = opened(browser, site, shot.seen_by, SIZES[size])
        page = contexts[shot.seen_by].new_page()
        fault = go_to(page, site, shot)
        if fault:
            missing.append(f"  {shot.name}-{size}: {fault}")
        else:
            (folder / f"{shot.name}-{size}.png").write_bytes(reduced(picture(page)))
        page.close()
    return missing


def opened(browser: Browser, site: str, email: str, viewport: ViewportSize) -> BrowserContext:
    """A browser window of this size, signed in where the page needs someone."""
    context = browser.new_context(viewport=viewport, locale="nb-NO", reduced_motion="reduce")
    if email:
        page = context.new_page()
        page.goto(f"{site}/arbeid/")
        page.locator('input[name="login"]').fill(email)
        page.locator('input[name="password"]').fill(os.environ["NABODIALOG_DEMO_PASSWORD"])
        page.locator('main button[type="submit"]').click()
        page.wait_for_url(f"{site}/arbeid/")
        page.close()
    return context


def go_to(page: Page, site: str, shot: Shot) -> str:
    """What is wrong with the page; empty where it is there."""
    answer = page.goto(site + shot.path)
    if answer is None or answer.status != 200:
        return f"{shot.path} answers {answer.status if answer else 'nothing'}"
    if shot.follow:
        link = page.locator(shot.follow)
        if not link.count():
            return f"{shot.path} has no link {shot.follow}"
        page.goto(site + (link.first.get_attribute("href") or ""))
    page.wait_for_load_state("networkidle")
    return ""


def picture(page: Page) -> bytes:
    width, height = page.evaluate("[document.documentElement.clientWidth, document.documentElement.scrollHeight]")
    return page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": width, "height": min(height, TALLEST)})


def reduced(png: bytes) -> bytes:
    """The same picture in few colours: a third of the size, and nobody sees the difference."""
    small = BytesIO()
    full = Image.open(BytesIO(png)).convert("RGB")
    full.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
    return small.getvalue()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
