"""Settings of one centre: from the command line, else from RINGHALL_… variables, else as shipped."""

import re
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, Field, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

Role = Literal["serve", "demo"]
LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]
PORT_MAX = 65_535
RTP_PORTS_MIN = 20


class SettingsWrong(Exception):
    """A setting has a value that cannot be used; the message names it and what to write instead."""


def _host_and_port(value: str) -> str:
    host, _, port = value.rpartition(":")
    if not host or not port.isdecimal() or int(port) > PORT_MAX:
        raise ValueError("write it as HOST:PORT, such as 127.0.0.1:8080")
    return value


def _port_range(value: str) -> str:
    found = re.fullmatch(r"(\d+)-(\d+)", value)
    low, high = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1024 <= low < high <= PORT_MAX or high - low < RTP_PORTS_MIN:
        raise ValueError(f"write two ports as LOW-HIGH, at least {RTP_PORTS_MIN} apart, such as 20000-20999")
    return value


def _address(value: str) -> str:
    try:
        ip_address(value)
    except ValueError:
        raise ValueError("write an IP address, such as 192.0.2.10") from None
    return value


def _time_zone(value: str) -> str:
    if value not in available_timezones():
        raise ValueError("write a zone of the IANA list, such as Europe/Copenhagen")
    return value


class Settings(BaseSettings):
    """Everything that differs from one centre to the next."""

    model_config = SettingsConfigDict(env_prefix="RINGHALL_", env_ignore_empty=True, extra="forbid")

    role: Role = "serve"
    data: Path = Path()
    http: Annotated[str, AfterValidator(_host_and_port)] = "127.0.0.1:8080"
    listen: Annotated[str, AfterValidator(_address)] = "127.0.0.1"
    sip: int = Field(default=5060, ge=1, le=PORT_MAX)
    rtp: Annotated[str, AfterValidator(_port_range)] = "20000-20999"
    public_address: Annotated[str, AfterValidator(_address)] | None = None
    database: str | None = None
    asterisk: Path | None = None
    ari: str | None = None
    ari_user: str = "ringhall"
    ari_password: str | None = Field(default=None, repr=False)
    ari_recordings: Path = Path("/var/spool/asterisk/recording")
    cache: Path = Path()
    config: Path | None = None
    log_level: LogLevel = "INFO"
    centre_name: str = "Ringhall"
    time_zone: Annotated[str, AfterValidator(_time_zone)] = "UTC"
    region: str = Field(default="DK", pattern="^[A-Z]{2}$")
    password: str | None = Field(default=None, repr=False)
    traffic: bool = True
    industry: str = Field(default="", pattern="^[a-z]*$")

    @model_validator(mode="after")
    def _folders(self) -> "Settings":
        if self.data == Path():
            own = f"{self.role}-{self.industry}" if self.industry else self.role
            self.data = Path.home() / ".local" / "share" / "ringhall" / own
        if self.cache == Path():
            self.cache = Path.home() / ".cache" / "ringhall"
        self.data = self.data.expanduser().absolute()
        self.cache = self.cache.expanduser().absolute()
        self.ari_recordings = self.ari_recordings.expanduser().absolute()
        return self

    @property
    def http_host(self) -> str:
        return self.http.rpartition(":")[0].strip("[]")

    @property
    def http_port(self) -> int:
        return int(self.http.rpartition(":")[2])

    @property
    def rtp_low(self) -> int:
        return int(self.rtp.partition("-")[0])

    @property
    def rtp_high(self) -> int:
        return int(self.rtp.partition("-")[2])

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


def load(**given: Any) -> Settings:
    """The settings with what was given on the command line (None means not given) before all else."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as wrong:
        first = wrong.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else "settings"
        reason = first["msg"].removeprefix("Value error, ")
        option, variable = f"--{name.replace('_', '-')}", f"RINGHALL_{name.upper()}"
        raise SettingsWrong(f"{option} (or {variable}) cannot be “{first['input']}”: {reason}.") from None
