// Says of a JSON report over what compile.js made, which cases are not found, for each compiler, target and form.
//   node missed.js REPORT
const { extensions } = JSON.parse(require('fs').readFileSync(process.argv[2], 'utf8'));
const found = {};
for (const { id, findings } of extensions) {
  const [how, name] = id.slice(id.indexOf('.') + 1).split('--');
  found[how] ??= { of: 0, missed: [] };
  found[how].of++;
  if (!findings.some((finding) => finding.rule === 'account-identity-leaves')) found[how].missed.push(name);
}
for (const [how, { of, missed }] of Object.entries(found).sort()) {
  console.log(`${how}: ${of - missed.length} of ${of}${missed.length ? ', not ' + missed.sort().join(', ') : ''}`);
}
