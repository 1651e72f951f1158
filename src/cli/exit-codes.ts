/** What a command's end tells a script; the high ones are those of sysexits(3). */
export const EXIT = {
  ok: 0,
  /** The command ran and the answer is no: a problem was found, a decision or a key was not. */
  no: 1,
  usage: 2,
  /** Some of what was read is not what it should be; the rest was done. */
  badInput: 65,
  internal: 70,
  /** A port in use, a folder another process works in, a full disk, a server that is busy: try again. */
  temporary: 75,
  noPermission: 77,
  configuration: 78,
  /** Ended by whoever started it (128 and the number of SIGINT). */
  interrupted: 130,
} as const;
