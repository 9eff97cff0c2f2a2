/**
 * Shows dependency-cruiser nothing of a module but what it imports. Its own TypeScript parser needs a compiler API that TypeScript 7 no longer
 * has, and its swc parser stops at JSX; Babel reads both. Type-only imports and re-exports become plain imports, so that they count.
 */
function onlyImports({ types }) {
  return {
    manipulateOptions(options, parserOptions) {
      parserOptions.plugins.push('typescript', 'decorators-legacy');
      if (options.filename.endsWith('x')) parserOptions.plugins.push('jsx');
    },
    visitor: {
      Program(program) {
        const statements = [];
        const addStatic = (node) => {
          if (node.source) statements.push(types.importDeclaration([], types.stringLiteral(node.source.value)));
        };
        const addCall = (callee, argument) => {
          if (types.isStringLiteral(argument)) statements.push(types.expressionStatement(types.callExpression(callee, [argument])));
        };
        // Without scopes and paths, which cost more than all the rest.
        types.traverseFast(program.node, (node) => {
          if (types.isImportOrExportDeclaration(node)) addStatic(node);
          else if (types.isTSImportType(node)) addCall(types.import(), node.argument.literal ?? node.argument);
          else if (types.isCallExpression(node)) {
            if (types.isImport(node.callee)) addCall(types.import(), node.arguments[0]);
            if (types.isIdentifier(node.callee, { name: 'require' })) addCall(types.identifier('require'), node.arguments[0]);
          }
        });
        program.node.body = statements;
        program.skip();
      },
    },
  };
}

module.exports = { babelrc: false, configFile: false, compact: false, plugins: [onlyImports] };
