#!/bin/sh
# Names the PCs that have not been connected for a time, which their role was not closed for. For monitoring on working days.
#
#   sh silent-pcs.sh            for a day
#   sh silent-pcs.sh '3 days'   for any interval of PostgreSQL
#
# It ends with 0 without such a PC, with 1 if there are some, and with 2 if the server did not answer. As the owner of the database.

set -u
export PGDATABASE="${PGDATABASE:-helpdesk}"
silent=$(psql -X -q -At -v ON_ERROR_STOP=1 -v time="${1:-1 day}" <<'END'
SELECT format('%s (%s) since %s', max(pc_name), owner, max(seen_at)::timestamp(0))
FROM helpdesk.desk JOIN pg_roles ON rolname = owner
WHERE rolcanlogin AND NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE usename = owner)
GROUP BY owner HAVING max(seen_at) < now() - :'time'::interval
ORDER BY max(seen_at);
END
) || exit 2
[ -z "$silent" ] || { echo "$silent"; exit 1; }
