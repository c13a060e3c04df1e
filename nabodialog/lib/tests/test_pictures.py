"""Photos are rebuilt from their pixels: nothing comes along of where, when or with what they were taken."""

import io
import struct
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


# Where the photo's first corner (red) and the one beside it (blue) are to be seen, for each way it was held.
TOP_LEFT, TOP_RIGHT, BOTTOM_RIGHT, BOTTOM_LEFT = (0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.75)
HELD = {
    1: (TOP_LEFT, TOP_RIGHT),
    2: (TOP_RIGHT, TOP_LEFT),
    3: (BOTTOM_RIGHT, BOTTOM_LEFT),
    4: (BOTTOM_LEFT, BOTTOM_RIGHT),
    5: (TOP_LEFT, BOTTOM_LEFT),
    6: (TOP_RIGHT, BOTTOM_RIGHT),
    7: (BOTTOM_RIGHT, TOP_RIGHT),
    8: (BOTTOM_LEFT, TOP_LEFT),
    9: (TOP_LEFT, TOP_RIGHT),
}
SHORT, WORD, DOUBLE = 3, 2, 12
# Pillow can read them all, and write none of them again.
ODD_TAGS = {
    "a number in words": (0x00FE, WORD, 3, b"abc\0"),
    "a word in numbers": (0x010D, 11, 1, b"abc\0"),
    "a ratio in words": (0x011A, WORD, 3, b"abc\0"),
    "nothing where there is something": (0x0106, SHORT, 2, b"abc\0"),
    "bytes in numbers": (0x02BC, SHORT, 1, b"abc\0"),
}


def marked(orientation, *odd):
    """A photo with a red and a blue corner, and these tags, written as they are."""
    picture, file = Image.new("RGB", (80, 40), "white"), io.BytesIO()
    picture.paste("red", (0, 0, 40, 20))
    picture.paste("blue", (40, 0, 80, 20))
    entries = sorted([(ORIENTATION, SHORT, 1, struct.pack("<HH", orientation, 0)), *odd])
    directory = b"".join(struct.pack("<HHI", tag, kind, count) + value for tag, kind, count, value in entries)
    head = b"Exif\0\0II*\0" + struct.pack("<IH", 8, len(entries))
    picture.save(file, "JPEG", quality=95, exif=head + directory + bytes(4))
    return io.BytesIO(file.getvalue())


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow's own, of what it reads
@pytest.mark.parametrize("odd", [[], *([tag] for tag in ODD_TAGS.values())], ids=["nothing odd", *ODD_TAGS])
@pytest.mark.parametrize("orientation", HELD)
def test_it_stands_upright_whatever_else_it_tells(orientation, odd):
    kept = rebuilt_photo(marked(orientation, *odd))
    with Image.open(io.BytesIO(kept.jpeg)) as seen:
        places = ((int(across * kept.width), int(down * kept.height)) for across, down in HELD[orientation])
        colours = [[round(each / 255) for each in seen.getpixel(place)] for place in places]
    assert colours == [[1, 0, 0], [0, 0, 1]]
    assert (kept.width, kept.height) == ((40, 80) if orientation in {5, 6, 7, 8} else (80, 40))


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("told", [(WORD, 4, b"abc\0"), (DOUBLE, 1, b"\0\0\0\0"), (99, 1, b"abcd")])
def test_what_says_nothing_of_how_it_was_held_is_left_as_it_is(told):
    content = marked(1).getvalue()
    tag = struct.pack("<HHI", ORIENTATION, SHORT, 1) + struct.pack("<HH", 1, 0)
    kind, count, value = told
    odd = content.replace(tag, struct.pack("<HHI", ORIENTATION, kind, count) + value)
    assert odd != content
    assert rebuilt_photo(io.BytesIO(odd)).width == 80


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
