"""What this room holds of people: nothing. It says how long others do."""

from nabodialog.lib.personal import Declaration

DECLARATION = Declaration(nobodys={"keeping.KeepingRule": "kind", "keeping.Archived": "thing_type reference"})
