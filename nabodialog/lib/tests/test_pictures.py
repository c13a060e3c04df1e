"""Photos are rebuilt from their pixels: nothing comes along of where, when or with what they were taken."""

import io
import zipfile

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from nabodialog.lib.pictures import PHOTO, UnusablePicture, is_usable, rebuilt_photo

SECRET = b"hemmelig sted"
GPS, MAKE, ORIENTATION, TURNED = 0x8825, 0x010F, 0x0112, 6


def photo(kind="JPEG", size=(400, 300), mode="RGB", **extra):
    file = io.BytesIO()
    Image.new(mode, size, "#1b5e5a").save(file, kind, **extra)
    return file.getvalue()


def exif():
    tags = Image.Exif()
    tags[MAKE], tags[ORIENTATION] = SECRET.decode(), TURNED
    tags.get_ifd(GPS).update({1: "N", 2: (69.0, 39.0, 1.0), 29: SECRET.decode()})
    return tags.tobytes()


def told():
    """Text in a PNG."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", SECRET.decode())
    return info


def profile():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def with_a_zip_behind():
    file = io.BytesIO(photo())
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("hemmelig.txt", SECRET)
    return file.getvalue()


def moving(kind):
    file, second = io.BytesIO(), Image.new("RGB", (400, 300), "red")
    Image.new("RGB", (400, 300), "white").save(file, kind, save_all=True, append_images=[second], duration=9)
    return file.getvalue()


CARRYING = {
    "where and when": photo(exif=exif()),
    "where and when, as WebP": photo("WEBP", exif=exif()),
    "where and when, as PNG": photo("PNG", exif=exif()),
    "a comment": photo(comment=SECRET),
    "words": photo("PNG", pnginfo=told()),
    "xmp": photo("WEBP", xmp=SECRET),
    "a thumbnail's colours": photo(icc_profile=profile() + SECRET),
    "something behind": photo() + SECRET,
    "a page": photo(comment=b"<script>" + SECRET + b"</script>") + b"<html>" + SECRET,
    "an archive": with_a_zip_behind(),
}


@pytest.mark.parametrize("content", CARRYING.values(), ids=CARRYING)
def test_nothing_but_pixels_comes_along(content):
    kept = rebuilt_photo(io.BytesIO(content))
    assert SECRET not in kept.jpeg
    assert kept.jpeg.endswith(b"\xff\xd9")
    with Image.open(io.BytesIO(kept.jpeg)) as seen:
        assert seen.format == "JPEG"
        assert not seen.getexif()
        assert set(seen.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_it_stands_upright_and_is_small():
    kept = rebuilt_photo(io.BytesIO(photo(size=(4000, 3000), exif=exif())))
    assert (kept.width, kept.height) == (1200, 1600)
    assert rebuilt_photo(io.BytesIO(photo(size=(40, 30)))).width == 40


def test_what_was_transparent_is_white():
    clear = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(clear, "PNG")
    clear.seek(0)
    with Image.open(io.BytesIO(rebuilt_photo(clear).jpeg)) as seen:
        assert seen.getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize("kind", ["WEBP", "PNG"])
def test_of_moving_pictures_the_first_is_kept(kind):
    with Image.open(io.BytesIO(rebuilt_photo(io.BytesIO(moving(kind))).jpeg)) as seen:
        assert seen.getpixel((9, 9)) == (255, 255, 255)
        assert getattr(seen, "n_frames", 1) == 1


@pytest.mark.parametrize(
    "content",
    [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7", moving("GIF"), photo("BMP"), photo("TIFF")],
    ids=["nothing", "svg", "pdf", "gif", "bmp", "tiff"],
)
def test_what_is_something_else_is_refused_whatever_it_is_called(content):
    assert not is_usable(io.BytesIO(content), PHOTO)
    with pytest.raises(UnusablePicture):
        rebuilt_photo(io.BytesIO(content))


def test_what_unpacks_to_too_much_or_is_too_large_is_never_unpacked():
    assert not is_usable(io.BytesIO(photo("PNG", size=(8000, 7000))), PHOTO)
    assert not is_usable(io.BytesIO(photo() + b"0" * PHOTO.most_bytes), PHOTO)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_broken_photo_is_refused_or_read_wherever_it_breaks(kind):
    whole = photo(kind, size=(40, 30))
    for place in range(0, len(whole), 3):
        broken = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
        try:
            assert rebuilt_photo(io.BytesIO(broken)).width
        except UnusablePicture:
            continue
