#!/bin/sh
# import.sh FOLDER: takes every file of the feed in that folder into PostgreSQL, oldest first, and removes it once it is
# in. Where psql connects to, PGHOST, PGDATABASE, PGUSER and the like say. Ended at any moment, it goes on the next time.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$1"
for file in desk-*.v1.tsv; do
  [ -e "$file" ] || continue
  sha256sum --check --quiet "$file.sha256"
  psql --quiet --no-psqlrc --single-transaction --set ON_ERROR_STOP=1 --output /dev/null --file "$here/take-in.sql" < "$file"
  rm -f -- "$file" "$file.sha256"
done
