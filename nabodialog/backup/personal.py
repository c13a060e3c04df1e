"""What this room holds of people: nothing in its table. A backup holds all, encrypted, until it is thrown away."""

from nabodialog.lib.personal import Declaration

DECLARATION = Declaration(nobodys={"backup.Backup": "name problem"})
