import fs from 'node:fs';

// Imported into Node first: better-sqlite3 then loads the binary that it ships, although one built for an older
// Electron is there.
const { existsSync } = fs;
const builtHere = /better-sqlite3[\\/]build[\\/](?:Debug|Release)[\\/]better_sqlite3\.node$/;

fs.existsSync = (path) => !builtHere.test(String(path)) && existsSync(path);
