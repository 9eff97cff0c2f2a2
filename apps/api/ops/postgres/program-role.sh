#!/bin/sh
# Run once by the image of PostgreSQL, when its volume is new. The program is no superuser, so that row-level security binds it (docs/access.md).
# The password is read from the environment: on the command line everybody on the machine could read it.
set -eu
psql --username=postgres --set=ON_ERROR_STOP=1 <<'SQL'
\getenv password POSTGRES_PASSWORD
create role nhipthu login password :'password' nosuperuser nobypassrls createrole;
create database nhipthu owner nhipthu;
SQL
