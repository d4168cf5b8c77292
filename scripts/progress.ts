import {type Reporter, STEPS} from "../data-loaders/reporter.js";

/** Where progress goes: standard error, or what stands for it in a test. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const WIDTH = 24;

/** A bar that is drawn over itself on a terminal, plain lines elsewhere. `end` leaves the cursor on a line of its own. */
export function progressOn(terminal: Terminal): Reporter & {end(): void} {
  return terminal.isTTY ? bar(terminal) : lines(terminal);
}

function lines(terminal: Terminal): Reporter & {end(): void} {
  return {
    step: (name) => terminal.write(`[${STEPS.indexOf(name) + 1}/${STEPS.length}] ${name}\n`),
    // A line for each tenth, not for each file or call.
    progress: (done, total) => {
      if (tenth(done, total) > tenth(done - 1, total)) terminal.write(`      ${done}/${total}\n`);
    },
    say: (line) => terminal.write(`${line}\n`),
    end() {}
  };
}

function bar(terminal: Terminal): Reporter & {end(): void} {
  let text = "";
  const clear = () => terminal.write("\r\x1b[2K");
  const draw = (name: string, share: number, note = "") => {
    const full = Math.round(share * WIDTH);
    text = `[${"█".repeat(full)}${"░".repeat(WIDTH - full)}] ${name} ${note}`.trimEnd();
    clear();
    terminal.write(text.slice(0, (terminal.columns ?? 80) - 1));
  };
  let current: (typeof STEPS)[number] = STEPS[0];
  return {
    step(name) {
      current = name;
      draw(name, STEPS.indexOf(name) / STEPS.length);
    },
    progress(done, total) {
      draw(current, (STEPS.indexOf(current) + done / total) / STEPS.length, `${done}/${total}`);
    },
    say(line) {
      clear();
      terminal.write(`${line}\n`);
      terminal.write(text);
    },
    end() {
      clear();
      text = "";
    }
  };
}

function tenth(done: number, total: number): number {
  return Math.floor((done / total) * 10);
}
