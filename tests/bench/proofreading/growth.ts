/**
 * How a time grows with a length: the slope of a straight line laid through the logarithms (least
 * squares). 1 is linear, 2 quadratic. Null for fewer than two measurements.
 */
export function growthOf(
  points: readonly { readonly length: number; readonly time: number }[],
): number | null {
  if (points.length < 2) return null;
  const logs = points.map(({ length, time }) => ({ x: Math.log(length), y: Math.log(time) }));
  const middle = (of: (point: { x: number; y: number }) => number) =>
    logs.reduce((sum, point) => sum + of(point), 0) / logs.length;
  const x = middle((point) => point.x);
  const y = middle((point) => point.y);
  const along = middle((point) => (point.x - x) * (point.y - y));
  return along / middle((point) => (point.x - x) ** 2);
}
