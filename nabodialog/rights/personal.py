"""What this room holds of people: receipts, and never of whom."""

from nabodialog.lib.personal import Declaration

DECLARATION = Declaration(
    mentions={"rights.Exercise": "reference", "rights.ArchivePackage": "reference"},
    nobodys={"rights.Exercise": "numbers", "rights.ArchivePackage": "things digest"},
)
