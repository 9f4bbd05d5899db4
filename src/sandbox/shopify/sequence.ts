/** Whole numbers that rise and never come twice. */
export function serve(last: number): () => number {
  let id = last;
  return () => {
    id += 1;
    return id;
  };
}
