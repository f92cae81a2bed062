// Records, in their order, all that a process does to the files under one folder, and all that it
// says on standard output: the one is what a disk sees, the other what it has acknowledged. Loaded
// with LD_PRELOAD on Linux; FOLDER_RECORDED names the folder, WRITES_RECORDED the record.
//
// A record is five little-endian numbers (operation, file, offset, length, length of the payload)
// and the payload. A file is a number that stands for its path from its `open` on.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum { OPEN = 1, WRITE, TRUNCATE, SYNC, RENAME, UNLINK, LINK, MKDIR, SAID, RMDIR };

#define MOST_FILES 65536
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static char folder[4096];
static size_t folder_length;
static int record = -1;
static int32_t file_of[MOST_FILES];
static int32_t files;

static void put(uint32_t operation, int32_t file, int64_t offset, int64_t length,
                const void *payload, uint32_t size) {
  char head[28];
  memcpy(head, &operation, 4);
  memcpy(head + 4, &file, 4);
  memcpy(head + 8, &offset, 8);
  memcpy(head + 16, &length, 8);
  memcpy(head + 24, &size, 4);
  // Straight to the kernel: what is written here must not be recorded.
  if (syscall(SYS_write, record, head, sizeof head) != sizeof head) abort();
  for (uint32_t done = 0; done < size;) {
    long more = syscall(SYS_write, record, (const char *)payload + done, size - done);
    if (more <= 0) abort();
    done += (uint32_t)more;
  }
}

__attribute__((constructor)) static void begin(void) {
  const char *where = getenv("WRITES_RECORDED"), *named = getenv("FOLDER_RECORDED");
  if (!where || !named) return;
  snprintf(folder, sizeof folder, "%s", named);
  folder_length = strlen(folder);
  record = (int)syscall(SYS_openat, AT_FDCWD, where, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int is_ours(const char *path) {
  return record >= 0 && path && strncmp(path, folder, folder_length) == 0;
}

static int32_t file(int descriptor) {
  return descriptor >= 0 && descriptor < MOST_FILES ? file_of[descriptor] : 0;
}

#define REAL(type, name, ...) \
  static type (*real)(__VA_ARGS__); \
  if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static int opened(const char *path, int descriptor, int flags) {
  if (descriptor < 0 || descriptor >= MOST_FILES) return descriptor;
  pthread_mutex_lock(&one_at_a_time);
  file_of[descriptor] = 0;
  if (is_ours(path)) {
    file_of[descriptor] = ++files;
    put(OPEN, files, flags & O_TRUNC ? 1 : 0, flags & O_CREAT ? 1 : 0, path, (uint32_t)strlen(path));
  }
  pthread_mutex_unlock(&one_at_a_time);
  return descriptor;
}

#define MODE_FROM(last) \
  mode_t mode = 0; \
  if (flags & (O_CREAT | O_TMPFILE)) { \
    va_list rest; \
    va_start(rest, last); \
    mode = va_arg(rest, mode_t); \
    va_end(rest); \
  }

int open(const char *path, int flags, ...) {
  MODE_FROM(flags)
  REAL(int, "open", const char *, int, ...);
  return opened(path, real(path, flags, mode), flags);
}

int open64(const char *path, int flags, ...) {
  MODE_FROM(flags)
  REAL(int, "open64", const char *, int, ...);
  return opened(path, real(path, flags, mode), flags);
}

ssize_t write(int descriptor, const void *bytes, size_t size) {
  REAL(ssize_t, "write", int, const void *, size_t);
  int32_t ours = file(descriptor);
  if (record < 0 || (!ours && descriptor != 1)) return real(descriptor, bytes, size);
  pthread_mutex_lock(&one_at_a_time);
  off_t at = ours ? lseek(descriptor, 0, SEEK_CUR) : 0;
  ssize_t done = real(descriptor, bytes, size);
  if (done > 0) put(ours ? WRITE : SAID, ours, at, done, bytes, (uint32_t)done);
  pthread_mutex_unlock(&one_at_a_time);
  return done;
}

static ssize_t written_at(int descriptor, const void *bytes, ssize_t done, off_t at) {
  if (done > 0 && file(descriptor)) put(WRITE, file(descriptor), at, done, bytes, (uint32_t)done);
  return done;
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t at) {
  REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
  pthread_mutex_lock(&one_at_a_time);
  ssize_t done = written_at(descriptor, bytes, real(descriptor, bytes, size, at), at);
  pthread_mutex_unlock(&one_at_a_time);
  return done;
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t at) {
  REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
  pthread_mutex_lock(&one_at_a_time);
  ssize_t done = written_at(descriptor, bytes, real(descriptor, bytes, size, at), at);
  pthread_mutex_unlock(&one_at_a_time);
  return done;
}

static int truncated(int descriptor, int answer, off_t size) {
  if (answer == 0 && file(descriptor)) put(TRUNCATE, file(descriptor), 0, size, "", 0);
  return answer;
}

int ftruncate(int descriptor, off_t size) {
  REAL(int, "ftruncate", int, off_t);
  pthread_mutex_lock(&one_at_a_time);
  int answer = truncated(descriptor, real(descriptor, size), size);
  pthread_mutex_unlock(&one_at_a_time);
  return answer;
}

int ftruncate64(int descriptor, off64_t size) {
  REAL(int, "ftruncate64", int, off64_t);
  pthread_mutex_lock(&one_at_a_time);
  int answer = truncated(descriptor, real(descriptor, size), size);
  pthread_mutex_unlock(&one_at_a_time);
  return answer;
}

static int synced(int descriptor, int answer) {
  if (answer == 0 && file(descriptor)) put(SYNC, file(descriptor), 0, 0, "", 0);
  return answer;
}

int fsync(int descriptor) {
  REAL(int, "fsync", int);
  pthread_mutex_lock(&one_at_a_time);
  int answer = synced(descriptor, real(descriptor));
  pthread_mutex_unlock(&one_at_a_time);
  return answer;
}

int fdatasync(int descriptor) {
  REAL(int, "fdatasync", int);
  pthread_mutex_lock(&one_at_a_time);
  int answer = synced(descriptor, real(descriptor));
  pthread_mutex_unlock(&one_at_a_time);
  return answer;
}

// Two paths in one payload, with a zero between them.
static void put_two(uint32_t operation, const char *from, const char *to) {
  char both[8192];
  int size = snprintf(both, sizeof both, "%s%c%s", from, 0, to);
  put(operation, 0, 0, 0, both, (uint32_t)size);
}

int rename(const char *from, const char *to) {
  REAL(int, "rename", const char *, const char *);
  pthread_mutex_lock(&one_at_a_time);
  int answer = real(from, to);
  if (answer == 0 && is_ours(from)) put_two(RENAME, from, to);
  pthread_mutex_unlock(&one_at_a_time);
  return answer;
}

int link(const char *from, const char *to) {
  REAL(int, "link", const char *, const char *);
  pthread_mutex_lock(&one_at_a_time);
  int answer = real(from, to);
  if (answer == 0 && is_ours(from)) put_two(LINK, from, to);
  pthread_mutex_unlock(&one_at_a_time);
  return answer;
}

int unlink(const char *path) {
  REAL(int, "unlink", const char *);
  pthread_mutex_lock(&one_at_a_time);
  int answer = real(path);
  if (answer == 0 && is_ours(path)) put(UNLINK, 0, 0, 0, path, (uint32_t)strlen(path));
  pthread_mutex_unlock(&one_at_a_time);
  return answer;
}

// What C++ programs, Node among them, take files away with.
int remove(const char *path) {
  REAL(int, "remove", const char *);
  pthread_mutex_lock(&one_at_a_time);
  int answer = real(path);
  if (answer == 0 && is_ours(path)) put(UNLINK, 0, 0, 0, path, (uint32_t)strlen(path));
  pthread_mutex_unlock(&one_at_a_time);
  return answer;
}

int rmdir(const char *path) {
  REAL(int, "rmdir", const char *);
  pthread_mutex_lock(&one_at_a_time);
  int answer = real(path);
  if (answer == 0 && is_ours(path)) put(RMDIR, 0, 0, 0, path, (uint32_t)strlen(path));
  pthread_mutex_unlock(&one_at_a_time);
  return answer;
}

int mkdir(const char *path, mode_t mode) {
  REAL(int, "mkdir", const char *, mode_t);
  pthread_mutex_lock(&one_at_a_time);
  int answer = real(path, mode);
  if (answer == 0 && is_ours(path)) put(MKDIR, 0, 0, 0, path, (uint32_t)strlen(path));
  pthread_mutex_unlock(&one_at_a_time);
  return answer;
}
