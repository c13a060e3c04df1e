"""Northern Sami as it is written in Norway, in numbers alone, since months bend: 5.12.2026, dii. 18.30."""

DATE_FORMAT = "j.n.Y"
MONTH_DAY_FORMAT = "j.n."
TIME_FORMAT = "H.i"
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "\xa0"
NUMBER_GROUPING = 3
