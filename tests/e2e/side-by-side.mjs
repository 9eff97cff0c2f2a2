/** A page waits for the server and for quiet most of its time. */
const COUNT = 3;

/**
 * Does a work for each of a list, some of them side by side, begun in the order of the list.
 * @template Each
 * @param {readonly Each[]} list
 * @param {(each: Each) => Promise<void>} work
 */
export async function sideBySide(list, work) {
  const waiting = [...list];
  const go = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: COUNT }, go));
}
