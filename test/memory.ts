/** Runs something and counts the bytes of all typed arrays that are made on the way, whether or not they are given up again. */
export const bytesMade = (run: () => void): number => {
  let bytes = 0;
  const originals = { Float64Array, Int32Array, Uint8Array };
  const counting = <A extends Float64ArrayConstructor | Int32ArrayConstructor | Uint8ArrayConstructor>(
    kind: A,
  ): A =>
    new Proxy(kind, {
      construct: (target, args, newTarget) => {
        const made = Reflect.construct(target, args, newTarget) as Float64Array;
        // A view of what is there already is no new memory.
        if (!(args[0] instanceof ArrayBuffer)) bytes += made.byteLength;
        return made;
      },
      get: (target, name) => {
        if (name !== "from") return Reflect.get(target, name);
        return (...args: unknown[]) => {
          const made = Reflect.apply(target.from, target, args) as Float64Array;
          bytes += made.byteLength;
          return made;
        };
      },
    });
  Object.assign(globalThis, {
    Float64Array: counting(Float64Array),
    Int32Array: counting(Int32Array),
    Uint8Array: counting(Uint8Array),
  });
  try {
    run();
  } finally {
    Object.assign(globalThis, originals);
  }
  return bytes;
};
