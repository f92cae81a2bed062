// Clocks are set by the network to within seconds; two machines that share a library may differ by
// a few minutes.
const tolerance = 15 * 60_000;

/** Whether the clock stands before the last words, which were saved at `latest`. */
export function isClockBehind(latest: number, now = Date.now()): boolean {
  return latest > now + tolerance;
}
