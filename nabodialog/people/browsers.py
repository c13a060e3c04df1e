"""What kind of browser someone uses, in plain words: enough to know one's own again, and no more."""

from ipaddress import ip_address, ip_network

# The first that stands in what a browser says of itself; many of them claim to be Chrome and Safari too.
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "Vivaldi/": "Vivaldi",
    "SamsungBrowser/": "Samsung Internet",
    "Firefox/": "Firefox",
    "FxiOS/": "Firefox",
    "CriOS/": "Chrome",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "CrOS": "ChromeOS",
    "Mac OS X": "Mac",
    "Linux": "Linux",
}
KEPT_BITS = {4: 24, 6: 48}  # of an address: a network that many share


def named(signs: dict[str, str], user_agent: str) -> str:
    return next((name for sign, name in signs.items() if sign in user_agent), "")


def browser_of(user_agent: str) -> str:
    return named(BROWSERS, user_agent)


def system_of(user_agent: str) -> str:
    return named(SYSTEMS, user_agent)


def network_of(address: str) -> str:
    """«192.0.2.0/24»; nothing where the address is none."""
    try:
        bits = KEPT_BITS[ip_address(address).version]
    except ValueError:
        return ""
    return str(ip_network(f"{address}/{bits}", strict=False))
