import {execFileSync} from "node:child_process";
import {accessSync, constants, existsSync} from "node:fs";
import path from "node:path";

/** The first of these programs that is there: by a name on the path, or by a path of its own. */
export function findExecutable(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const candidates = names.flatMap((name) =>
    path.isAbsolute(name) ? [name] : folders.map((folder) => path.join(folder, name))
  );
  return candidates.find(isExecutable);
}

/** Installs packages of Debian's; false where this is no Debian, or nobody who may. */
export function installPackages(names: readonly string[]): boolean {
  const isDebianRoot = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (!isDebianRoot) return false;
  console.log(`installing Debian's ${names.join(", ")}`);
  execFileSync("apt-get", ["update", "-qq"], {stdio: "inherit"});
  execFileSync("apt-get", ["install", "-y", "-qq", ...names], {stdio: ["ignore", "ignore", "inherit"]});
  return true;
}

/** Whether there is a program at this path. */
export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
