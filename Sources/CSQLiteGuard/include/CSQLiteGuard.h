/* What Swift cannot call of SQLite by itself: functions that take a varying number of arguments. */
#ifndef RUNBOARD_CSQLITEGUARD_H
#define RUNBOARD_CSQLITEGUARD_H

#include <sqlite3.h>

/* Forbids SQL to write what only SQLite itself should write, such as the schema's own table; returns 1 where
   that is so from now on. */
int sg_defend(sqlite3 *database);

#endif
