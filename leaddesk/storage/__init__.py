"""The encrypted file: vault, tables, sessions, migrations, audit, backups."""
