"""What this room holds of people: receipts, and never of whom."""

from nabodialog.lib.personal import Declaration

DECLARATION = Declaration(mentions={"rights.Exercise": "reference"}, nobodys={"rights.Exercise": "numbers"})
