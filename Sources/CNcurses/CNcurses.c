/* The few functions that need C: filling cchar_t, and signal handlers that may
   only use async-signal-safe calls. */
#define _GNU_SOURCE
#include "CNcurses.h"
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

/* Leaves bracketed paste, mouse reports, synchronised output and the alternate
   screen; shows the cursor. Written in one call from a crash handler. */
static const char RESET[] =
    "\033[?2026l\033[?2004l\033[?1006l\033[?1002l\033[?1000l\033[0m\033[?1049l\033[?25h\033[?1l\033>";

static struct termios saved_termios;
static volatile sig_atomic_t is_active = 0;
static volatile sig_atomic_t has_termios = 0;
static int signal_pipe = -1;
/* The terminal, whatever stands at the place of standard output just now. */
static int terminal = -1;
/* Where a frame is gathered; -1 where there is no such place, and pieces go out as they come. */
static int gathered = -1;

static void set_locale(void) {
  setlocale(LC_ALL, "");
  /* Widths and output are wrong in the C locale; C.UTF-8 is always there on Debian. */
  if (MB_CUR_MAX == 1) setlocale(LC_CTYPE, "C.UTF-8");
}

int nc_start(void) {
  set_locale();
  has_termios = tcgetattr(STDIN_FILENO, &saved_termios) == 0;
  terminal = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  if (terminal >= 0) gathered = memfd_create("frame", MFD_CLOEXEC);
  SCREEN *screen = newterm(NULL, stdout, stdin);
  /* A TERM that terminfo does not know is no reason to refuse: nearly all of them
     understand what a vt100 does. */
  if (screen == NULL) screen = newterm("xterm-256color", stdout, stdin);
  if (screen == NULL) screen = newterm("vt100", stdout, stdin);
  if (screen == NULL) return 0;
  set_term(screen);
  is_active = 1;
  raw();
  noecho();
  nonl();
  idlok(stdscr, TRUE);
  leaveok(stdscr, FALSE);
  typeahead(-1);
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
  return 1;
}

void nc_leave(void) {
  char *other_screen = tigetstr("rmcup");
  if (other_screen == NULL || other_screen == (char *)-1) {
    erase();
    refresh();
  }
  endwin();
}

void nc_stop(void) {
  if (!is_active) return;
  nc_leave();
  is_active = 0;
  if (has_termios) tcsetattr(STDIN_FILENO, TCSANOW, &saved_termios);
}

void nc_restore(void) {
  if (!is_active) return;
  is_active = 0;
  ssize_t ignored = write(terminal < 0 ? STDOUT_FILENO : terminal, RESET, sizeof RESET - 1);
  (void)ignored;
  if (has_termios) tcsetattr(STDIN_FILENO, TCSANOW, &saved_termios);
}

int nc_pipe(int ends[2]) { return pipe2(ends, O_NONBLOCK | O_CLOEXEC); }

void nc_resize(int rows, int columns) { resizeterm(rows, columns); }

int nc_colors(void) { return has_colors() ? COLORS : 0; }

void nc_put(int row, int column, const nc_cell *cells, int count) {
  static cchar_t buffer[1024];
  if (count > 1023) count = 1023;
  for (int i = 0; i < count; i++) {
    memset(&buffer[i], 0, sizeof(cchar_t));
    buffer[i].attr = cells[i].attributes;
    buffer[i].ext_color = cells[i].pair;
    for (int k = 0; k < 4; k++) buffer[i].chars[k] = (wchar_t)cells[i].scalars[k];
  }
  memset(&buffer[count], 0, sizeof(cchar_t));
  mvadd_wchnstr(row, column, buffer, count);
}

void nc_flush(int cursor_row, int cursor_column, int cursor_visible) {
  wmove(stdscr, cursor_row, cursor_column);
  curs_set(cursor_visible);
  wnoutrefresh(stdscr);
  doupdate();
}

static void send_all(const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t sent = write(STDOUT_FILENO, bytes, count);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0 && errno == EAGAIN) {
      struct pollfd room = {.fd = STDOUT_FILENO, .events = POLLOUT};
      poll(&room, 1, -1);
      continue;
    }
    /* Nobody is there any more. */
    if (sent <= 0) return;
    bytes += sent;
    count -= (size_t)sent;
  }
}

void nc_gather(void) {
  /* ncurses 6.4 hands the kernel a piece for every move of the cursor, a dozen or more to a frame, and each wakes
     whoever reads the terminal. It writes to a descriptor by its number and to nothing else. */
  if (gathered < 0) return;
  /* Behind endwin the first frame takes the terminal's modes back, which wants the terminal itself. */
  if (isendwin()) reset_prog_mode();
  dup2(gathered, STDOUT_FILENO);
}

void nc_send_gathered(void) {
  static char buffer[65536];
  if (gathered < 0) return;
  dup2(terminal, STDOUT_FILENO);
  off_t left = lseek(gathered, 0, SEEK_CUR);
  lseek(gathered, 0, SEEK_SET);
  for (off_t place = 0; left > 0;) {
    ssize_t count = pread(gathered, buffer, left < (off_t)sizeof buffer ? (size_t)left : sizeof buffer, place);
    if (count <= 0) return;
    send_all(buffer, (size_t)count);
    place += count;
    left -= count;
  }
}

void nc_redraw_all(void) { clearok(curscr, TRUE); }

int nc_wcwidth(uint32_t scalar) {
  set_locale();
  return wcwidth((wchar_t)scalar);
}

int nc_window_size(int descriptor, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_row == 0) return 0;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return 1;
}

static void forward_signal(int number) {
  unsigned char byte = (unsigned char)number;
  ssize_t ignored = write(signal_pipe, &byte, 1);
  (void)ignored;
}

static void install(int number, void (*handler)(int), int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

void nc_watch_signals(int pipe_write) {
  signal_pipe = pipe_write;
  /* The last ones end a program that does not ask for them: an orderly end gives the terminal back. */
  const int numbers[] = {SIGINT,  SIGTERM, SIGHUP,  SIGQUIT,   SIGWINCH, SIGTSTP,
                         SIGCONT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
    install(numbers[i], forward_signal, SA_RESTART);
  signal(SIGPIPE, SIG_IGN);
}

static void crash(int number) {
  nc_restore();
  signal(number, SIG_DFL);
  raise(number);
}

void nc_watch_crashes(void) {
  /* A stack overflow leaves no stack for its own handler: it needs another one. */
  static char stack[65536];
  stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&alternate, NULL);
  const int numbers[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGSYS};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
    install(numbers[i], crash, SA_ONSTACK | SA_NODEFER);
}

int nc_run_editor(char *const arguments[]) {
  /* The child gets the default signals; the console must not end because somebody
     pressed C-c in the editor. */
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t defaults;
  sigemptyset(&defaults);
  const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGPIPE, SIGXFSZ, SIGWINCH};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) sigaddset(&defaults, numbers[i]);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  struct sigaction ignore = {.sa_handler = SIG_IGN}, plain = {.sa_handler = SIG_DFL}, interrupt, quit, stop;
  sigaction(SIGINT, &ignore, &interrupt);
  sigaction(SIGQUIT, &ignore, &quit);
  /* C-z in the editor stops both, so that the shell sees its job stop and fg goes on with both. */
  sigaction(SIGTSTP, &plain, &stop);
  pid_t child;
  int status = 0;
  int problem = posix_spawnp(&child, arguments[0], NULL, &attributes, arguments, environ);
  if (problem == 0)
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
  sigaction(SIGINT, &interrupt, NULL);
  sigaction(SIGQUIT, &quit, NULL);
  sigaction(SIGTSTP, &stop, NULL);
  posix_spawnattr_destroy(&attributes);
  if (problem != 0) return problem;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : -1;
}

void nc_stop_self(void) {
  signal(SIGTSTP, SIG_DFL);
  kill(getpid(), SIGTSTP);
  install(SIGTSTP, forward_signal, SA_RESTART);
}
