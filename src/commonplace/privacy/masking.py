"""Show a person which value is meant without showing the value."""

__all__ = ["mask"]


def mask(value: str, kind: str) -> str:
    """A short form of a value, with stars for what is hidden.

    E-mail addresses keep the first letter and the domain's ending, secrets their prefix of up to four
    characters, numbers their last two digits. At most a third of a value is shown.
    """
    plain = " ".join(value.split())
    if len(plain) < 6:
        return "*" * len(plain)
    if kind == "personal.email" and "@" in plain:
        local, _, domain = plain.rpartition("@")
        return f"{local[:1]}***@***.{domain.rpartition('.')[2]}"
    if kind.startswith("secret."):
        shown = min(4, len(plain) // 5)
        return f"{plain[:shown]}***({len(plain)})"
    if sum(char.isdigit() for char in plain) * 2 > len(plain):
        return f"***{plain[-2:]}"
    return f"{plain[:1]}***{plain[-1:]}" if len(plain) >= 6 else "***"
