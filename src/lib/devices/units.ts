/** Bytes of the binary units, and of the decimal gigabyte that hubs and makers print. */
export const MIB = 2 ** 20;
export const GIB = 2 ** 30;
export const GB = 1e9;

/** A size that is not one number but lies between two, in bytes. */
export interface ByteRange {
  readonly low: number;
  readonly high: number;
}

/** What a printed number of gigabytes is where GB is decimal, and where GiB was meant: each in GB and GiB. */
export function readings(printed: number): {
  readonly decimal: {readonly gb: number; readonly gib: number};
  readonly binary: {readonly gb: number; readonly gib: number};
} {
  return {
    decimal: {gb: printed, gib: (printed * GB) / GIB},
    binary: {gb: (printed * GIB) / GB, gib: printed}
  };
}
