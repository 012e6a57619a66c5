/** Smooths the difference between first and second places; 60 is the value of the method's authors. */
const smoothing = 60;

/** Reciprocal rank fusion: ids in the order of the sum, over all rankings, of weight / (60 + rank). Ties stay in the order of the first ranking. */
export function fuse(
  rankings: readonly { readonly ids: readonly string[]; readonly weight: number }[],
): readonly string[] {
  const scores = new Map<string, number>();
  for (const { ids, weight } of rankings) {
    ids.forEach((id, index) => {
      scores.set(id, (scores.get(id) ?? 0) + weight / (smoothing + index + 1));
    });
  }
  return [...scores].sort(([, a], [, b]) => b - a).map(([id]) => id);
}
