#!/bin/sh
# Creates a login role for each PC that has none yet, and writes its password into FOLDER/NAME.txt, with the name in lower case.
#
#   sh create-pc-roles.sh FOLDER < pcs.txt                host names of PCs, one a line
#   sh create-pc-roles.sh FOLDER KL-201                   one more PC, or several
#   sh create-pc-roles.sh FOLDER --new-password KL-201    another password for a role that exists
#   sh create-pc-roles.sh FOLDER --reopen KL-201          the same for a role that was closed, which may log in again and loses
#                                                         what it has set for itself
#
# It runs on the server or beside it, as a superuser or the role that ran server.sql; PGHOST, PGPORT and PGUSER are psql's own.
# It can be run again: a role that exists, and its file, stay as they are. It ends with 1 if a name could not be used.

set -u
umask 077
folder=${1:?name a folder for the files with the passwords}
shift
wanted=
case ${1:-} in
  --new-password | --reopen) wanted=$1 && shift ;;
  -*) echo "there is no switch $1" >&2 && exit 64 ;;
esac
export PGDATABASE="${PGDATABASE:-helpdesk}"
failed=0

refuse() {
  echo "$1" >&2
  failed=1
}

# Prints what it did: created, changed, reopened, exists, open, closed or absent. A superuser keeps the password out of the server's log.
set_role() {
  psql -X -q -At -v ON_ERROR_STOP=1 -v role="$1" <<END
\\set password $2
SELECT rolsuper AS is_superuser FROM pg_roles WHERE rolname = current_user \\gset
SELECT coalesce(NOT bool_or(rolcanlogin), false) AS is_closed, count(*) = 1 AS is_there, '$wanted' = '--reopen' AS is_reopened,
  count(*) = 1 AND '$wanted' = '--new-password' AS is_changed, '$wanted' <> '' AS is_absent
FROM pg_roles WHERE rolname = :'role' \\gset
\\if :is_superuser
  SET log_statement = 'none';
  SET log_min_duration_statement = -1;
  SET log_min_error_statement = 'panic';
\\endif
\\if :is_reopened
  \\if :is_closed
    BEGIN;
    SELECT format('ALTER ROLE %I %s RESET ALL', rolname, CASE setdatabase WHEN 0 THEN '' ELSE format('IN DATABASE %I', datname) END)
    FROM pg_db_role_setting JOIN pg_roles ON pg_roles.oid = setrole LEFT JOIN pg_database ON pg_database.oid = setdatabase
    WHERE rolname = :'role' \\gexec
    ALTER ROLE :"role" LOGIN PASSWORD :'password';
    COMMIT;
    \\echo reopened
  \\elif :is_there
    \\echo open
  \\else
    \\echo absent
  \\endif
\\elif :is_closed
  \\echo closed
\\elif :is_changed
  ALTER ROLE :"role" PASSWORD :'password';
  \\echo changed
\\elif :is_there
  \\echo exists
\\elif :is_absent
  \\echo absent
\\else
  CREATE ROLE :"role" LOGIN PASSWORD :'password' CONNECTION LIMIT 5 IN ROLE helpdesk_desk;
  \\echo created
\\endif
END
}

mkdir -p "$folder" || exit 1
if [ $# -gt 0 ]; then printf '%s\n' "$@"; else cat; fi |
# Also a list that Windows wrote, and one whose last line has no end.
tr -d '\r\357\273\277' | {
  while read -r pc || [ -n "$pc" ]; do
    name=$(printf %s "$pc" | tr A-Z a-z)
    role=pc_$name
    case $pc in
      '') continue ;;
      *[!A-Za-z0-9._-]*) refuse "$pc: not the name of a PC" && continue ;;
    esac
    [ ${#role} -le 63 ] || { refuse "$pc: too long, a role has 63 characters at most" && continue; }
    password=$(openssl rand -hex 24) && printf '%s\n' "$password" > "$folder/$name.new" || exit 1
    did=$(set_role "$role" "$password") || did=nothing
    case $did in
      created | changed | reopened) mv -f "$folder/$name.new" "$folder/$name.txt" || exit 1 ;;
      *) rm -f "$folder/$name.new" ;;
    esac
    case $did in
      created | changed | reopened) echo "$role: $did" ;;
      exists) echo "$role: exists, nothing changed" ;;
      open) refuse "$role: the role is not closed, nothing changed" ;;
      closed) refuse "$role: the role is closed (NOLOGIN), nothing changed" ;;
      absent) refuse "$role: there is no such role" ;;
      *) exit 1 ;;
    esac
  done
  exit "$failed"
}
