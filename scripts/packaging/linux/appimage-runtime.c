/* The head of the AppImage: a static program, with the packed folder of the app behind it in the same file. It mounts the folder
   read-only by FUSE, starts the app in it, and takes it away once no process of the app is left.
   - --appimage-offset prints where the folder begins in the file.
   - --appimage-extract unpacks the folder into squashfs-root, for a system without FUSE.
   Built from packages of Debian alone: libsquashfuse-dev, libfuse3-dev, libzstd-dev and libc6-dev. Their licences and this file go
   into the AppImage, so that whoever has it may link it with other versions of them. */
#define _GNU_SOURCE
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <squashfuse/ll.h>
#include <squashfuse/squashfuse.h>

/* The folder is packed with zstd. libsquashfuse knows other ways, whose libraries are left out; that of LZO is under the GPL. */
int uncompress(void) { return -1; }
int lzma_stream_buffer_decode(void) { return -1; }
int lzma_alone_decoder(void) { return -1; }
int lzma_code(void) { return -1; }
void lzma_end(void) {}
int lzo1x_decompress_safe(void) { return -1; }
int LZ4_decompress_safe(void) { return -1; }

/* Far from what a shell or the app opens for itself. */
#define ALIVE 250

static char mount_point[PATH_MAX];

static void stop(const char *format, ...) {
  va_list values;
  va_start(values, format);
  vfprintf(stderr, format, values);
  va_end(values);
  fputc('\n', stderr);
  exit(127);
}

/* The packed folder begins where the program ends. */
static size_t find_folder(const char *file) {
  Elf64_Ehdr head;
  int handle = open(file, O_RDONLY | O_CLOEXEC);
  if (handle < 0 || pread(handle, &head, sizeof head, 0) != sizeof head) stop("%s cannot be read", file);
  close(handle);
  return head.e_shoff + (size_t)head.e_shnum * head.e_shentsize;
}

static int run_fusermount(void) {
  pid_t child = fork();
  if (child == 0) {
    execlp("fusermount3", "fusermount3", "-q", "-u", "--", mount_point, (char *)NULL);
    _exit(127);
  }
  int status = -1;
  return child > 0 && waitpid(child, &status, 0) == child && status == 0 ? 0 : -1;
}

/* Waits until the last process of the app has closed its end of the pipe. The folder is busy for a moment longer where the app
   starts itself again. */
static void *unmount_at_the_end(void *pipe_end) {
  char byte;
  while (read(*(int *)pipe_end, &byte, 1) < 0 && errno == EINTR)
    ;
  while ((geteuid() == 0 ? umount2(mount_point, 0) : run_fusermount()) != 0) usleep(200000);
  return NULL;
}

/* Serves the folder. Writes a byte into `ready` once it is there. */
static int serve(const char *file, size_t offset, int ready, int alive) {
  static struct fuse_lowlevel_ops operations = {
      .getattr = sqfs_ll_op_getattr,
      .opendir = sqfs_ll_op_opendir,
      .releasedir = sqfs_ll_op_releasedir,
      .readdir = sqfs_ll_op_readdir,
      .lookup = sqfs_ll_op_lookup,
      .open = sqfs_ll_op_open,
      .create = sqfs_ll_op_create,
      .release = sqfs_ll_op_release,
      .read = sqfs_ll_op_read,
      .readlink = sqfs_ll_op_readlink,
      .forget = sqfs_ll_op_forget,
      .statfs = stfs_ll_op_statfs,
      .init = sqfs_ll_op_init,
  };
  char *words[] = {"storehub-helpdesk", "-o", "ro,nosuid,nodev,fsname=storehub-helpdesk,subtype=squashfuse", NULL};
  struct fuse_args args = FUSE_ARGS_INIT(3, words);
  sqfs_ll_chan channel;
  pthread_t thread;
  sqfs_ll *folder = sqfs_ll_open(file, offset);
  if (folder == NULL) return 1;
  if (sqfs_ll_mount(&channel, mount_point, &args, &operations, sizeof operations, folder) != SQFS_OK) return 1;
  if (pthread_create(&thread, NULL, unmount_at_the_end, &alive) != 0) return 1;
  if (write(ready, "1", 1) != 1) return 1;
  close(ready);
  /* Whoever reads what the app prints would wait for this process, too. */
  int nothing = open("/dev/null", O_RDWR);
  for (int stream = 0; stream < 3; stream++) dup2(nothing, stream);
  fuse_session_loop(channel.session);
  sqfs_ll_unmount(&channel, mount_point);
  rmdir(mount_point);
  return 0;
}

static void write_file(sqfs *folder, sqfs_inode *inode, const char *path) {
  char bytes[65536];
  int handle = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, inode->base.mode & 0777);
  if (handle < 0) stop("%s cannot be written: %s", path, strerror(errno));
  for (sqfs_off_t at = 0;;) {
    sqfs_off_t size = sizeof bytes;
    if (sqfs_read_range(folder, inode, at, &size, bytes) != SQFS_OK) stop("this file is damaged");
    if (size == 0) break;
    if (write(handle, bytes, size) != size) stop("%s cannot be written: %s", path, strerror(errno));
    at += size;
  }
  close(handle);
}

static int extract(const char *file, size_t offset) {
  static const char root[] = "squashfs-root";
  sqfs folder;
  sqfs_traverse walk;
  sqfs_err error = SQFS_OK;
  if (sqfs_open_image(&folder, file, offset) != SQFS_OK) stop("this file is damaged");
  if (sqfs_traverse_open(&walk, &folder, sqfs_inode_root(&folder)) != SQFS_OK) stop("this file is damaged");
  if (mkdir(root, 0755) != 0) stop("%s cannot be made: %s", root, strerror(errno));
  while (sqfs_traverse_next(&walk, &error)) {
    char path[PATH_MAX], target[PATH_MAX];
    size_t length = sizeof target;
    sqfs_inode inode;
    if (walk.dir_end) continue;
    snprintf(path, sizeof path, "%s/%s", root, walk.path);
    if (sqfs_inode_get(&folder, &inode, sqfs_dentry_inode(&walk.entry)) != SQFS_OK) stop("this file is damaged");
    if (S_ISDIR(inode.base.mode)) mkdir(path, 0755);
    else if (S_ISREG(inode.base.mode)) write_file(&folder, &inode, path);
    else if (S_ISLNK(inode.base.mode) && sqfs_readlink(&folder, &inode, target, &length) == SQFS_OK &&
             symlink(target, path) != 0) stop("%s cannot be written: %s", path, strerror(errno));
  }
  if (error != SQFS_OK) stop("this file is damaged");
  return 0;
}

int main(int count, char **words) {
  char file[PATH_MAX], program[PATH_MAX + 16], here[PATH_MAX], byte;
  int alive[2], ready[2];
  ssize_t length = readlink("/proc/self/exe", file, sizeof file - 1);
  if (length < 0) stop("/proc cannot be read");
  file[length] = 0;
  size_t offset = find_folder(file);
  if (count > 1 && strcmp(words[1], "--appimage-offset") == 0) return printf("%zu\n", offset) < 0;
  if (count > 1 && strcmp(words[1], "--appimage-extract") == 0) return extract(file, offset);

  const char *temporary = getenv("TMPDIR");
  snprintf(mount_point, sizeof mount_point, "%s/.mount_storehub-XXXXXX", temporary ? temporary : "/tmp");
  if (mkdtemp(mount_point) == NULL) stop("%s cannot be made: %s", mount_point, strerror(errno));
  /* The app and all that it starts hold ALIVE open; the other ends are for this program only. An AppImage that starts another, such as
     itself, does not keep its own folder so: both have the same number. */
  if (pipe2(ready, O_CLOEXEC) != 0 || pipe2(alive, O_CLOEXEC) != 0 || dup2(alive[1], ALIVE) != ALIVE)
    stop("no pipe: %s", strerror(errno));
  close(alive[1]);
  pid_t child = fork();
  if (child == 0) {
    setsid();
    close(ALIVE);
    close(ready[0]);
    _exit(serve(file, offset, ready[1], alive[0]));
  }
  close(ready[1]);
  close(alive[0]);
  if (child < 0 || read(ready[0], &byte, 1) != 1) {
    rmdir(mount_point);
    stop("StoreHub Helpdesk needs FUSE, with its program fusermount3, to start from this file. Without FUSE, run it once with\n"
         "--appimage-extract and start squashfs-root/AppRun.");
  }
  close(ready[0]);
  setenv("APPIMAGE", file, 1);
  setenv("APPDIR", mount_point, 1);
  setenv("ARGV0", words[0], 1);
  if (getcwd(here, sizeof here) != NULL) setenv("OWD", here, 1);
  snprintf(program, sizeof program, "%s/AppRun", mount_point);
  words[0] = program;
  execv(program, words);
  stop("%s cannot be started: %s", program, strerror(errno));
}
