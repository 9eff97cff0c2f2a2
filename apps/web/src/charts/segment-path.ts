export interface Point {
  readonly x: number;
  readonly y: number;
}

/** SVG path through the points, lifted at every null; a lone point between two gaps becomes a dot (a line of no length, drawn by its round cap). */
export function segmentPath(points: readonly (Point | null)[]): string {
  let isPenDown = false;
  const parts: string[] = [];
  points.forEach((point, index) => {
    if (point === null) {
      isPenDown = false;
      return;
    }
    const position = `${round(point.x)} ${round(point.y)}`;
    parts.push(`${isPenDown ? 'L' : 'M'}${position}`);
    const isLone = !isPenDown && (points[index + 1] ?? null) === null;
    if (isLone) parts.push(`L${position}`);
    isPenDown = true;
  });
  return parts.join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
