/** What the system says no with, in words. */
const MEANINGS: Readonly<Record<string, string>> = {
  EACCES: "no permission",
  EBUSY: "in use by something else",
  EDQUOT: "the quota of the disk is used up",
  EEXIST: "something else stands there already",
  EFBIG: "too large for the file system",
  EIO: "the disk cannot be read or written",
  EISDIR: "a folder, where a file is expected",
  ELOOP: "its links lead in a circle",
  EMFILE: "too many open files",
  ENAMETOOLONG: "the name is too long",
  ENFILE: "too many open files",
  ENODEV: "the device is gone",
  ENOENT: "no such file or folder",
  ENOSPC: "the disk is full",
  ENOSYS: "the file system cannot do this",
  ENOTDIR: "a part of the path is no folder",
  ENOTEMPTY: "the folder is not empty",
  ENOTSUP: "the file system cannot do this",
  EOPNOTSUPP: "the file system cannot do this",
  EPERM: "not permitted",
  EROFS: "the file system is read-only",
  ESTALE: "the shared folder is gone",
  EXDEV: "another file system"
};

/**
 * In a line, what is wrong with a disk, a path or a right, where `error` or its cause is that; null for any other
 * error. It is somebody's to mend, and no fault of the program, so that no trace of it is wanted.
 */
export function systemFault(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const {code, syscall, path, message, cause} = error as NodeJS.ErrnoException & {cause?: unknown};
  const meaning = MEANINGS[code ?? ""];
  // A program that cannot be started is another matter.
  if (meaning !== undefined && !syscall?.startsWith("spawn")) {
    const where = path === undefined ? "" : `${path}: `;
    return `${where}${meaning} (${[code, syscall].filter((part) => part !== undefined).join(", ")})`;
  }
  // The engine has no codes.
  const [line = ""] = message.split("\n");
  if (line.startsWith("IO Error: "))
    return /No space left on device/.test(message) ? `the disk is full (${line})` : line;
  return systemFault(cause);
}
