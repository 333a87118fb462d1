"""ringhall serve and ringhall demo."""

from typing import Annotated

import typer

from ringhall.apps.cli import options
from ringhall.apps.cli.output import plain_reasons
from ringhall.apps.industries.starters import INDUSTRIES, industry_of
from ringhall.foundation.settings import load


def serve(
    data: options.Data = None,
    http: options.Http = None,
    sip: options.Sip = None,
    rtp: options.Rtp = None,
    listen: options.Listen = None,
    public_address: options.Public = None,
    database: options.DatabaseUrl = None,
    asterisk: options.Asterisk = None,
    ari: options.Ari = None,
    ari_recordings: options.AriRecordings = None,
    config: options.Config = None,
    log_level: options.LogLevel = None,
) -> None:
    """Run a real centre. The first administrator is made by `ringhall user add LOGIN --role admin`."""
    with plain_reasons():
        settings = load(
            role="serve",
            data=data,
            http=http,
            sip=sip,
            rtp=rtp,
            listen=listen,
            public_address=public_address,
            database=database,
            asterisk=asterisk,
            ari=ari,
            ari_recordings=ari_recordings,
            config=config,
            log_level=log_level,
        )
        from ringhall.apps.centre import run_serve

        run_serve(settings)


def demo(
    data: options.Data = None,
    http: options.Http = None,
    sip: options.Sip = None,
    rtp: options.Rtp = None,
    listen: options.Listen = None,
    database: options.DatabaseUrl = None,
    asterisk: options.Asterisk = None,
    log_level: options.LogLevel = None,
    password: Annotated[str | None, typer.Option(help="Everybody's password; random when not given.")] = None,
    traffic: Annotated[bool | None, typer.Option("--traffic/--no-traffic", help="Simulated callers.")] = None,
    industry: Annotated[str | None, typer.Option(help=f"A centre of this kind: {', '.join(INDUSTRIES)}.")] = None,
    show_secrets: Annotated[bool, typer.Option(help="Print the SIP accounts of the demo's agents and end.")] = False,
) -> None:
    """Run a small centre at work, with simulated callers and agents, to look at and to try."""
    with plain_reasons():
        settings = load(
            role="demo",
            data=data,
            http=http,
            sip=sip,
            rtp=rtp,
            listen=listen,
            database=database,
            asterisk=asterisk,
            log_level=log_level,
            password=password,
            traffic=traffic,
            industry=industry,
        )
        industry_of(settings.industry)
        from ringhall.apps.centre import run_demo

        run_demo(settings, show_secrets=show_secrets)
