import swcJest from '@swc/jest';

/** Compiles as every test does, but for one place of one file, which it changes before. The sources on the disk stay as they are. */
export default {
  createTransformer({ swc, mutation }) {
    const inner = swcJest.createTransformer(swc);
    const mutate = (source, path) => {
      if (!path.endsWith(`/${mutation.file}`)) return source;
      if (source.split(mutation.find).length !== 2)
        throw new Error(`“${mutation.name}”: what it changes is not exactly once in ${mutation.file}`);
      return source.replace(mutation.find, () => mutation.put);
    };
    return {
      ...inner,
      getCacheKey: (source, path, options) => inner.getCacheKey(mutate(source, path), path, options),
      process: (source, path, options) => inner.process(mutate(source, path), path, options),
      processAsync: (source, path, options) => inner.processAsync(mutate(source, path), path, options),
    };
  },
};
