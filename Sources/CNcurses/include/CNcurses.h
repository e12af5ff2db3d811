/* What Swift cannot see of ncurses and glibc by itself: macros, globals that are
   not concurrency-safe, and three calls that module Glibc leaves out. */
#ifndef RUNBOARD_CNCURSES_H
#define RUNBOARD_CNCURSES_H

#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1
#include <curses.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <termios.h>

/* One terminal cell as the painter hands it over: a base scalar, up to three
   combining scalars, attributes and an extended colour pair. */
typedef struct {
  uint32_t scalars[4];
  uint32_t attributes;
  int32_t pair;
} nc_cell;

static const uint32_t NC_BOLD = A_BOLD;
static const uint32_t NC_DIM = A_DIM;
static const uint32_t NC_REVERSE = A_REVERSE;
static const uint32_t NC_UNDERLINE = A_UNDERLINE;

/* Starts the screen; returns 0 where not even a plain terminal can be had. */
int nc_start(void);
void nc_stop(void);
/* Goes back to the screen that was there before; where the terminal has only one, it is cleared, so that a
   prompt does not come between what was drawn. */
void nc_leave(void);
void nc_resize(int rows, int columns);
int nc_colors(void);
/* Writes a run of cells at a place; wide cells count once in `count`. */
void nc_put(int row, int column, const nc_cell *cells, int count);
/* Sends what was put to the terminal and parks the hardware cursor. */
void nc_flush(int cursor_row, int cursor_column, int cursor_visible);
/* What is written to standard output between these two goes to the terminal in one piece. */
void nc_gather(void);
void nc_send_gathered(void);
void nc_redraw_all(void);
/* The width that the C library gives a scalar, for tests of our own table. */
int nc_wcwidth(uint32_t scalar);
/* Window size of a descriptor: returns 0 where it is no terminal. */
int nc_window_size(int descriptor, int *rows, int *columns);

/* A pipe whose ends keep nobody waiting and are left to no child; 0 where it was made. */
int nc_pipe(int ends[2]);

/* Signals: handlers write the signal's number to `pipe_write`; crash signals put
   the terminal back first and then die of the same signal. */
void nc_watch_signals(int pipe_write);
void nc_watch_crashes(void);
/* Puts termios and modes back as they were when nc_start was called; safe to call
   twice and from a signal handler. */
void nc_restore(void);
void nc_stop_self(void);
/* Runs a program on the terminal and waits for it; the arguments end with NULL.
   Returns 0 where it ended well, an errno where it could not start, -1 else. */
int nc_run_editor(char *const arguments[]);

#endif
