"""Keys that are made for a test, and files as `age-keygen` writes them."""

import pyrage


def new_key(folder, name="key.txt"):
    """The public key, and the file with the private one."""
    identity = pyrage.x25519.Identity.generate()
    file = folder / name
    file.write_text(f"# created: today\n# public key: {identity.to_public()}\n{identity}\n")
    return str(identity.to_public()), file
