/**
 * Lets tables of functions (WebAssembly) grow by thousands of slots where a program asks for one, and shows the
 * program the length that it asked for. The engine's start asks some fifty thousand times for one slot each
 * (https://github.com/emscripten-core/emscripten/issues/17891), and WebKit copies the whole table each time: two thirds
 * of its start. `prototype` is that of the tables concerned. The worker gets this function as its text: it names nothing
 * outside itself.
 */
export function growInSteps(prototype: WebAssembly.Table): void {
  const STEP = 65_536;
  const {grow, set} = WebAssembly.Table.prototype;
  const real = Object.getOwnPropertyDescriptor(WebAssembly.Table.prototype, "length")!.get!;
  /** Lengths as the program knows them, where they differ. */
  const shown = new WeakMap<WebAssembly.Table, number>();
  const lengthOf = (table: WebAssembly.Table) => shown.get(table) ?? (real.call(table) as number);
  Object.defineProperty(prototype, "length", {
    configurable: true,
    enumerable: true,
    get(this: WebAssembly.Table) {
      return lengthOf(this);
    }
  });
  prototype.grow = function (this: WebAssembly.Table, delta: number, ...value: unknown[]) {
    const before = lengthOf(this);
    const missing = before + delta - real.call(this);
    if (missing > 0)
      try {
        grow.call(this, Math.max(missing, STEP));
      } catch {
        // There is an upper bound: to the slot, then, with the error that belongs to it.
        grow.call(this, missing);
      }
    shown.set(this, before + delta);
    if (value.length > 0) for (let i = before; i < before + delta; i++) set.call(this, i, value[0]);
    return before;
  };
}
