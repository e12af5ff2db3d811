#include "CSQLiteGuard.h"

int sg_defend(sqlite3 *database) {
  int is_on = 0;
  int code = sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, &is_on);
  return code == SQLITE_OK && is_on == 1;
}
