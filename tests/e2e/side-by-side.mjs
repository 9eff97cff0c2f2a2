/**
 * Does a work for each of a list, some of them side by side, begun in the order of the list: a page waits for the server and for quiet most of its time.
 * @template Each
 * @param {readonly Each[]} list
 * @param {(each: Each) => Promise<unknown>} work
 */
export async function sideBySide(list, work, count = 3) {
  const waiting = [...list];
  const go = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: count }, go));
}
