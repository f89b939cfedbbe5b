/**
 * Runs a function once the next frame has laid out these parts. What needs their places, such as scrolling or moving the
 * focus, would otherwise make the page do its layout before it shows anything.
 * @returns a function that calls it off
 */
export function runAfterLayout(parts: readonly Element[], run: () => void): () => void {
  // Its first report comes after a layout, whatever is in view.
  const observer = new IntersectionObserver(() => {
    observer.disconnect();
    run();
  });
  for (const part of parts) observer.observe(part);
  return () => observer.disconnect();
}
