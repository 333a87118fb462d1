"""Settings of the embedded PostgreSQL: lean in memory, durable as delivered."""

# fsync, synchronous_commit and full_page_writes are not here: they stay on.
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "30",
    "shared_buffers": "32MB",
    "work_mem": "4MB",
    "maintenance_work_mem": "32MB",
    "jit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "256MB",
    "commit_delay": "0",
    "max_worker_processes": "2",
    "max_parallel_workers": "0",
    "max_parallel_workers_per_gather": "0",
    "autovacuum_max_workers": "1",
    "log_min_messages": "warning",
    "timezone": "UTC",
}
SETTINGS_SINCE_18 = {"io_method": "sync", "autovacuum_worker_slots": "1"}


def settings_for(major: int) -> dict[str, str]:
    """The settings that a server of this major version knows."""
    return {**SETTINGS, **(SETTINGS_SINCE_18 if major >= 18 else {})}
