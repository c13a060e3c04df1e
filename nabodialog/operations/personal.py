"""What this room holds of people: nothing. It counts, and notes when work was done."""

from nabodialog.lib.personal import Declaration

DECLARATION = Declaration(nobodys={"operations.HistoryCheck": "read_digest", "operations.RoundRun": "path"})
