"""Options that several commands share. None means: not given, so the RINGHALL_… variable or the default counts."""

from pathlib import Path
from typing import Annotated

import typer

Data = Annotated[Path | None, typer.Option("--data", help="Folder that holds everything of this centre.")]
Http = Annotated[str | None, typer.Option("--http", help="HOST:PORT of the pages and the API.")]
Sip = Annotated[int | None, typer.Option("--sip", help="Port for SIP phones and trunks.")]
Rtp = Annotated[str | None, typer.Option("--rtp", help="LOW-HIGH: ports for voices.")]
Listen = Annotated[str | None, typer.Option("--listen", help="Address on which SIP and voices are taken.")]
Public = Annotated[str | None, typer.Option("--public-address", help="Our address as the world sees it, behind NAT.")]
DatabaseUrl = Annotated[str | None, typer.Option("--database", help="URL of a PostgreSQL of your own.")]
Asterisk = Annotated[Path | None, typer.Option("--asterisk", help="Program of an Asterisk 22 or newer.")]
Ari = Annotated[str | None, typer.Option("--ari", help="URL of the ARI of an Asterisk of your own.")]
AriRecordings = Annotated[Path | None, typer.Option("--ari-recordings", help="Folder that Asterisk records into.")]
LogLevel = Annotated[str | None, typer.Option("--log-level", help="DEBUG, INFO, WARNING or ERROR.")]
Config = Annotated[Path | None, typer.Option("--config", help="JSON document with queues, agents, numbers, flows…")]
Demo = Annotated[bool, typer.Option("--demo", help="The demo centre's folder instead of that of `serve`.")]
