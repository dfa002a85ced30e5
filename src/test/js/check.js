// Throws unless two values are deeply equal.
export function same(actual, expected) {
  const [is, should] = [actual, expected].map((value) => JSON.stringify(value));
  if (is !== should) {
    throw new Error(`is ${is}, should be ${should}`);
  }
}
