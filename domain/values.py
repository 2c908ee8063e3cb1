"""Values as people type them, checked and brought to the one form that is stored."""

import re
import unicodedata
from datetime import UTC, datetime
from decimal import Context, Decimal
from functools import cache

import phonenumbers
from babel.numbers import get_currency_precision
from email_validator import EmailNotValidError, validate_email

from permissions.errors import Invalid

_EXACT = Context(prec=200)
MAX_MINOR = 10**13  # a hundred billion of a currency with two decimals: 900,000 such deals add up within 64 bits
EARLIEST, LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)

REMINDED = 30  # minutes before a task is due, unless somebody says otherwise (T10)
MOST_MINUTES = 7 * 24 * 60  # that a reminder comes ahead

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def fold(text: str) -> str:
    """The form in which texts are compared: composed, case folded, ё as е. Databases do none of it alike."""
    return unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")


def at(path: str, name: str | int) -> str:
    """The path of a field, or a place in a list, of the input that `path` leads to; "" is the input itself."""
    return f"{path}.{name}" if path else str(name)


def line(value: str | None, path: str, most: int = 255) -> str | None:
    """One line of text without surrounding spaces; None when nothing is left.

    Raises Invalid TEXT_INVALID (control characters, lone surrogates) or TEXT_TOO_LONG.
    """
    checked = text(value, path, most)
    if checked is not None and ("\n" in checked or "\r" in checked):
        raise Invalid("TEXT_INVALID", path)
    if checked is not None and len(fold(checked)) > most:  # ligatures come apart, and the folded form is stored, too
        raise Invalid("TEXT_TOO_LONG", path, most=most)
    return checked


def text(value: str | None, path: str, most: int = 10_000) -> str | None:
    """Text of several lines, checked as `line` is."""
    if value is None:
        return None
    value = value.strip()
    if _CONTROL.search(value) or any("\ud800" <= char <= "\udfff" for char in value):
        raise Invalid("TEXT_INVALID", path)
    if len(value) > most:
        raise Invalid("TEXT_TOO_LONG", path, most=most)
    return value or None


def required(value: str | None, path: str, most: int = 255) -> str:
    """`line`, but Invalid REQUIRED when nothing is left."""
    if (checked := line(value, path, most)) is None:
        raise Invalid("REQUIRED", path)
    return checked


def required_text(value: str | None, path: str, most: int = 10_000) -> str:
    """`text`, but Invalid REQUIRED when nothing is left."""
    if (checked := text(value, path, most)) is None:
        raise Invalid("REQUIRED", path)
    return checked


def phone(value: str, path: str, country: str) -> str:
    """A phone number in E.164; numbers without a country code are read as dialled in `country` (X8).

    Raises Invalid PHONE_INVALID.
    """
    try:
        if len(value) > 40:
            raise phonenumbers.NumberParseException(0, "too long")
        parsed = phonenumbers.parse(value, country)
    except phonenumbers.NumberParseException:
        raise Invalid("PHONE_INVALID", path) from None
    if not phonenumbers.is_possible_number(parsed) or parsed.extension:
        raise Invalid("PHONE_INVALID", path)
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


def email(value: str, path: str) -> str:
    """An address as given, its domain in lower case. Raises Invalid EMAIL_INVALID."""
    try:
        return validate_email(value.strip(), check_deliverability=False).normalized
    except EmailNotValidError:
        raise Invalid("EMAIL_INVALID", path) from None


def url(value: str | None, path: str) -> str | None:
    """A web address with http or https. Raises Invalid URL_INVALID."""
    checked = line(value, path, 2000)
    if checked is not None and not re.fullmatch(r"https?://[^\s/?#.]+(\.[^\s/?#.]+)+([/?#]\S*)?", checked):
        raise Invalid("URL_INVALID", path)
    return checked


@cache
def decimals(currency: str) -> int:
    """How many decimals amounts of an ISO 4217 currency have."""
    return int(get_currency_precision(currency))


def minor(amount: Decimal, currency: str, path: str) -> int:
    """An amount in minor units of the currency, exactly.

    Raises Invalid AMOUNT_INVALID (too many decimals) or AMOUNT_OUT_OF_RANGE (negative, too large).
    """
    units = scaled(amount, currency) if amount.is_finite() else None
    if units is None or (abs(units) < MAX_MINOR and units != units.to_integral_value()):
        raise Invalid("AMOUNT_INVALID", path, decimals=decimals(currency))
    if not 0 <= units < MAX_MINOR:
        raise Invalid("AMOUNT_OUT_OF_RANGE", path, most=major(MAX_MINOR - 1, currency))
    return int(units)


def scaled(amount: Decimal, currency: str) -> Decimal:
    """An amount counted in minor units, all its digits kept."""
    return amount.scaleb(decimals(currency), _EXACT)


def major(minor_units: int, currency: str) -> Decimal:
    """Minor units as an amount with all the decimals that the currency has."""
    return Decimal(minor_units).scaleb(-decimals(currency))


def minutes(value: int | None, path: str) -> int | None:
    """How long before its time something is reminded of. Raises Invalid NUMBER_OUT_OF_RANGE."""
    if value is not None and not 0 <= value <= MOST_MINUTES:
        raise Invalid("NUMBER_OUT_OF_RANGE", path, least=0, most=MOST_MINUTES)
    return value


def percent(value: int | None, path: str) -> int | None:
    """A share in whole percents. Raises Invalid NUMBER_OUT_OF_RANGE."""
    if value is not None and not 0 <= value <= 100:
        raise Invalid("NUMBER_OUT_OF_RANGE", path, least=0, most=100)
    return value


def moment(value: datetime, path: str) -> datetime:
    """A moment that a CRM can mean, in UTC. Raises Invalid DATE_OUT_OF_RANGE."""
    if not EARLIEST <= value < LATEST:
        raise Invalid("DATE_OUT_OF_RANGE", path)
    return value.astimezone(UTC)
