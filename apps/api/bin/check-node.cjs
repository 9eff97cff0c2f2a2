// Runs before everything else, so it must parse in any Node ever installed: CommonJS, ES5 syntax only.
/* eslint-disable no-var */
var required = [20, 19];
var running = process.versions.node.split('.').map(Number);

if (running[0] < required[0] || (running[0] === required[0] && running[1] < required[1])) {
  var wanted = required.join('.');
  var lines = [
    'Nhịp Thư cần Node.js ' + wanted + ' trở lên; máy này đang chạy ' + process.version + ' (' + process.execPath + ').',
    'Nhịp Thư needs Node.js ' + wanted + ' or newer; this is ' + process.version + '. See https://nodejs.org or use your package manager.',
    '',
  ];
  process.stderr.write(lines.join('\n'));
  process.exit(1);
}
