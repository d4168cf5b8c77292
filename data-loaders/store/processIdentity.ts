import {execFileSync} from "node:child_process";
import {existsSync, readFileSync, readlinkSync} from "node:fs";
import {hostname} from "node:os";

/** Where process ids mean what they mean here: a machine since it was started, and a container's own numbering. */
export function pidNamespace(): string {
  return [hostname(), text("/proc/sys/kernel/random/boot_id"), link("/proc/self/ns/pid")].join(" ");
}

/**
 * When the process `pid` was started, as the system words it; null where it is gone.
 * A pid alone may have been given to another process since.
 */
export function startOf(pid: number): string | null {
  if (existsSync("/proc/self/stat")) return startFromProc(text(`/proc/${pid}/stat`));
  try {
    const env = {...process.env, LC_ALL: "C", TZ: "UTC"};
    const line = execFileSync("ps", ["-o", "state=,lstart=", "-p", String(pid)], {encoding: "utf8", env});
    return startFromPs(line);
  } catch {
    return isRunning(pid) && process.platform === "win32" ? "running" : null;
  }
}

/** The start time in a line of /proc/<pid>/stat: field 22. The name in brackets may hold blanks and brackets. */
export function startFromProc(stat: string): string | null {
  const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return isGone(state) ? null : (fields[18] ?? null);
}

/** The start time in a line of `ps -o state=,lstart=`. */
export function startFromPs(line: string): string | null {
  const [state, ...start] = line.trim().split(/\s+/);
  return isGone(state) || start.length === 0 ? null : start.join(" ");
}

// A zombie has ended; only its parent has not asked yet.
function isGone(state: string | undefined): boolean {
  return !state || /^[ZX]/.test(state);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function text(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return "";
  }
}

function link(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return "";
  }
}
